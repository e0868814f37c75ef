import type { Content } from '../../content/load.ts'
import type { DeskOrders } from '../../kiosk/service/desk-orders.ts'
import type { ContentPacks } from '../../kiosk/service/content-packs/content-packs.ts'

/** A desk that orders nothing. */
export const noOrders: DeskOrders = {
  take: () => {},
  restarted: () => null,
  message: () => null,
  queueing: () => false,
  onMessage: () => {},
  stop: () => {},
}

/** Content that no office replaces. */
export const fixedContent = (content: Content): ContentPacks => ({
  content,
  lawFolder: () => undefined,
  told: () => ({ version: content.version, pack: null, refused: null }),
  offered: () => Promise.resolve(),
  idle: () => Promise.resolve(),
  onShown: () => {},
})
