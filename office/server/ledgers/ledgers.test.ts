import { fromBufferPromise } from 'yauzl'
import { unwrap } from '../../../base/result.ts'
import { afterEach, expect, test } from 'vitest'
import type { ApplicationView } from '../desk-api-types.ts'
import type { Rights } from '../permissions.ts'
import { deskOf, testKiosk, testOffice, type TestOffice } from '../test-office.ts'
import { ledgerIndex, ledgerPage, recordView, written, type LedgerPage } from './api-types.ts'
import { LEDGERS } from './stored.ts'
import { SAMPLES } from './test-samples.ts'

let office: TestOffice | undefined
afterEach(async () => {
  await office?.end()
  office = undefined
})

async function begin(name = '测试文员') {
  office = await testOffice()
  const desk = await deskOf(office, name, { roles: ['director'] })
  const page = async (ledger: string, filter = ''): Promise<LedgerPage> =>
    ledgerPage.parse(await (await desk.get(`/ledgers/${ledger}?${filter}`)).json())
  const write = async (ledger: string, values: unknown = SAMPLES[ledger], more: object = {}) => {
    const answer = await desk.post(`/ledgers/${ledger}/records`, { values, ...more })
    expect([ledger, answer.status, answer.status === 201 ? '' : await answer.clone().text()]).toEqual([
      ledger,
      201,
      '',
    ])
    return written.parse(await answer.json()).id
  }
  const view = async (id: string) => recordView.parse(await (await desk.get(`/records/${id}`)).json())
  const move = async (id: string, name: string, values: object = {}) =>
    desk.post(`/records/${id}/move`, { version: (await view(id)).version, move: name, values })
  return { office, desk, page, write, view, move }
}

test('there is a ledger for each of the 29 kinds, each with a sample', () => {
  const orders = new Set([...LEDGERS.values()].map(({ order }) => order.slice(0, 2)))
  expect([...orders]).toEqual(Array.from({ length: 29 }, (_, i) => String(i + 1).padStart(2, '0')))
  const written = [...LEDGERS.values()].filter(({ source }) => source === 'desk').map(({ id }) => id)
  expect(written.filter((id) => !(id in SAMPLES))).toEqual([])
})

test.each(Object.keys(SAMPLES))('%s: an empty database, filled by its form', async (ledger) => {
  const { page, write, view, desk, office } = await begin()
  expect((await page(ledger)).rows).toEqual([])
  const id = await write(ledger)
  const { rows, columns } = await page(ledger)
  expect(rows).toHaveLength(1)
  const [row] = rows
  expect(row!.cells['number']).toMatch(
    LEDGERS.get(ledger)!.numbering === 'acceptance' ? /^\d{6}-QT01-N0001-.$/ : /^\d{2}[A-Z]?-2026-0001$/,
  )
  for (const name of ['date', 'handler', 'state', 'basis'])
    expect([name, row!.cells[name]]).not.toEqual([name, ''])
  expect((await view(id)).history).toHaveLength(1)
  const csv = await (await desk.get(`/ledgers/${ledger}/export.csv`)).text()
  expect(csv.split('\r\n')[0]).toContain(columns.map(({ label }) => label).join(','))
  expect(csv).toContain(row!.number)

  // Names, telephones and narratives lie sealed, and a list never shows them whole.
  const stored = JSON.stringify(await office.office.store.selectFrom('ledgerRecord').selectAll().execute())
  const secrets = LEDGERS.get(ledger)!
    .fields.filter(({ kind }) => ['person', 'phone', 'long', 'id-number'].includes(kind))
    .flatMap((field) => SAMPLES[ledger]![field.id] ?? [])
  for (const secret of secrets) {
    expect(stored).not.toContain(secret)
    expect(csv).not.toContain(secret)
  }
})

test('every fault of a form is told at once, each at its field', async () => {
  const { desk } = await begin()
  const answer = await desk.post('/ledgers/fund/records', {
    values: { ...SAMPLES['fund'], date: '2026-02-30', source: 'moon', total: '335000.31', staff: '1.234' },
  })
  expect(answer.status).toBe(422)
  expect(await answer.json()).toMatchObject({
    code: 'problems',
    problems: [
      { field: 'date', problem: 'date' },
      { field: 'source', problem: 'choice' },
      { field: 'staff', problem: 'money' },
      { field: 'total', problem: 'sum' },
    ],
  })
})

