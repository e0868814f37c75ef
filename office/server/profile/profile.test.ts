import { afterEach, expect, test } from 'vitest'
import { parseYaml } from '../../../base/yaml.ts'
import { officeProfile } from '../../../content/office/profile-schema.ts'
import { startOffice } from '../start.ts'
import { silentLogger } from '../../../base/log.ts'
import { manualClock } from '../../../base/clock.ts'
import { unwrap } from '../../../base/result.ts'
import { deskOf, testOffice, testProfile, type TestOffice } from '../test-office.ts'
import { figures } from '../figures/api-types.ts'
import { ledgerPage } from '../ledgers/api-types.ts'
import { profileVersions, profileView } from './api-types.ts'
import { openProfiles } from './profiles.ts'

let at: TestOffice | undefined
afterEach(async () => {
  await at?.end()
  at = undefined
})
async function begin() {
  at = await testOffice()
  const desk = await deskOf(at, '赵演示', { roles: ['director'] })
  const get = async () => profileView.parse(await (await desk.get('/profile')).json())
  return { desk, get, at }
}
const closure = { days: { from: '2026-12-01', to: '2026-12-02' }, text: '停电检修', instead: '请到县局窗口' }

test('what the desk writes is the office from then on, version by version', async () => {
  const { desk, get } = await begin()
  expect(await get()).toMatchObject({ n: 0, by: null })
  expect(
    (await desk.post('/profile', { n: 0, change: { closures: [closure], phone: '0000-1234567' } })).status,
  ).toBe(200)
  const now = await get()
  expect(now).toMatchObject({ n: 1, by: '赵演示', profile: { phone: '0000-1234567' } })
  expect(now.profile.closures).toMatchObject([{ text: { 'zh-CN': '停电检修' } }])
  expect(now.profile.staff).toEqual(testProfile.staff)
  const { versions } = profileVersions.parse(await (await desk.get('/profile/versions')).json())
  expect(versions).toMatchObject([{ n: 1, by: '赵演示', what: ['closures', 'phone'] }])
  const text = await (await desk.get('/profile.yaml')).text()
  expect(unwrap(parseYaml({ schema: officeProfile, text, file: 'office.yaml' }))).toEqual(now.profile)
})

test('the schema of the file judges, each fault at its place, and nothing is written', async () => {
  const { desk, get } = await begin()
  const staff = testProfile.staff.map((one, i) => (i === 1 ? { ...one, phone: '12' } : one))
  const answer = await desk.post('/profile', { n: 0, change: { staff, openOn: [1, 2, 3, 4, 5, 6] } })
  expect(answer.status).toBe(422)
  const { problems } = (await answer.json()) as { problems: { field: string }[] }
  expect(problems.map(({ field }) => field)).toContain('staff.1.phone')
  expect((await get()).n).toBe(0)
  expect((await desk.post('/profile', { n: 0, change: { officeCode: '999999' } })).status).toBe(422)
})

test('who looked at an old version does not write over the new one', async () => {
  const { desk } = await begin()
  expect((await desk.post('/profile', { n: 0, change: { closures: [closure] } })).status).toBe(200)
  expect((await desk.post('/profile', { n: 0, change: { closures: [] } })).status).toBe(409)
})

test('parts that nobody else wrote meanwhile are written, and the newer ones stay', async () => {
  const { desk, get } = await begin()
  expect((await desk.post('/profile', { n: 0, change: { closures: [closure] } })).status).toBe(200)
  expect((await desk.post('/profile', { n: 0, change: { phone: '0000-1234567' } })).status).toBe(200)
  expect((await get()).profile).toMatchObject({ phone: '0000-1234567', closures: [{ instead: {} }] })
  expect((await desk.post('/profile', { n: 1, change: { phone: '0000-2222222' } })).status).toBe(409)
})

test('an open service keeps a body to send people to; switched off, it needs none', async () => {
  const { desk, get } = await begin()
  const bodies = testProfile.bodies.filter(({ kind }) => kind !== 'notary')
  const answer = await desk.post('/profile', { n: 0, change: { bodies } })
  expect(answer.status).toBe(422)
  expect(await answer.json()).toMatchObject({
    problems: [{ field: 'switchedOff.notary', problem: 'no-counter' }],
  })
  const switchedOff = { ...testProfile.switchedOff, notary: { open: false, instead: '演示县公证处' } }
  expect((await desk.post('/profile', { n: 0, change: { bodies, switchedOff } })).status).toBe(200)
  const strange = bodies.map((one, at) => (at === 1 ? { ...one, kind: 'no-such-kind' } : one))
  const refused = await desk.post('/profile', { n: 1, change: { bodies: strange } })
  expect(await refused.json()).toMatchObject({ problems: [{ field: 'bodies.1.kind' }] })
  expect((await get()).n).toBe(1)
})

test('a village that is gone keeps its name in the ledgers and its line in the figures', async () => {
  const { desk, at: office } = await begin()
  const [village] = testProfile.villages
  const values = {
    date: '2026-11-23',
    village: village!.id,
    adviser: '吴演示',
    work: 'duty',
    served: '4',
    hours: '2',
  }
  expect((await desk.post('/ledgers/village-adviser/records', { values })).status).toBe(201)
  const change = {
    villages: testProfile.villages.slice(1),
    groups: testProfile.groups.filter((group) => group.village !== village!.id),
  }
  expect((await desk.post('/profile', { n: 0, change })).status).toBe(200)
  const name = village!.name['zh-CN']
  const { choices, rows } = ledgerPage.parse(await (await desk.get('/ledgers/village-adviser?')).json())
  expect(choices.village.at(-1)).toEqual({ id: village!.id, label: name, gone: true })
  expect(rows[0]!.cells).toMatchObject({ 'own.village': name })
  const { sections } = figures.parse(await (await desk.get('/figures?')).json())
  const { rows: covered } = sections.find(({ id }) => id === 'coverage')!
  expect(covered.map(({ label }) => label)).toContain(name)
  // As another process of the office, or this one after a restart, reads it.
  const other = await openProfiles(office.office.store, testProfile)
  other.stop()
  expect(other.former().village).toEqual([{ id: village!.id, label: name }])
})

test('after a restart the desk’s version holds, not the file’s', async () => {
  const { desk, at } = await begin()
  await desk.post('/profile', { n: 0, change: { phone: '0000-7654321' } })
  const other = unwrap(
    await startOffice({
      data: at.data,
      profile: testProfile,
      host: '127.0.0.1',
      port: 0,
      clock: manualClock(new Date('2026-11-23T02:00:00Z')),
      log: silentLogger,
    }),
  )
  expect(other.office.profile.phone).toBe('0000-7654321')
  await other.stop()
})
