import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { unwrap } from '../../base/result.ts'
import { evaluationMessage } from '../../exchange/test-fixtures.ts'
import * as types from './desk-api-types.ts'
import { testDesk, testKiosk, testOffice, type TestKiosk, type TestOffice } from './test-office.ts'

let at: TestOffice
let kiosk: TestKiosk
let desk: ReturnType<typeof testDesk>
beforeAll(async () => {
  at = await testOffice()
  kiosk = await testKiosk(at)
  desk = testDesk(at)
})
afterAll(() => at.end())

async function delivered() {
  const made = await kiosk.confirm()
  await kiosk.deliver(made.envelope)
  return { ...made, id: made.envelope.header.id }
}
const view = async (response: Response) => types.applicationView.parse(await response.json())
const code = async (response: Response) => types.deskError.parse(await response.json()).code

test('nothing without login', async () => {
  for (const path of [
    '/me',
    '/applications',
    '/applications/x',
    '/calls',
    '/kiosks',
    '/evaluations',
    '/events',
  ])
    expect((await desk.get(path)).status).toBe(401)
  for (const path of [
    '/applications/x/transition',
    '/applications/x/unmask',
    '/calls/x/answer',
    '/kiosks/x/revoke',
    '/enrolments',
  ])
    expect((await desk.post(path)).status).toBe(401)
})

test('the page is there without login, in no frame and with a strict policy', async () => {
  const page = await fetch(`${at.url}/desk`)
  expect(page.status).toBe(200)
  expect(page.headers.get('content-type')).toContain('text/html')
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(page.headers.get('cache-control')).toBe('no-store')
  for (const path of [
    '/desk/..%2f..%2fpackage.json',
    '/desk/assets/..%2f..%2f..%2fpackage.json',
    '/desk/%2e%2e/package.json',
  ])
    expect(await (await fetch(at.url + path)).text()).not.toContain('dependencies')
})

test('the set-up link works once', async () => {
  expect((await desk.post('/setup', { token: 'wrong', name: '谁', password: 'long-enough-1' })).status).toBe(
    410,
  )
  expect(
    (await desk.post('/setup', { token: at.setupUrl!.split('=')[1], name: '谁', password: 'short' })).status,
  ).toBe(422)
  expect((await desk.setUp()).status).toBe(200)
  expect((await testDesk(at).setUp()).status).toBe(410)
  expect(types.me.parse(await (await desk.get('/me')).json())).toMatchObject({ user: { name: '测试文员' } })
})

test('login: cookie for the desk only, wrong ones are counted, logout ends it', async () => {
  const other = testDesk(at)
  const login = await other.post('/login', { name: '测试文员', password: 'correct-horse-9' })
  expect(login.headers.get('set-cookie')).toMatch(
    /^mingli-desk=[^;]{43}; Path=\/desk; HttpOnly; SameSite=Strict$/,
  )
  expect((await other.get('/me')).status).toBe(200)
  await other.post('/logout')
  expect((await other.get('/me')).status).toBe(401)
  const nobody = testDesk(at)
  for (let i = 0; i < 5; i++)
    expect((await nobody.post('/login', { name: '没有的人', password: 'x' })).status).toBe(401)
  const limited = await nobody.post('/login', { name: '没有的人', password: 'x' })
  expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '900'])
  expect((await desk.get('/me')).status).toBe(200)
})

