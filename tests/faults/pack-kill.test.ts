import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { silentLogger } from '../../base/log.ts'
import { unwrap } from '../../base/result.ts'
import type { PackManifest } from '../../exchange/schemas/pack.ts'
import { textHash } from '../../exchange/signing.ts'
import { openContentPacks } from '../../kiosk/service/content-packs/content-packs.ts'
import { openPackStore } from '../../kiosk/service/content-packs/pack-store.ts'
import { changedContent, littleContent, ownContent } from '../support/little-content.ts'
import { packOffice } from '../support/pack-office.ts'

const RUNS = process.env['LONG'] ? 40 : 6
const PATIENCE_MS = 20_000
const PROGRAM = fileURLToPath(new URL('pack-that-dies.ts', import.meta.url))
const shipped = littleContent()
const directory = mkdtempSync(join(tmpdir(), 'mingli-pack-kill-'))
afterAll(() => {
  for (const folder of [shipped, directory]) rmSync(folder, { recursive: true, force: true })
})

const at = packOffice()
const filesOf = (n: number): Record<string, string> => ({
  'office.yaml': changedContent('office/demo.yaml', { name: { 'zh-CN': `第${n}所` } }),
  'common-questions.yaml': ownContent('common-questions.yaml'),
  'services/notary.yaml': changedContent('services/notary.yaml', { name: { 'zh-CN': `公证${n}` } }),
})

/** Takes the pack up in a process that is killed so many milliseconds later; whether it had said it was done, and when. */
async function killed(pack: PackManifest, files: Record<string, string>, afterMs: number) {
  const child = fork(PROGRAM, [directory, shipped], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const texts = Object.fromEntries(Object.values(files).map((text) => [textHash(text), text]))
  child.send({ pack, texts, signingKey: at.trust.signingKey })
  await once(child, 'message')
  const begun = performance.now()
  let done = false
  child.once('message', () => {
    done = true
  })
  await Promise.race([
    once(child, 'message'),
    new Promise((resolve) => {
      setTimeout(resolve, afterMs)
    }),
  ])
  child.kill('SIGKILL')
  const ms = performance.now() - begun
  await once(child, 'exit')
  return { done, ms }
}

test(
  `killed at ${RUNS} moments while a pack is taken up: the one before or the new one, and never a mix`,
  async () => {
    // Undisturbed first, which tells how long it takes: the moments are spread over that.
    const whole = await killed(at.issue(1, filesOf(1)), filesOf(1), PATIENCE_MS)
    expect(whole.done).toBe(true)
    let before = 1
    let completed = 0
    for (let n = 2; n <= RUNS + 1; n++) {
      const files = filesOf(n)
      const { done } = await killed(at.issue(n, files), files, Math.round((whole.ms * (n - 1)) / RUNS))
      const packs = unwrap(
        openContentPacks({
          store: openPackStore({ directory, shipped, profile: undefined }),
          trust: () => at.trust,
          log: silentLogger,
          visited: () => false,
        }),
      )
      const shown = packs.told().pack ?? 0
      expect([before, n]).toContain(shown)
      if (done) expect(shown).toBe(n)
      if (shown > 0) {
        expect(packs.content.office.name['zh-CN']).toBe(`第${shown}所`)
        expect(packs.content.services.map(({ name }) => name['zh-CN'])).toEqual([`公证${shown}`])
      }
      before = shown
      completed += done ? 1 : 0
    }
    // Whatever was left half done, the next pack is taken.
    const last = filesOf(RUNS + 2)
    expect((await killed(at.issue(RUNS + 2, last), last, PATIENCE_MS)).done).toBe(true)
    expect(completed).toBeLessThan(RUNS)
  },
  RUNS * PATIENCE_MS + 3 * PATIENCE_MS,
)
