import { readFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { unwrap } from '../../../base/result.ts'
import { parseYaml } from '../../../base/yaml.ts'
import { publicity } from '../../../content/campaigns/campaign-schema.ts'
import type { Usage } from '../../../exchange/schemas/usage.ts'
import { deskOf, testKiosk, testOffice, type TestOffice } from '../test-office.ts'
import { forgetSearches } from '../usage.ts'
import { SAMPLES } from '../ledgers/test-samples.ts'
import { ledgerOf } from '../ledgers/stored.ts'
import { figures } from './api-types.ts'

const DAY_MS = 86_400_000
let office: TestOffice | undefined
afterEach(async () => {
  await office?.end()
  office = undefined
})

async function begin() {
  const at = (office = await testOffice())
  const kiosk = await testKiosk(at)
  const send = async (change: Partial<Usage>) => {
    const counted: Usage = {
      kind: 'usage',
      day: '2026-11-23',
      campaigns: [],
      visits: 0,
      outcomes: [],
      searches: 0,
      notFound: [],
      notOpened: [],
      ...change,
    }
    const { envelope } = await kiosk.store(() => counted, false)
    expect((await kiosk.deliver(envelope)).status).toBe(201)
  }
  const apply = async () => expect((await kiosk.deliver((await kiosk.confirm()).envelope)).status).toBe(201)
  const section = async (id: string, role: 'director' | 'clerk' = 'director') => {
    const desk = await deskOf(at, `${id} ${at.clock.now().toISOString()}`, { roles: [role] })
    const all = figures.parse(await (await desk.get('/figures?from=2026-01-01&to=2026-12-31')).json())
    return all.sections
      .find((one) => one.id === id)!
      .rows.map(({ label, cells }) => [label, ...cells.map(({ text }) => text)])
  }
  return { at, send, apply, section }
}

test('what was begun, what was brought to its end, and the step at which most left', async () => {
  const { send, section } = await begin()
  const aid = { journey: 'application', subject: 'legal-aid' } as const
  await send({
    visits: 12,
    searches: 4,
    notFound: [{ text: '彩礼退不退', count: 1 }],
    outcomes: [
      { ...aid, leftAt: null, count: 3 },
      { ...aid, leftAt: 'identity', count: 4 },
      { ...aid, leftAt: 'a-step-of-older-content', count: 1 },
      { journey: 'guide', subject: 'unpaid-wages', leftAt: null, count: 2 },
      { journey: 'application', subject: '', leftAt: null, count: 1 },
    ],
  })
  await send({ visits: 3, outcomes: [{ ...aid, leftAt: 'identity', count: 2 }] })
  expect(await section('outcomes')).toEqual([
    ['来用的人次', '15', '', ''],
    ['查询', '4', '3', '75.0%（3/4）'],
    ['申请法律援助', '10', '3', '30.0%（3/10）'],
    ['老板不发工资', '2', '2', '100.0%（2/2）'],
    ['其他申请', '1', '1', '100.0%（1/1）'],
  ])
  expect(await section('drop-off')).toEqual([
    ['申请法律援助：您是谁', '6', '60.0%（6/10）'],
    ['申请法律援助：填表', '1', '10.0%（1/10）'],
  ])
})

test('what was not found is shown from three on, lies sealed, and is gone after thirty days', async () => {
  const { at, send, section } = await begin()
  const asked = [
    { text: '彩礼退不退', count: 2 },
    { text: '我家的事', count: 1 },
  ]
  await send({ searches: 9, notFound: asked })
  const unopened = [
    { text: '土地流转', count: 3 },
    { text: '我家的事', count: 1 },
  ]
  await send({ searches: 9, notFound: [{ text: '彩礼退不退', count: 2 }], notOpened: unopened })
  expect(await section('not-found')).toEqual([
    ['彩礼退不退', '4', '0'],
    ['土地流转', '0', '3'],
    ['不到三次的和第二十以后的，合计', '1', '1'],
  ])
  const stored = async () => at.office.store.selectFrom('usage').selectAll().execute()
  expect(JSON.stringify(await stored())).not.toMatch(/彩礼|土地/)

  at.clock.advance(30 * DAY_MS)
  expect(await forgetSearches(at.office)).toBe(0)
  at.clock.advance(DAY_MS)
  // Before the daily work has come by, it is not shown either.
  expect(await section('not-found')).toEqual([['不到三次的和第二十以后的，合计', '0', '0']])
  expect(await forgetSearches(at.office)).toBe(2)
  expect(
    (await stored()).map(({ searches, notFoundSealed, notOpenedSealed }) => [
      searches,
      notFoundSealed,
      notOpenedSealed,
    ]),
  ).toEqual([
    [9, null, null],
    [9, null, null],
  ])
  // What was on its way for so long is not taken up.
  await send({ searches: 5, notFound: asked, notOpened: unopened })
  expect((await stored()).at(-1)).toMatchObject({ notFoundSealed: null, notOpenedSealed: null })
})

test('what came while a campaign ran is told by it, beside the office’s own activities', async () => {
  const { at, send, apply, section } = await begin()
  const given = { journey: 'application', subject: 'legal-aid', leftAt: null, count: 2 } as const
  await send({ campaigns: ['wages'], visits: 7, outcomes: [given, { ...given, leftAt: 'identity' }] })
  await send({ day: '2026-12-04', campaigns: ['constitution', 'wages'], visits: 3 })
  await send({ day: '2026-10-01', visits: 5 })
  await apply()
  const desk = await deskOf(at, '宣传员', { roles: ['director'] })
  for (const campaign of ['constitution', 'constitution', 'other'])
    expect(
      (
        await desk.post('/ledgers/publicity/records', {
          values: { ...SAMPLES['publicity'], campaign, people: '30' },
        })
      ).status,
    ).toBe(201)
  expect((await section('campaigns')).filter((row) => row.slice(1).some((cell) => cell !== '0'))).toEqual([
    ['农民工讨薪专项', '10', '2', '1', '0', '0'],
    ['宪法宣传周', '3', '0', '0', '2', '60'],
    ['其他专项', '0', '0', '0', '1', '30'],
  ])
})

test('every campaign that kiosks tell of can be chosen for an activity', () => {
  const file = new URL('../../../content/campaigns/publicity.yaml', import.meta.url)
  const { campaigns } = unwrap(
    parseYaml({ schema: publicity, text: readFileSync(file, 'utf8'), file: 'publicity' }),
  )
  const options = ledgerOf('publicity')
    .fields.find(({ id }) => id === 'campaign')!
    .options!.map(({ id }) => id)
  expect(campaigns.map(({ id }) => id).filter((id) => !options.includes(id))).toEqual([])
})
