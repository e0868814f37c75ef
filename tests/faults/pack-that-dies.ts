import { silentLogger } from '../../base/log.ts'
import { unwrap } from '../../base/result.ts'
import type { PackManifest } from '../../exchange/schemas/pack.ts'
import { openContentPacks } from '../../kiosk/service/content-packs/content-packs.ts'
import { openPackStore } from '../../kiosk/service/content-packs/pack-store.ts'

/** A kiosk that takes up a pack in a process of its own: its parent sends the pack with its texts, and kills it. */
const [directory, shipped] = process.argv.slice(2)
if (!directory || !shipped) throw new Error('usage: pack-that-dies DIRECTORY SHIPPED')

process.once(
  'message',
  (order: { pack: PackManifest; texts: Record<string, string>; signingKey: string }) => {
    const { pack, texts, signingKey } = order
    const packs = unwrap(
      openContentPacks({
        store: openPackStore({ directory, shipped, profile: undefined }),
        trust: () => ({ officeCode: pack.officeCode, signingKey }),
        log: silentLogger,
        visited: () => false,
      }),
    )
    process.send?.('taking')
    void packs
      .offered(pack.n, {
        pack: () => Promise.resolve({ ok: true, value: pack }),
        packFile: (sha256) => Promise.resolve({ ok: true, value: texts[sha256] ?? '' }),
      })
      .then(() => process.send?.('taken'))
  },
)
