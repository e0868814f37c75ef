import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { unwrap } from '../../../base/result.ts'
import { LEVELS, type Level } from '../../../exchange/schemas/report.ts'
import { connectParent } from '../chain/connect.ts'
import type { Relay } from '../chain/relay.ts'
import { createEnrolmentCode } from '../enrolments.ts'
import { testKiosk, testOffice, testProfile, type TestKiosk, type TestOffice } from '../test-office.ts'
import { checkTexts } from './check.ts'
import { issuePack, newestManifests, readManifest } from './issue.ts'
import { changeAtOnce } from './proposals.ts'
import { contentViewOf } from './view.ts'

// Reading and judging all content takes seconds at each of five offices: only the last test does it.
vi.mock(import('./check.ts'), async (original) => {
  const real = await original()
  return { ...real, checkTexts: vi.fn<typeof real.checkTexts>(() => Promise.resolve([])) }
})

const DOWNWARD = LEVELS.toReversed()
const codeOf = (level: Level) => `00000010000${LEVELS.indexOf(level) + 1}`
interface Node {
  at: TestOffice
  relay: Relay | undefined
}
const nodes = new Map<Level, Node>()
const node = (level: Level): Node => nodes.get(level)!
let kiosk: TestKiosk
/** Files that were asked for, by the office that was asked. */
let asked: Level[] = []
let down: Level | undefined

beforeAll(async () => {
  const realFetch = globalThis.fetch
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) => {
    const of = LEVELS.find((level) => nodes.has(level) && url.startsWith(`${node(level).at.url}/`))
    if (of && of === down) return Promise.reject(new TypeError('fetch failed'))
    if (of && url.includes('/v1/content/files/')) asked.push(of)
    return realFetch(url, init)
  })
  for (const level of LEVELS) {
    const profile = {
      ...testProfile,
      officeCode: codeOf(level),
      shortCode: `QT0${LEVELS.indexOf(level) + 1}`,
    }
    nodes.set(level, { at: await testOffice({ level, profile }), relay: undefined })
  }
  for (const [i, level] of LEVELS.slice(0, -1).entries()) {
    const parent = node(LEVELS[i + 1]!).at
    const { code } = await createEnrolmentCode(parent.office, level, { code: codeOf(level), level })
    const child = node(level)
    child.relay = unwrap(await connectParent(child.at.office, { data: child.at.data, url: parent.url, code }))
  }
  kiosk = await testKiosk(node('township').at)
  await flow()
}, 60_000)
afterAll(async () => {
  for (const { relay } of nodes.values()) await relay?.stop()
  for (const { at } of nodes.values()) await at.end()
  vi.unstubAllGlobals()
})

/** Lets what was issued above come down, level by level. */
async function flow(): Promise<void> {
  for (const level of DOWNWARD) await node(level).relay?.tick()
}
const put = async (level: Level, path: string, text: string | null) =>
  unwrap(await changeAtOnce(node(level).at.office, '甲', [{ path, text }]))
const standing = async (level: Level) => {
  const [newest] = await newestManifests(node(level).at.office.store, 1)
  return readManifest(newest!)
    .files.filter(({ path }) => path !== 'office.yaml')
    .map(({ path, from }) => `${path} ${from}`)
}
const ministry = codeOf('ministry')
const city = codeOf('city')

test('what the ministry puts in stands in the pack of the township, with who wrote it, and each office its own profile', async () => {
  const { n } = unwrap(await kiosk.client.pack())
  await put('ministry', 'answers/new-law.yaml', 'answers: [一]\n')
  await flow()
  for (const level of LEVELS) expect(await standing(level)).toEqual([`answers/new-law.yaml ${ministry}`])
  expect(asked).toEqual(['ministry', 'province', 'city', 'county'])
  const pack = unwrap(await kiosk.client.pack())
  expect(pack.n).toBeGreaterThan(n)
  const profile = pack.files.find(({ path }) => path === 'office.yaml')!
  expect(profile.from).toBe(codeOf('township'))
  expect(unwrap(await kiosk.client.packFile(profile.sha256))).toContain(codeOf('township'))
})

test('while one in the middle is down the others go on; then only what is new is asked for', async () => {
  down = 'county'
  asked = []
  await put('city', 'guides/city.yaml', 'id: city\n')
  await put('county', 'guides/county.yaml', 'id: county\n')
  await flow()
  expect(await standing('county')).toEqual([
    `answers/new-law.yaml ${ministry}`,
    `guides/city.yaml ${city}`,
    `guides/county.yaml ${codeOf('county')}`,
  ])
  expect(await standing('township')).toEqual([`answers/new-law.yaml ${ministry}`])
  down = undefined
  await flow()
  await flow()
  expect(await standing('township')).toEqual(await standing('county'))
  // One by the county of the city, two by the township of the county: no file twice, and none that was there.
  expect(asked).toEqual(['city', 'county', 'county'])
})

