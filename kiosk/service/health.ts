import type { Hono } from 'hono'
import { shanghaiTimestamp, type Clock } from '../../base/clock.ts'
import type { LawService } from '../../content/laws/law-worker.ts'
import type { ContentPacks } from './content-packs/content-packs.ts'
import type { KioskDevices } from './devices.ts'
import type { OfficeLink } from './office-link.ts'
import type { KioskSpeech } from './speech.ts'

/** GET /health: for people and monitors, without a token and without anything personal. */
export function healthRoutes(
  app: Hono,
  deps: {
    version: string
    clock: Clock
    packs: ContentPacks
    devices: KioskDevices
    speech: KioskSpeech
    office: OfficeLink
    laws: () => LawService | undefined
    pageBuilt: () => boolean
  },
): void {
  const startedAt = performance.now()
  app.get('/health', async (c) => {
    const packs = deps.packs.told()
    const laws = await deps.laws()?.info()
    return c.json({
      version: deps.version,
      contentVersion: packs.version,
      contentPack: { pack: packs.pack, refused: packs.refused },
      now: shanghaiTimestamp(deps.clock.now()),
      uptimeSeconds: Math.round((performance.now() - startedAt) / 1000),
      page: deps.pageBuilt() ? 'built' : 'building',
      devices: deps.devices.facts(),
      speech: deps.speech.health(),
      outbox: deps.office.health(),
      office: {
        enrolled: deps.office.enrolled(),
        reachable: deps.office.reachable(),
        revoked: deps.office.revoked(),
        fingerprint: deps.office.fingerprint(),
        clockSkewSeconds: deps.office.clockSkewSeconds(),
      },
      laws: laws ? { laws: laws.laws, articles: laws.articles, source: laws.source } : null,
    })
  })
}
