import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { silentLogger } from '../base/log.ts'
import { unwrap } from '../base/result.ts'
import { changedContent, littleContent, ownContent } from './support/little-content.ts'
import { packOffice } from './support/pack-office.ts'
import { openContentPacks, type ContentPacks } from '../kiosk/service/content-packs/content-packs.ts'
import { openPackStore } from '../kiosk/service/content-packs/pack-store.ts'

const DEMO = 'office/demo.yaml'
const renamed = (name: string) => changedContent(DEMO, { name: { 'zh-CN': name } })
const QUESTIONS = 'common-questions.yaml'

/** What came with the software. */
const shipped = littleContent()
afterAll(() => rmSync(shipped, { recursive: true, force: true }))

let directory: string
let at: ReturnType<typeof packOffice>
let visited: boolean
let packs: ContentPacks

const store = () => openPackStore({ directory: join(directory, 'content'), shipped, profile: undefined })
const open = () =>
  unwrap(
    openContentPacks({ store: store(), trust: () => at.trust, log: silentLogger, visited: () => visited }),
  )
const offer = (n: number) => packs.offered(n, at.office)
const name = () => packs.content.office.name['zh-CN']

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'mingli-packs-'))
  at = packOffice()
  visited = false
  packs = open()
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

test('what the office issues is shown while the kiosk runs, and after the next start', async () => {
  const before = packs.content.version
  expect(packs.told()).toEqual({ version: before, pack: null, refused: null })
  at.issue(7, {
    'office.yaml': renamed('青田司法所'),
    'services/notary.yaml': changedContent('services/notary.yaml', { name: { 'zh-CN': '公证（新）' } }),
  })
  const shown = vi.fn<() => void>()
  packs.onShown(shown)
  await offer(7)
  expect(name()).toBe('青田司法所')
  expect(packs.content.services.find(({ id }) => id === 'notary')?.name['zh-CN']).toBe('公证（新）')
  expect(packs.told()).toMatchObject({ pack: 7, refused: null })
  expect(packs.content.version).not.toBe(before)
  expect(shown).toHaveBeenCalledTimes(1)
  packs = open()
  expect(name()).toBe('青田司法所')
  expect(packs.told().pack).toBe(7)
})

test('nothing changes before a visitor; afterwards the newest is shown', async () => {
  visited = true
  at.issue(7, { 'office.yaml': renamed('青田司法所') })
  await offer(7)
  await packs.idle()
  expect(packs.told().pack).toBeNull()
  at.issue(8, { 'office.yaml': renamed('白云司法所') })
  await offer(8)
  expect(name()).not.toBe('白云司法所')
  visited = false
  await packs.idle()
  expect(name()).toBe('白云司法所')
})

test('who comes while it is read is not disturbed, and it is shown once they left, without being read again', async () => {
  at.issue(7, { 'office.yaml': renamed('青田司法所'), [QUESTIONS]: ownContent(QUESTIONS) })
  const offered = offer(7)
  await vi.waitFor(() => expect(readdirSync(join(directory, 'content'))).toContain('room-7'), {
    timeout: 20_000,
    interval: 5,
  })
  visited = true
  await offered
  expect(packs.told().pack).toBeNull()
  visited = false
  const idle = packs.idle()
  // At once: nothing was left to wait for but a promise.
  await Promise.resolve()
  expect(name()).toBe('青田司法所')
  await idle
  expect(packs.told()).toMatchObject({ pack: 7, refused: null })
})

test('what is shown while a newer pack is still coming spoils neither', async () => {
  visited = true
  at.issue(7, { 'office.yaml': renamed('青田司法所') })
  await offer(7)
  at.issue(8, { 'office.yaml': renamed('白云司法所'), [QUESTIONS]: ownContent(QUESTIONS) })
  let asked = 0
  const source = {
    pack: at.office.pack,
    packFile: async (sha256: string) => {
      asked += 1
      // Between the first file and the second the visitor leaves.
      if (asked === 2) {
        visited = false
        await packs.idle()
      }
      return at.office.packFile(sha256)
    },
  }
  await packs.offered(8, source)
  expect(name()).toBe('青田司法所')
  expect(packs.told().refused).toBeNull()
  await offer(8)
  expect(name()).toBe('白云司法所')
  expect(packs.told()).toMatchObject({ pack: 8, refused: null })
})

test('only what is new is fetched, and what arrived before the line broke is kept', async () => {
  const first = {
    'office.yaml': ownContent(DEMO),
    [QUESTIONS]: ownContent(QUESTIONS),
    'values.yaml': ownContent('values.yaml'),
  }
  at.issue(7, first)
  at.breakAfter(2)
  await offer(7)
  expect(packs.told().pack).toBeNull()
  at.breakAfter(Infinity)
  await offer(7)
  expect(packs.told().pack).toBe(7)
  // Two came, the third broke off, and only that one came again.
  expect(at.asked).toHaveLength(4)
  at.issue(8, { ...first, 'office.yaml': renamed('青田司法所') })
  await offer(8)
  expect(at.asked).toHaveLength(5)
  expect(readdirSync(join(directory, 'content/files'))).toHaveLength(3)
  expect(readdirSync(join(directory, 'content')).filter((one) => one.startsWith('room'))).toEqual(['room-7'])
})

