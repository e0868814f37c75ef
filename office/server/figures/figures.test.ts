import { afterEach, expect, test } from 'vitest'
import { deskOf, testKiosk, testOffice, type TestOffice } from '../test-office.ts'
import type { Message, StaffRating, Survey } from '../../../exchange/schemas/message.ts'
import { ledgerPage } from '../ledgers/api-types.ts'
import { SAMPLES } from '../ledgers/test-samples.ts'
import { figures, type FigureCell, type Figures } from './api-types.ts'

let office: TestOffice | undefined
afterEach(async () => {
  await office?.end()
  office = undefined
})

async function begin() {
  office = await testOffice()
  const desk = await deskOf(office, '赵演示', { roles: ['director'] })
  const write = async (ledger: string, change: object = {}) => {
    const answer = await desk.post(`/ledgers/${ledger}/records`, {
      values: { ...SAMPLES[ledger], ...change },
    })
    expect(answer.status).toBe(201)
    return ((await answer.json()) as { id: string }).id
  }
  const move = async (id: string, version: number, name: string, values: object = {}) =>
    expect((await desk.post(`/records/${id}/move`, { version, move: name, values })).status).toBe(200)
  const read = async (as = desk): Promise<Figures> =>
    figures.parse(await (await as.get('/figures?from=2026-01-01&to=2026-12-31')).json())
  return { office, desk, write, move, read }
}

function cell(all: Figures, section: string, row: string, column = 0): FigureCell {
  const found = all.sections.find(({ id }) => id === section)?.rows.find(({ id }) => id === row)?.cells[
    column
  ]
  if (!found) throw new Error(`no ${section} ${row} ${column}`)
  return found
}
const text = (...of: Parameters<typeof cell>) => cell(...of).text

test('an empty office has zeros and dashes, and every village stands in the coverage', async () => {
  const { read, office } = await begin()
  const all = await read()
  expect(text(all, 'services', 'total')).toBe('0')
  expect(text(all, 'adoption', 'rate')).toBe('—')
  expect(text(all, 'satisfaction', 'rate')).toBe('不足五份，不显示')
  const coverage = all.sections.find(({ id }) => id === 'coverage')!
  expect(coverage.rows.map(({ id }) => id)).toEqual(office.office.profile.villages.map(({ id }) => id))
  expect(coverage.rows.flatMap(({ cells }) => cells.map((one) => one.text)).every((one) => one === '0')).toBe(
    true,
  )
})

test('services, adoption and mediation are the hand-counted ones', async () => {
  const { write, move, read } = await begin()
  const later = { result: 'later', again: '2026-11-30' }
  await write('consultation')
  await move(await write('consultation', later), 1, 'answer')
  await write('consultation', later) // open: not completed
  await write('village-adviser') // served four
  const kinds = ['adopted', 'adopted', 'partly', 'not', 'unknown']
  for (const adoption of kinds)
    await write('legal-opinion', {
      adoption,
      ...(adoption === 'unknown' ? {} : { 'adopted-on': '2026-11-24' }),
    })
  for (const [index, outcome] of ['written', 'oral', 'failed'].entries()) {
    const id = await write('mediation', { kind: index === 0 ? 'land' : 'neighbor' })
    await move(id, 1, 'hand-over', { committee: 'town-mediation' })
    if (outcome === 'failed') await move(id, 2, 'failed')
    else await move(id, 2, 'agreed', { outcome, 'agreed-on': '2026-11-23' })
  }
  await write('mediation') // still open
  const all = await read()
  // 2 consultations + 4 served by the adviser + 3 mediated
  expect(text(all, 'services', 'total')).toBe('9')
  expect(text(all, 'adoption', 'rate')).toBe('75.0%（3/4）')
  expect(text(all, 'adoption', 'unknown')).toBe('1')
  expect(['total', 'neighbor', 'land'].map((row) => text(all, 'mediation', row, 2))).toEqual([
    '66.7%（2/3）',
    '50.0%（1/2）',
    '100.0%（1/1）',
  ])
})