test('foreign pages cannot ask', async () => {
  const send = (headers: Record<string, string>, host?: string) =>
    fetch(`${at.url}/desk/api/logout`, {
      method: 'POST',
      body: '{}',
      headers: {
        cookie: desk.cookie(),
        'content-type': 'application/json',
        ...headers,
        ...(host ? { host } : {}),
      },
    })
  expect((await send({ origin: 'https://evil.example' })).status).toBe(403)
  expect((await send({})).status).toBe(403)
  expect((await send({ origin: at.url, 'content-type': 'text/plain' })).status).toBe(400)
  expect((await send({ origin: at.url, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect((await desk.get('/me')).status).toBe(200)
})

test('the list is masked and the newest is first; one is shown in full', async () => {
  const { id, number } = await delivered()
  const { applications } = types.applicationList.parse(await (await desk.get('/applications')).json())
  expect(applications[0]).toMatchObject({
    id,
    number,
    state: 'received',
    applicant: { name: '张＊＊', number: '000***********0018' },
    procedure: 'legal-aid',
    dueBy: '2026-11-23',
    overdue: false,
  })
  const one = await desk.get(`/applications/${id}`)
  const text = await one.text()
  expect(text).not.toContain('000000199001010018')
  expect(types.applicationView.parse(JSON.parse(text))).toMatchObject({
    kiosk: '大厅一体机',
    summary: [{ label: '事项' }, { value: '虚构的测试陈述' }],
    moves: [{ to: 'in-review' }, { to: 'handed-over' }],
    withdrawable: true,
    clocks: [
      { id: 'hand-over', by: '2026-11-23', running: true },
      { id: 'decision', by: '2026-11-29', running: true },
    ],
  })
  expect((await desk.get('/applications/none')).status).toBe(404)
})

test('opening the identity is recorded', async () => {
  const { id } = await delivered()
  expect(types.fullIdentity.parse(await (await desk.post(`/applications/${id}/unmask`)).json()).number).toBe(
    '000000199001010018',
  )
  expect((await view(await desk.get(`/applications/${id}`))).timeline).toMatchObject([
    { kind: 'state' },
    { kind: 'unmasked', by: '测试文员' },
  ])
  expect(
    await at.office.store.selectFrom('auditEntry').select(['clerk', 'action', 'subject']).execute(),
  ).toContainEqual({ clerk: '测试文员', action: 'unmask', subject: id })
})

test('a clerk moves it on, notes are kept sealed, what is not possible is refused', async () => {
  const { id } = await delivered()
  const move = (body: object) => desk.post(`/applications/${id}/transition`, body)
  expect((await move({ to: 'closed' })).status).toBe(409)
  expect((await move({ to: 'withdrawn' })).status).toBe(409)
  expect(await view(await move({ to: 'handed-over', note: '已送县中心' }))).toMatchObject({
    state: 'handed-over',
    dueBy: null,
    clocks: [
      { id: 'hand-over', metAt: at.clock.now().toISOString() },
      { id: 'decision', running: true },
    ],
  })
  expect(await code(await move({ to: 'handed-over' }))).toBe('stale')
  expect(await code(await move({ to: 'not-given', note: ' ' }))).toBe('note-missing')
  const after = await view(await move({ to: 'not-given', note: '经济状况不符' }))
  expect(after.timeline.map(({ state, note }) => [state, note])).toEqual([
    ['received', null],
    ['handed-over', '已送县中心'],
    ['not-given', '经济状况不符'],
  ])
  const notes = await at.office.store
    .selectFrom('applicationEvent')
    .select('noteSealed')
    .where('applicationId', '=', id)
    .execute()
  expect(JSON.stringify(notes)).not.toContain('经济')
})

test('two clerks at once: one move', async () => {
  const { id } = await delivered()
  const answers = await Promise.all(
    [1, 2].map(() => desk.post(`/applications/${id}/transition`, { to: 'handed-over' })),
  )
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
})

test('a supplement notice is kept and stops nothing', async () => {
  const { id } = await delivered()
  const after = await view(await desk.post(`/applications/${id}/supplement`, { text: '请带身份证复印件' }))
  expect(after).toMatchObject({ state: 'received', supplement: { text: '请带身份证复印件' } })
  expect((await desk.post(`/applications/${id}/supplement`, { text: ' ' })).status).toBe(422)
})

test('withdrawal needs the token of the receipt', async () => {
  const { id, token } = await delivered()
  expect(await code(await desk.post(`/applications/${id}/withdraw`, { token: '00000000' }))).toBe(
    'not-proven',
  )
  expect(
    await view(await desk.post(`/applications/${id}/withdraw`, { token: token.toLowerCase() })),
  ).toMatchObject({ state: 'withdrawn', moves: [] })
})

test('not handed over after the next working day: overdue', async () => {
  const { id } = await delivered()
  at.clock.advance(2 * 86_400_000)
  expect((await desk.get('/me')).status).toBe(401) // sessions end too
  await desk.post('/login', { name: '测试文员', password: 'correct-horse-9' })
  expect(await view(await desk.get(`/applications/${id}`))).toMatchObject({ overdue: true })
})

test('a call rings at the desk by the event stream, and the answer reaches the kiosk', async () => {
  const stop = new AbortController()
  const stream = await fetch(`${at.url}/desk/api/events`, {
    headers: { cookie: desk.cookie() },
    signal: stop.signal,
  })
  let heard = ''
  const reading = (async () => {
    for await (const chunk of stream.body!.pipeThrough(new TextDecoderStream())) heard += chunk
  })().catch(() => undefined)
  await vi.waitFor(() => expect(heard).toContain(': ready'), { timeout: 5_000 })
  const { id } = unwrap(await kiosk.client.callStaff({ screen: 'home', language: 'ug' }))
  await vi.waitFor(() => expect(heard).toContain('data: {"kind":"calls"}'), { timeout: 5_000 })
  stop.abort()
  await reading
  const { calls } = types.callList.parse(await (await desk.get('/calls')).json())
  expect(calls[0]).toMatchObject({
    id,
    kiosk: '大厅一体机',
    screen: 'home',
    language: 'ug',
    state: 'ringing',
  })
  expect((await desk.post(`/calls/${id}/answer`)).status).toBe(200)
  expect((await desk.post(`/calls/${id}/answer`)).status).toBe(409)
  expect(unwrap(await kiosk.client.callState(id)).state).toBe('answered')
  await desk.post(`/calls/${id}/end`)
  expect(unwrap(await kiosk.client.callState(id)).state).toBe('ended')
})

test('kiosks, codes and evaluations', async () => {
  expect(
    types.enrolmentCode.parse(await (await desk.post('/enrolments', { name: '第二台' })).json()),
  ).toMatchObject({ tries: 5, code: expect.stringMatching(/^.{5}-.{5}$/) })
  const { envelope } = await kiosk.store(() => evaluationMessage, false)
  await kiosk.deliver(envelope)
  expect(types.evaluations.parse(await (await desk.get('/evaluations')).json())).toMatchObject({
    total: 1,
    average: 5,
  })
  const { kiosks } = types.kioskList.parse(await (await desk.get('/kiosks')).json())
  expect(kiosks).toMatchObject([{ name: '大厅一体机', stationLetter: 'A', gaps: [], revokedAt: null }])
  expect((await desk.post(`/kiosks/${kiosks[0]!.id}/revoke`)).status).toBe(200)
  expect((await kiosk.deliver(envelope)).status).toBe(401)
})