test('a correction needs a reason, and what was there before stays', async () => {
  const { desk, write, view } = await begin()
  const id = await write('training')
  const change = (reason?: string) =>
    desk.post(`/records/${id}/change`, {
      version: 1,
      values: { ...SAMPLES['training'], hours: '7.5' },
      reason,
    })
  expect(await (await change()).json()).toMatchObject({
    problems: [{ field: 'reason', problem: 'required' }],
  })
  expect((await change('签到表上是七个半小时')).status).toBe(200)
  expect((await change('又改')).status).toBe(409)
  const { history, fields } = await view(id)
  expect(history.map(({ version, reason, changed }) => ({ version, reason, changed }))).toMatchObject([
    { version: 1, reason: null },
    { version: 2, reason: '签到表上是七个半小时', changed: ['时长（小时）'] },
  ])
  expect(fields.find((field) => field.id === 'hours')!.shown).toBe('7.5')
})

test('nobody publishes alone, and no identity number is published at all', async () => {
  const { desk, office, write, move, view } = await begin('起草人甲')
  const blocked = await desk.post('/ledgers/publication/records', {
    values: { ...SAMPLES['publication'], text: '本人身份证 000000 19900101 0018，机密★' },
  })
  expect(await blocked.json()).toMatchObject({
    problems: [{ field: 'text', problem: 'identity-number-inside' }],
  })
  const id = await write('publication')
  expect(await (await move(id, 'publish', CHECKED)).json()).toMatchObject({ code: 'second-person' })
  expect((await view(id)).state).toBe('draft')
  const second = await deskOf(office, '审核人乙', { roles: ['clerk'] })
  const publish = (values: object) =>
    second.post(`/records/${id}/move`, { version: 1, move: 'publish', values })
  expect(await (await publish({})).json()).toMatchObject({
    problems: [{ field: 'checked', problem: 'required' }],
  })
  expect(await (await publish({ checked: ['secret', 'privacy'] })).json()).toMatchObject({
    problems: [{ field: 'checked', problem: 'every' }],
  })
  expect(office.office.profile.notices.some(({ reviewedBy }) => reviewedBy === '审核人乙')).toBe(false)
  expect((await publish(CHECKED)).status).toBe(200)
  const after = await view(id)
  expect(after.state).toBe('published')
  expect(after.history.at(-1)).toMatchObject({ by: '审核人乙', move: '审核通过并发布' })
  // It stands where kiosks take it from, under the name of who let it through.
  const shown = () => office.office.profile.notices.filter(({ reviewedBy }) => reviewedBy === '审核人乙')
  expect(shown()).toMatchObject([
    { title: { 'zh-CN': '宪法日现场咨询' }, days: { from: '2026-11-24', to: '2026-12-04' } },
  ])
  // What was let through is not written over.
  const change = { version: 2, values: { ...SAMPLES['publication'], text: '改过。' }, reason: '改' }
  expect((await desk.post(`/records/${id}/change`, change)).status).toBe(409)
  expect((await desk.post(`/records/${id}/move`, { version: 2, move: 'withdraw', values: {} })).status).toBe(
    200,
  )
  expect(shown()).toEqual([])
})

test('a role model comes in with consent and a second reader, and goes when taken down', async () => {
  const { desk, office, write } = await begin('起草人甲')
  const before = office.office.profile.roleModels.length
  const { client } = await testKiosk(office)
  const onKiosks = async () => {
    const { files } = unwrap(await client.pack())
    return unwrap(await client.packFile(files.find(({ path }) => path === 'office.yaml')!.sha256))
  }
  const id = await write('publication', {
    ...SAMPLES['publication'],
    kind: 'role-model',
    text: '调解了三十年。\n没有一件闹大。',
    consent: '本人签字同意',
    'model-name': '孙演示',
    'model-role': '村调解员',
    'consent-on': '2026-11-20',
  })
  const second = await deskOf(office, '审核人乙', { roles: ['clerk'] })
  const publish = await second.post(`/records/${id}/move`, { version: 1, move: 'publish', values: CHECKED })
  expect(publish.status).toBe(200)
  expect(await onKiosks()).toContain('没有一件闹大')
  expect(office.office.profile.roleModels.at(-1)).toMatchObject({
    name: '孙演示',
    consentOn: '2026-11-20',
    reviewedBy: '审核人乙',
    story: [{ 'zh-CN': '调解了三十年。' }, { 'zh-CN': '没有一件闹大。' }],
  })
  await desk.post(`/records/${id}/move`, { version: 2, move: 'withdraw', values: {} })
  expect(office.office.profile.roleModels).toHaveLength(before)
  expect(await onKiosks()).not.toContain('没有一件闹大')
})