test('satisfaction counts the three upper faces, and says nothing below five', async () => {
  const { office, read, write } = await begin()
  const kiosk = await testKiosk(office)
  const rate = async (score: number) => {
    const { envelope } = await kiosk.store(
      () => ({ kind: 'evaluation', service: 'laws', score, tags: [], at: '2026-11-23T10:00:00+08:00' }),
      false,
    )
    expect((await kiosk.deliver(envelope)).status).toBe(201)
  }
  for (const score of [5, 4, 3, 2]) await rate(score)
  expect(text(await read(), 'satisfaction', 'rate')).toBe('不足五份，不显示')
  await rate(1)
  for (let i = 0; i < 2; i++) {
    await write('village-adviser')
    await write('consultation')
  }
  const all = await read()
  expect(text(all, 'satisfaction', 'rate')).toBe('60.0%（3/5）')
  expect(text(all, 'satisfaction', 'response')).toBe('50.0%（5/10）')
})

test('a person is judged by five or nobody, and only the director sees it', async () => {
  const { office, write, read } = await begin()
  for (let i = 0; i < 4; i++) await write('rating')
  expect(text(await read(), 'persons', 'qian', 1)).toBe('—')
  await write('rating', { attitude: '1' })
  const all = await read()
  expect([0, 1, 2, 3].map((column) => text(all, 'persons', 'qian', column))).toEqual([
    '5',
    '4.20',
    '4.00',
    '4.00',
  ])
  const clerk = await deskOf(office, '钱演示', { roles: ['clerk'] })
  const seen = (await read(clerk)).sections.map(({ id }) => id)
  expect(seen).toEqual([
    'services',
    'channels',
    'adoption',
    'satisfaction',
    'survey',
    'outcomes',
    'drop-off',
    'not-found',
    'campaigns',
    'coverage',
    'mediation',
    'training',
  ])
})

test('kiosks rate who served and answer three questions: counted with the others, from five on', async () => {
  const { office, write, read } = await begin()
  const kiosk = await testKiosk(office)
  const answer = async (rating: StaffRating | undefined, survey: Survey | undefined) => {
    const at = '2026-11-23T10:00:00+08:00'
    const message = { kind: 'evaluation', service: 'visit', score: 4, tags: [], rating, survey, at } as const
    const { envelope } = await kiosk.store(() => JSON.parse(JSON.stringify(message)) as Message, false)
    expect((await kiosk.deliver(envelope)).status).toBe(201)
  }
  await write('rating', { staff: 'qian', attitude: '5', ability: '5', quality: '5' })
  for (const attitude of [1, 2, 3])
    await answer(
      { staff: 'qian', attitude, ability: 4, quality: 5 },
      { known: true, first: false, content: true },
    )
  await answer(undefined, { known: false, first: false, content: true })
  const few = await read()
  expect([text(few, 'persons', 'qian'), text(few, 'survey', 'known')]).toEqual(
    Array.from({ length: 2 }, () => '不足五份，不显示'),
  )
  await answer({ staff: 'qian', attitude: 4, ability: 4, quality: 5 }, undefined)
  await answer(
    { staff: 'nobody', attitude: 1, ability: 1, quality: 1 },
    { known: true, first: true, content: false },
  )
  const all = await read()
  expect([0, 1, 2, 3].map((column) => text(all, 'persons', 'qian', column))).toEqual([
    '5',
    '3.00',
    '4.20',
    '5.00',
  ])
  expect(['known', 'first', 'content', 'n'].map((row) => text(all, 'survey', row))).toEqual([
    '80.0%（4/5）',
    '20.0%（1/5）',
    '80.0%（4/5）',
    '5',
  ])
})

test('registers: posts, norm, hours, funds, and units that belong to something done', async () => {
  const { office, write, read } = await begin()
  await write('post') // ours, seconded out
  await write('post', { seconded: 'false', 'seconded-to': '' })
  await write('post', {
    holder: 'outsider',
    outsider: '演示镇政府',
    staff: '',
    seconded: '',
    'seconded-to': '',
  })
  await write('post', { holder: 'vacant', staff: '', seconded: '', 'seconded-to': '' })
  await write('training')
  await write('training', { form: 'net', hours: '1.5', bilingual: 'false' })
  await write('training', { staff: 'sun', hours: '2' })
  await write('fund')
  await write('fund', { source: 'province', staff: '0', office: '0', cases: '100', total: '100' })
  await write('purchase')
  await write('village-adviser') // 10-2026-0001
  await write('delivery')
  await write('delivery', { transaction: '10-2026-0099' })
  const all = await read()
  const posts = ['all', 'political', 'outsider', 'seconded', 'vacant', 'present', 'norm-3', 'norm-5']
  expect(posts.map((row) => text(all, 'staffing', row))).toEqual([
    '4',
    '4',
    '1',
    '1',
    '1',
    '1',
    '还差 2',
    '还差 4',
  ])
  expect([0, 1, 4, 5].map((column) => text(all, 'training', 'qian', column))).toEqual([
    '7.5',
    '6',
    '1.5',
    '6',
  ])
  expect(text(all, 'funds', 'total', 5)).toBe('335100.30')
  expect([0, 1, 2].map((column) => text(all, 'purchases', all.sections.at(-1)!.rows[0]!.id, column))).toEqual(
    ['24', '2', '1'],
  )
  expect(office.office.profile.staff.length).toBeGreaterThan(2)
})

