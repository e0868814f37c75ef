import type { Content } from '../../content/load.ts'
import type { ContentPacks } from '../../kiosk/service/content-packs/content-packs.ts'

/** Content that no office replaces. */
export const fixedContent = (content: Content): ContentPacks => ({
  content,
  lawFolder: () => undefined,
  told: () => ({ version: content.version, pack: null, refused: null }),
  offered: () => Promise.resolve(),
  idle: () => {},
  onShown: () => {},
})