const CHECKED = { checked: ['secret', 'privacy', 'minor', 'business', 'right'] }

test('who is complained of does nothing with it', async () => {
  const { desk, office, write, move } = await begin()
  const id = await write('complaint')
  expect(await (await move(id, 'assign', { handler: 'qian' })).json()).toMatchObject({
    problems: [{ field: 'handler', problem: 'same-person' }],
  })
  const complained = await deskOf(office, '钱演示', { roles: ['clerk'] })
  expect((await complained.get(`/records/${id}`)).status).toBe(404)
  const assign = (by: typeof desk) =>
    by.post(`/records/${id}/move`, { version: 1, move: 'assign', values: { handler: 'zhao' } })
  expect(await (await assign(complained)).json()).toMatchObject({ code: 'conflict-of-interest' })
  expect((await assign(desk)).status).toBe(200)
})

test('a found dispute becomes a mediation case without being typed again; high risk starts the report timer once', async () => {
  const { desk, office, page, write, view, move } = await begin()
  const found = await write('found-dispute', { ...SAMPLES['found-dispute'], other: '王测试', risk: 'high' })
  expect((await page('major-event')).rows).toMatchObject([{ overdue: false, state: 'known' }])
  const { values } = (await (await desk.post('/ledgers/mediation/draft', { source: found })).json()) as {
    values: Record<string, string>
  }
  expect(values).toMatchObject({ applicant: '李测试', respondent: '王测试', risk: 'high', village: 'donghe' })
  const filled = { ...values, date: '2026-11-23', source: 'initiative' }
  const mediation = await write('mediation', filled, { source: found })
  expect((await view(found)).state).toBe('mediated')
  expect((await view(mediation)).source).toMatchObject({ id: found })
  expect((await page('major-event')).rows).toHaveLength(1)

  // One clear refusal closes it (人民调解法第十七条).
  expect((await move(mediation, 'refused')).status).toBe(200)
  const after = await view(mediation)
  expect(after.state).toBe('not-mediated')
  expect(after.fields.find(({ id }) => id === 'consent')!.shown).toBe('明确拒绝')
  expect((await move(mediation, 'hand-over', { committee: 'town-mediation' })).status).toBe(409)

  office.clock.advance(2 * 3_600_000 + 1000)
  // Nobody was there: the first desk is locked by now.
  const later = await deskOf(office, '值班', { roles: ['director'] })
  const overdue = ledgerPage.parse(await (await later.get('/ledgers/major-event?overdue=1')).json())
  expect(overdue.rows).toHaveLength(1)
})

test('a referral is handed to each body, taken, answered and closed; without an answer in time it is overdue', async () => {
  const { office, write, move, view, page } = await begin()
  await write('referral')
  const { choices } = await page('referral')
  // Public security, court, civil affairs, labour, petitions, comprehensive management: the six of seed article 9.
  expect(choices.body.length).toBeGreaterThanOrEqual(6)
  for (const { id: body } of choices.body) {
    const id = await write('referral', { ...SAMPLES['referral'], body })
    expect((await move(id, 'close', { reply: '办好了' })).status).toBe(409)
    expect((await move(id, 'deliver', { 'delivered-on': '2026-11-23' })).status).toBe(200)
    expect((await move(id, 'accept', {})).status).toBe(422)
    expect((await move(id, 'accept', { 'received-by': '收件室' })).status).toBe(200)
    expect((await move(id, 'close', { reply: '办好了' })).status).toBe(200)
    expect((await view(id)).state).toBe('closed')
  }
  expect((await page('referral', 'overdue=1')).rows).toEqual([])
  office.clock.advance(3 * 86_400_000)
  const later = await deskOf(office, '值班', { roles: ['director'] })
  const overdue = ledgerPage.parse(await (await later.get('/ledgers/referral?overdue=1')).json())
  expect(overdue.rows).toMatchObject([{ state: 'issued', overdue: true }])
})

