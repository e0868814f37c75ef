import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unwrap } from '../../../base/result.ts'
import {
  deskOf,
  testKiosk,
  testOffice,
  testProfile,
  type TestKiosk,
  type TestOffice,
} from '../test-office.ts'
import { parseYaml } from '../../../base/yaml.ts'
import { localFigureFile } from '../../../content/rules/local-figure-schema.ts'
import { profileView } from '../profile/api-types.ts'
import { contentChecked, contentView, released } from './api-types.ts'

// Each check reads all content; a slow machine takes its time.
const PATIENCE = 120_000
const SHIPPED = fileURLToPath(new URL('../../../content', import.meta.url))
const PATH = 'guides/m13-debt.yaml'
const shipped = readFileSync(join(SHIPPED, PATH), 'utf8')
const corrected = shipped.replace(/^title: .*$/m, 'title: 借钱不还、给人担保')
const broken = corrected.replace(/^start: .*$/m, 'start: nowhere')

let at: TestOffice
let kiosk: TestKiosk
let author: Awaited<ReturnType<typeof deskOf>>
let second: Awaited<ReturnType<typeof deskOf>>
beforeAll(async () => {
  at = await testOffice()
  kiosk = await testKiosk(at)
  author = await deskOf(at, '钱演示', { roles: ['administrator'] })
  second = await deskOf(at, '赵演示', { roles: ['director'] })
})
afterAll(() => at.end())

const view = async () => contentView.parse(await (await author.get('/content')).json())
const pack = async () => unwrap(await kiosk.client.pack())
const put = (text: string) =>
  author.post('/content/proposals', { files: [{ path: PATH, text }], withdraw: [] })
const waiting = async () => (await view()).waiting[0]!.id

test(
  'a file is placed by what it says, and each fault is told by file, line and field',
  async () => {
    const answer = await author.post('/content/check', {
      files: [
        { name: '改好的.yaml', path: null, text: broken },
        { name: 'strange.yaml', path: null, text: 'a: b\n' },
      ],
    })
    const { files, faults } = contentChecked.parse(await answer.json())
    expect(files).toEqual([
      { name: '改好的.yaml', path: PATH, replaces: 'shipped' },
      { name: 'strange.yaml', path: null, replaces: null },
    ])
    const line = broken.split('\n').findIndex((one) => one.startsWith('start:')) + 1
    expect(faults).toContainEqual(expect.objectContaining({ file: PATH, line, field: 'start' }))
    const refused = await put(broken)
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({ code: 'faults', faults })
    expect(await view()).toMatchObject({ waiting: [], files: [{ path: 'office.yaml', origin: 'profile' }] })
  },
  PATIENCE,
)

test(
  'put in by one, released by another: then it stands in a new pack, and kiosks get the very text',
  async () => {
    const before = await pack()
    expect((await put(corrected)).status).toBe(201)
    expect((await pack()).n).toBe(before.n)
    expect(await view()).toMatchObject({
      waiting: [{ by: '钱演示', changes: [{ path: PATH, change: 'changed' }] }],
    })
    const id = await waiting()
    const itself = await author.post(`/content/proposals/${id}/release`)
    expect([itself.status, ((await itself.json()) as { code: string }).code]).toEqual([403, 'second-person'])

    const done = await second.post(`/content/proposals/${id}/release`)
    const { n } = released.parse(await done.json())
    const after = await pack()
    expect(after.n).toBe(n)
    expect(n).toBeGreaterThan(before.n)
    const entry = after.files.find(({ path }) => path === PATH)!
    expect(entry.from).toBe(testProfile.officeCode)
    expect(unwrap(await kiosk.client.packFile(entry.sha256))).toBe(corrected)
    expect(await view()).toMatchObject({
      pack: { n, changes: [{ path: PATH, change: 'changed' }] },
      files: [
        { path: PATH, origin: 'own', addedBy: '钱演示', releasedBy: '赵演示', superseded: false },
        { path: 'office.yaml' },
      ],
      waiting: [],
    })
    expect(await (await author.get(`/content/files/${entry.sha256}`)).text()).toBe(corrected)
    expect((await second.post(`/content/proposals/${id}/release`)).status).toBe(409)
    const again = await put(corrected)
    expect([again.status, ((await again.json()) as { code: string }).code]).toEqual([409, 'nothing'])
  },
  PATIENCE,
)

test(
  'withdrawn likewise by two; what was taken off the list is not released any more',
  async () => {
    const before = await pack()
    const withdraw = () => author.post('/content/proposals', { files: [], withdraw: [PATH] })
    expect((await withdraw()).status).toBe(201)
    const first = await waiting()
    expect((await author.post(`/content/proposals/${first}/discard`)).status).toBe(200)
    expect((await second.post(`/content/proposals/${first}/release`)).status).toBe(409)
    expect((await withdraw()).status).toBe(201)
    expect((await second.post(`/content/proposals/${await waiting()}/release`)).status).toBe(200)
    const after = await pack()
    expect(after.n).toBeGreaterThan(before.n)
    expect(after.files.map(({ path }) => path)).toEqual(['office.yaml'])
    expect((await withdraw()).status).toBe(404)
    const audit = await at.office.store
      .selectFrom('auditEntry')
      .select(['clerk', 'action'])
      .where('action', 'like', '%content')
      .orderBy('n')
      .execute()
    expect(audit.map(({ clerk, action }) => `${clerk} ${action}`)).toEqual([
      ' issue-content',
      '钱演示 propose-content',
      '赵演示 release-content',
      '赵演示 issue-content',
      '钱演示 propose-content',
      '钱演示 discard-content',
      '钱演示 propose-content',
      '赵演示 release-content',
      '赵演示 issue-content',
    ])
  },
  PATIENCE,
)