test('the copy of the office above hides an own one of the same place; withdrawn above, the own one stands again', async () => {
  await put('township', 'guides/city.yaml', 'id: city-as-the-township-says\n')
  const { office } = node('township').at
  const own = async () =>
    (await contentViewOf(office)).files.filter(
      ({ path, origin }) => path === 'guides/city.yaml' && origin === 'own',
    )
  expect(await own()).toMatchObject([{ superseded: true }])
  expect(await standing('township')).toContain(`guides/city.yaml ${city}`)
  asked = []
  await put('city', 'guides/city.yaml', null)
  await flow()
  expect(await own()).toMatchObject([{ superseded: false }])
  expect(await standing('township')).toContain(`guides/city.yaml ${codeOf('township')}`)
  expect(await standing('county')).not.toContain(`guides/city.yaml ${city}`)
  expect(asked).toEqual([])
})

test('a file that is not what its hash says is taken in nowhere, and asked for again', async () => {
  await put('city', 'guides/changed.yaml', 'id: one\n')
  const { store } = node('city').at.office
  const lie = (text: string) =>
    store.updateTable('contentFile').set({ text }).where('text', 'like', 'id: one%').execute()
  await lie('id: one, with something else\n')
  await flow()
  expect(await standing('county')).not.toContain(`guides/changed.yaml ${city}`)
  await lie('id: one\n')
  await flow()
  expect(await standing('township')).toContain(`guides/changed.yaml ${city}`)
})

test('what a kiosk could not show is refused as a whole, kept with its reason, and told to the office above', async () => {
  const real = await vi.importActual<typeof import('./check.ts')>('./check.ts')
  const county = node('county').at.office
  const before = await standing('county')
  // Past the check of the city itself, as an older program there would let it.
  await put('city', 'services/notary.yaml', 'id: notary\n')
  await put('city', 'answers/good.yaml', 'answers: [二]\n')
  vi.mocked(checkTexts).mockImplementation((files) =>
    real.checkTexts(files.filter(({ path }) => path === 'services/notary.yaml' || path === 'office.yaml')),
  )
  const checks = vi.mocked(checkTexts).mock.calls.length
  await node('county').relay!.tick()
  await node('county').relay!.tick()
  // The same on top of the same content is not judged twice.
  expect(vi.mocked(checkTexts).mock.calls.length - checks).toBe(1)
  expect(await standing('county')).toEqual(before)
  const refused = (await contentViewOf(county)).above!.refused!
  expect(refused.faults[0]).toMatchObject({ file: 'services/notary.yaml' })
  const receivers = (await contentViewOf(node('city').at.office)).receivers
  expect(receivers).toMatchObject([
    { kind: 'office', shown: { refused: { n: refused.n, problem: expect.stringContaining('notary.yaml') } } },
  ])
  const audit = await county.store
    .selectFrom('auditEntry')
    .select('subject')
    .where('action', '=', 'refuse-content')
    .execute()
  expect(audit).toEqual([{ subject: `${refused.n} services/notary.yaml` }])

  vi.mocked(checkTexts).mockImplementation(() => Promise.resolve([]))
  await put('city', 'services/notary.yaml', null)
  await flow()
  expect(await standing('township')).toContain(`answers/good.yaml ${city}`)
  expect((await contentViewOf(county)).above!.refused).toBeNull()
}, 120_000)

test('an older pack of the office above, served again, takes nothing back', async () => {
  const n = await put('city', 'guides/newest.yaml', 'id: newest\n')
  await flow()
  const before = await standing('county')
  expect(before).toContain(`guides/newest.yaml ${city}`)
  const { store } = node('city').at.office
  await store.deleteFrom('contentPack').where('n', '=', n).execute()
  const [older] = await newestManifests(store, 1)
  await store
    .updateTable('contentHead')
    .set({ n: readManifest(older!).n })
    .execute()
  await flow()
  expect(await standing('county')).toEqual(before)
})

test('a new profile above is no new content here: nothing is judged, and no pack is issued', async () => {
  const checks = vi.mocked(checkTexts).mock.calls.length
  const [before] = await newestManifests(node('province').at.office.store, 1)
  const { store } = node('ministry').at.office
  const body = JSON.stringify({ ...testProfile, phone: '0000-7654321' })
  await store.insertInto('profileVersion').values({ n: 1, at: '', by: '甲', what: '[]', body }).execute()
  const n = await issuePack(node('ministry').at.office)
  await flow()
  expect(vi.mocked(checkTexts).mock.calls.length).toBe(checks)
  expect(await newestManifests(node('province').at.office.store, 1)).toEqual([before])
  expect((await contentViewOf(node('province').at.office)).above!.n).toBe(n)
})