test('a figure leads to exactly the rows it counted', async () => {
  const { desk, write, read } = await begin()
  await write('publicity')
  await write('publicity', { village: '' })
  await write('home-visit')
  await write('post')
  const all = await read()
  for (const [section, row, column] of [
    ['coverage', 'donghe', 3],
    ['coverage', 'donghe', 5],
    ['staffing', 'seconded', 0],
    ['staffing', 'vacant', 0],
  ] as const) {
    const { text, to } = cell(all, section, row, column)
    const page = ledgerPage.parse(await (await desk.get(`/ledgers/${to!.ledger}?${to!.filter}`)).json())
    expect([section, row, String(page.rows.length)]).toEqual([section, row, text])
  }
})

test('what is late stands by the person who has it, and a major event until its last report', async () => {
  const { office, write } = await begin()
  await write('complaint')
  await write('legal-opinion')
  await write('major-event')
  office.clock.advance(20 * 24 * 3_600_000)
  const director = await deskOf(office, '所长', { roles: ['director'] })
  const all = figures.parse(await (await director.get('/figures')).json())
  expect(text(all, 'overdue', '钱演示')).toBe('1')
  expect(text(all, 'overdue', '赵演示')).toBe('2')
  const { rows, columns } = all.sections.find(({ id }) => id === 'overdue')!
  expect(columns.slice(2)).toHaveLength(3)
  for (const { label, cells } of rows)
    for (const { text: count, to } of cells.flatMap((one) =>
      one.to === null ? [] : [{ ...one, to: one.to }],
    )) {
      const page = ledgerPage.parse(await (await director.get(`/ledgers/${to.ledger}?${to.filter}`)).json())
      expect([count, page.rows.map((row) => row.cells['handler'])]).toEqual([
        String(page.rows.length),
        page.rows.map(() => label),
      ])
    }
  expect(all.sections.find(({ id }) => id === 'major-events')!.rows).toHaveLength(1)
})

test('one touch gives the year as a table with the address of its evidence', async () => {
  const { desk, write } = await begin()
  await write('training')
  const csv = await (await desk.get('/figures/assessment.csv')).text()
  expect(csv).toContain('统计期,2026-01-01,2026-12-31')
  expect(csv).toContain(
    '培训时长,钱演示,合计（小时）,6,/desk#/ledgers/training?from=2026-01-01&to=2026-12-31&where.staff=qian',
  )
})

test('by which way it came: counted by ledger, and each count leads to its rows', async () => {
  const { office, desk, write, read } = await begin()
  const kiosk = await testKiosk(office)
  await kiosk.deliver((await kiosk.confirm()).envelope)
  await write('consultation') // on the telephone, as its own field says
  await write('consultation', { channel: 'outreach' })
  await write('mediation') // nobody asks there
  const all = await read()
  const row = (id: string) => [0, 1, 2, 3].map((column) => text(all, 'channels', id, column))
  expect(row('total')).toEqual(['1', '0', '1', '2'])
  expect(row('legal-aid')).toEqual(['1', '0', '0', '0'])
  expect(row('consultation')).toEqual(['0', '0', '1', '1'])
  expect(row('mediation')).toEqual(['0', '0', '0', '1'])
  const { to } = cell(all, 'channels', 'consultation', 2)
  const { rows } = ledgerPage.parse(await (await desk.get(`/ledgers/${to!.ledger}?${to!.filter}`)).json())
  expect(rows.map(({ cells }) => cells['own.channel'])).toEqual(['电话'])
})

test('who audits sees the numbers of all that is no secret, and no way to the rows', async () => {
  const { office, write, read } = await begin()
  await write('consultation')
  const all = await read(await deskOf(office, '孙演示', { roles: ['auditor'] }))
  expect(cell(all, 'services', 'consultation')).toMatchObject({ text: '1', to: null })
  expect(all.sections.map(({ id }) => id)).not.toContain('ratings')
})