test(
  'a service for which the profile has no counter is not let in; what stands is minded when the profile changes',
  async () => {
    const notary = readFileSync(join(SHIPPED, 'services/notary.yaml'), 'utf8')
    const lead = (counter: string) => ({
      path: 'services/notary.yaml',
      text: notary.replace('counter: notary', `counter: ${counter}`),
    })
    const proposed = (counter: string) =>
      author.post('/content/proposals', { files: [lead(counter)], withdraw: [] })
    expect(await (await proposed('tax')).json()).toMatchObject({
      faults: [{ file: 'office.yaml', field: 'bodies' }],
    })
    expect((await proposed('petitions')).status).toBe(201)
    const id = await waiting()
    const bodies = (kind: string) => testProfile.bodies.filter((one) => one.kind !== kind)
    const change = async (kind: string) => {
      const { n } = profileView.parse(await (await author.get('/profile')).json())
      return author.post('/profile', { n, change: { bodies: bodies(kind) } })
    }
    // Only proposed: the profile still needs the notary, and not the petitions office.
    expect((await change('notary')).status).toBe(422)
    expect((await change('petitions')).status).toBe(200)
    expect(await (await second.post(`/content/proposals/${id}/release`)).json()).toMatchObject({
      faults: [{ file: 'office.yaml', field: 'bodies' }],
    })
    const { n } = profileView.parse(await (await author.get('/profile')).json())
    expect((await author.post('/profile', { n, change: { bodies: testProfile.bodies } })).status).toBe(200)
    expect((await second.post(`/content/proposals/${id}/release`)).status).toBe(200)
    expect(await (await change('petitions')).json()).toMatchObject({
      problems: [{ field: 'switchedOff.notary', problem: 'no-counter' }],
    })
    const { catalogue } = profileView.parse(await (await author.get('/profile')).json())
    expect(catalogue.services.find((one) => one.id === 'notary')?.counter).toBe('petitions')
    expect((await change('notary')).status).toBe(200)
  },
  PATIENCE,
)

test(
  'a local figure typed in is a file that a second person releases; the next year is added to it',
  async () => {
    const entry = {
      id: 'average-monthly-wage',
      place: '演示市',
      value: 6500,
      from: '2026-01-01',
      source: '演示市2025年统计公报',
      checkedOn: '2026-11-20',
    }
    const enter = (change: object) => author.post('/content/figures', { ...entry, ...change })
    const wrong = await enter({ value: 78_000, source: '公报', place: '' })
    expect(wrong.status).toBe(422)
    expect(await wrong.json()).toMatchObject({
      code: 'problems',
      problems: expect.arrayContaining([
        expect.objectContaining({ field: 'place' }),
        expect.objectContaining({ field: 'source' }),
      ]),
    })
    const [high] = ((await (await enter({ value: 78_000 })).json()) as { problems: { field: string }[] })
      .problems
    expect(high?.field).toBe('value')

    const figure = async () => (await view()).figures.find(({ id }) => id === 'average-monthly-wage')!
    expect(await figure()).toMatchObject({ origin: null, now: null })
    expect((await enter({})).status).toBe(201)
    expect((await view()).waiting[0]!.changes).toMatchObject([
      { path: 'figures/average-monthly-wage.yaml', change: 'added', figure: { values: [{ value: 6500 }] } },
    ])
    const id = await waiting()
    expect((await author.post(`/content/proposals/${id}/release`)).status).toBe(403)
    expect((await second.post(`/content/proposals/${id}/release`)).status).toBe(200)
    expect(await figure()).toMatchObject({ origin: 'own', place: '演示市', now: { value: 6500 }, ahead: [] })

    expect((await enter({ value: 7000, from: '2027-01-01' })).status).toBe(201)
    expect((await second.post(`/content/proposals/${await waiting()}/release`)).status).toBe(200)
    expect(await figure()).toMatchObject({
      now: { value: 6500 },
      ahead: [{ value: 7000, from: '2027-01-01' }],
    })
    const { files } = await pack()
    const { sha256 } = files.find(({ path }) => path === 'figures/average-monthly-wage.yaml')!
    const text = unwrap(await kiosk.client.packFile(sha256))
    expect(unwrap(parseYaml({ schema: localFigureFile, text, file: 'f' })).values).toHaveLength(2)
  },
  PATIENCE,
)

test('the profile, places outside, twice the same place, and what is no text are refused', async () => {
  const send = async (files: { path: string; text: string }[], withdraw: string[] = []) =>
    (await author.post('/content/proposals', { files, withdraw })).status
  expect(await send([])).toBe(422)
  for (const path of ['office.yaml', '../x.yaml', 'laws/digests/a.yaml', 'guides/a.ts'])
    expect([path, await send([{ path, text: 'a: b' }])]).toEqual([path, 422])
  expect(await send([{ path: PATH, text: corrected }], [PATH])).toBe(422)
  for (const text of ['', 'a\0b', 'a'.repeat(450_001)]) expect(await send([{ path: PATH, text }])).toBe(422)
  expect((await author.get('/content/files/none')).status).toBe(404)
})