test('an application is a row of its ledger; the review adds to that row and takes no second one', async () => {
  const { office, page, write } = await begin()
  const kiosk = await testKiosk(office)
  const { envelope, number } = await kiosk.confirm()
  await kiosk.deliver(envelope)
  expect((await page('legal-aid')).rows).toMatchObject([{ kind: 'application', number }])
  await write('legal-aid', SAMPLES['legal-aid'], { application: envelope.header.id })
  const { rows } = await page('legal-aid')
  expect(rows).toMatchObject([{ kind: 'record', number }])
  expect(rows[0]!.cells['result']).toBe('需补充')
  const seen = async (rights: Partial<Rights>) => {
    const desk = await deskOf(office, `看 ${rights.roles?.join() ?? ''}`, rights)
    return ((await (await desk.get(`/applications/${envelope.header.id}`)).json()) as ApplicationView).records
  }
  expect(await seen({ roles: ['clerk'] })).toMatchObject([{ id: rows[0]!.id, title: '法律援助初审转交' }])
})

test('an evaluation of a kiosk is a row of its ledger', async () => {
  const { office, page } = await begin()
  expect((await page('evaluation')).rows).toEqual([])
  const kiosk = await testKiosk(office)
  const { envelope } = await kiosk.store(
    () => ({ kind: 'evaluation', service: 'legal-aid', score: 5, tags: [], at: '2026-11-23T10:00:00+08:00' }),
    false,
  )
  expect((await kiosk.deliver(envelope)).status).toBe(201)
  expect((await page('evaluation')).rows[0]!.cells).toMatchObject({ matter: 'legal-aid', person: '匿名' })
})

test('paper that runs low opens one ticket by itself, and no second one while that is open', async () => {
  const { office, page, move } = await begin()
  const kiosk = await testKiosk(office)
  const low = [{ device: 'receiptPrinter', situation: 'paperLow' }]
  for (const troubles of [low, [], low]) unwrap(await kiosk.client.heartbeat({ troubles }))
  const { rows } = await page('ticket')
  expect(rows).toHaveLength(1)
  expect(rows[0]!.cells).toMatchObject({ matter: '回执纸快用完了，请备好一卷新纸', handler: '大厅一体机' })
  expect((await move(rows[0]!.id, 'repair', { done: '换了新纸' })).status).toBe(200)
  for (const troubles of [[], low]) unwrap(await kiosk.client.heartbeat({ troubles }))
  expect((await page('ticket')).rows).toHaveLength(2)
})

test('a workbook has the same rows; what a spreadsheet would compute stays a text', async () => {
  const { desk, write } = await begin()
  await write('publicity', { ...SAMPLES['publicity'], title: '=1+1,"讲座"' })
  const csv = Buffer.from(await (await desk.get('/ledgers/publicity/export.csv')).arrayBuffer()).toString(
    'utf8',
  )
  expect(csv.startsWith('\u{FEFF}编号,日期')).toBe(true)
  expect(csv).toContain(`"'=1+1,""讲座"""`)
  const book = Buffer.from(await (await desk.get('/ledgers/publicity/export.xlsx')).arrayBuffer())
  const sheet = await entryOf(book, 'xl/worksheets/sheet1.xml')
  expect(sheet).not.toContain('<f>')
  expect(sheet + (await entryOf(book, 'xl/sharedStrings.xml'))).toContain('<t>=1+1,"讲座"</t>')
})

async function entryOf(book: Buffer, name: string): Promise<string> {
  const zip = await fromBufferPromise(book)
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName !== name) continue
    const parts: Buffer[] = []
    for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer)
    return Buffer.concat(parts).toString('utf8')
  }
  return ''
}

test('restricted and personnel ledgers are not there for who has no right to them, under any address', async () => {
  const { office, write } = await begin()
  const clerk = await deskOf(office, '文员', { roles: ['clerk'] })
  const granted = await deskOf(office, '矫正专管', { roles: ['clerk'], restricted: ['community-correction'] })
  const mediator = await deskOf(office, '调解员', { roles: ['mediator'] })
  const ids = async (desk: typeof clerk) =>
    ledgerIndex.parse(await (await desk.get('/ledgers')).json()).ledgers.map(({ id }) => id)
  expect(await ids(clerk)).not.toEqual(expect.arrayContaining(['correction']))
  expect(await ids(granted)).toContain('correction')
  expect(await ids(granted)).not.toContain('resettlement')
  expect(await ids(mediator)).toEqual(['mediation', 'oral-agreement', 'found-dispute'])
  const id = await write('correction')
  for (const path of ['/ledgers/correction', '/ledgers/correction/export.csv', `/records/${id}`])
    expect([path, (await clerk.get(path)).status]).toEqual([path, 404])
  expect((await clerk.post(`/records/${id}/open`)).status).toBe(404)
  expect((await clerk.post('/ledgers/correction/records', { values: {} })).status).toBe(404)
  expect((await granted.get(`/records/${id}`)).status).toBe(200)
})