test('where only the office’s profile is another, it is as if all had been read', async () => {
  at.issue(7, { 'office.yaml': renamed('青田司法所'), [QUESTIONS]: ownContent(QUESTIONS) })
  await offer(7)
  at.issue(8, { 'office.yaml': renamed('白云司法所'), [QUESTIONS]: ownContent(QUESTIONS) })
  await offer(8)
  const { version } = packs.content
  expect(name()).toBe('白云司法所')
  // Nothing was laid out anew for it.
  expect(readdirSync(join(directory, 'content')).filter((one) => one.startsWith('room'))).toEqual(['room-7'])
  at.issue(9, { 'office.yaml': changedContent(DEMO, { openOn: [8] }), [QUESTIONS]: ownContent(QUESTIONS) })
  await offer(9)
  expect(packs.told().refused).toMatchObject({ n: 9, problem: expect.stringMatching(/^office\.yaml:\d+: /) })
  packs = open()
  expect(packs.content.version).toBe(version)
  expect(name()).toBe('白云司法所')
})

test('what says the same as before is no other content', async () => {
  const { version } = packs.content
  at.issue(7, { 'office.yaml': `# the same\n${ownContent(DEMO)}` })
  await offer(7)
  expect(packs.told()).toEqual({ version, pack: 7, refused: null })
})

test('a pack that does not fit is told by its fault and not asked for again; the next one is taken', async () => {
  at.issue(7, { 'office.yaml': changedContent(DEMO, { openOn: [8] }) })
  await offer(7)
  expect(packs.told()).toMatchObject({
    pack: null,
    refused: { n: 7, problem: expect.stringMatching(/^office\.yaml:\d+: openOn/) },
  })
  await offer(7)
  expect(at.asked).toHaveLength(1)
  at.issue(8, { 'office.yaml': renamed('青田司法所') })
  await offer(8)
  expect(packs.told()).toMatchObject({ pack: 8, refused: null })
})

test('an old pack is never taken again', async () => {
  at.issue(8, { 'office.yaml': renamed('青田司法所') })
  await offer(8)
  at.issue(7, { 'office.yaml': ownContent(DEMO) })
  await offer(9)
  expect(packs.told().pack).toBe(8)
})

test.each<[string, () => void]>([
  [
    'a changed manifest',
    () => {
      const file = join(directory, 'content/manifest.json')
      writeFileSync(file, readFileSync(file, 'utf8').replace('"n":7', '"n":9'))
    },
  ],
  [
    'a changed file',
    () => {
      const folder = join(directory, 'content/files')
      writeFileSync(join(folder, readdirSync(folder)[0]!), renamed('别的所'))
    },
  ],
  ['half a manifest', () => writeFileSync(join(directory, 'content/manifest.json'), '{"v":1,')],
  [
    'another office',
    () => {
      at = packOffice('000000100002')
    },
  ],
])('%s on the disk is not shown, and the office’s is fetched again', async (_, change) => {
  at.issue(7, { 'office.yaml': renamed('青田司法所') })
  await offer(7)
  change()
  packs = open()
  expect(packs.told().pack).toBeNull()
  at.issue(7, { 'office.yaml': renamed('白云司法所') })
  await offer(7)
  expect(name()).toBe('白云司法所')
})

test('software that has no place for the held pack shows its own content and says so', async () => {
  at.issue(7, { 'services/notary.yaml': ownContent('services/notary.yaml') })
  await offer(7)
  expect(packs.told().pack).toBe(7)
  const update = join(shipped, 'services/notaries.yaml')
  writeFileSync(update, changedContent('services/notary.yaml', { id: 'notaries' }))
  packs = open()
  expect(packs.told()).toMatchObject({
    pack: null,
    refused: { n: 7, problem: expect.stringContaining('another service has code') },
  })
  expect(packs.content.services.map(({ id }) => id)).toEqual(['notaries'])
  rmSync(update)
})

test('a disk that takes nothing loses nothing, and is tried again', async () => {
  at.issue(7, { 'office.yaml': renamed('青田司法所') })
  const files = join(directory, 'content/files')
  mkdirSync(join(directory, 'content'), { recursive: true })
  writeFileSync(files, 'a file where the folder should be')
  await offer(7)
  expect(packs.told()).toMatchObject({ pack: null, refused: { n: 7, problem: 'disk: EEXIST' } })
  rmSync(files)
  await offer(7)
  expect(packs.told()).toMatchObject({ pack: 7, refused: null })
})
