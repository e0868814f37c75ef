import { afterEach, beforeEach, expect, test } from 'vitest'
import { uuidv7 } from '../base/ids.ts'
import { asksIdentity } from '../content/engine/form.ts'
import { content, makeService, noDevices, TOKEN, type TestService } from './support/service.ts'
import { fillForm, visitor } from './support/visit.ts'

/** The service as the page meets it. */
const PORT = 7700
const form = content.forms.get('legal-aid')!
let at: TestService

beforeEach(async () => {
  at = await makeService({ devices: noDevices, port: PORT })
})
afterEach(() => at.close())

const call = (
  path: string,
  options: { method?: string; body?: object; headers?: Record<string, string> } = {},
) =>
  at.service.app.request(`http://127.0.0.1:${PORT}${path}`, {
    method: options.method ?? (options.body ? 'POST' : 'GET'),
    headers: { host: `127.0.0.1:${PORT}`, 'mingli-token': TOKEN, 'mingli-page': 'a', ...options.headers },
    ...(options.body ? { body: JSON.stringify(options.body) } : {}),
  })
const begin = async (page = 'a') => {
  const answer = await call('/api/session/begin', { body: {}, headers: { 'mingli-page': page } })
  const { epoch } = (await answer.json()) as { epoch: number }
  return { 'mingli-page': page, 'mingli-epoch': String(epoch) }
}
const application = (submissionId = uuidv7(new Date())) => ({
  submissionId,
  form: form.id,
  formVersion: form.version,
  language: 'zh-CN',
  identity: { method: 'typed', identity: { name: visitor.name, number: visitor.number } },
  answers: fillForm(form),
  byClerk: [],
})

test.each([
  ['another host name', { host: 'evil.example' }],
  ['another port', { host: `127.0.0.1:${PORT + 1}` }],
  ['another origin', { origin: 'http://127.0.0.1:9999' }],
  ['a cross-site call', { 'sec-fetch-site': 'cross-site' }],
])('%s gets nothing', async (_, headers) => {
  expect((await call('/api/boot', { headers })).status).toBe(403)
})

test('without the token of this start there is nothing but health', async () => {
  expect((await call('/api/boot', { headers: { 'mingli-token': 'wrong' } })).status).toBe(401)
  expect((await call('/health', { headers: { 'mingli-token': '' } })).status).toBe(200)
})

test('health tells devices, outbox, laws and office, and nothing personal', async () => {
  const health = await (await call('/health')).json()
  expect(health).toMatchObject({
    devices: { idCard: { state: 'none' }, socialCard: { state: 'none' }, receiptPrinter: { state: 'none' } },
    outbox: { queued: 0 },
    office: { enrolled: false, reachable: false },
    laws: { source: 'digests' },
  })
})

test('the page policy forbids inline scripts and foreign addresses', async () => {
  const policy = (await call('/')).headers.get('content-security-policy')!
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toMatch(/unsafe|https?:|\*/)
})

test('until the page is built, a page that really loads again, whatever stands behind # in its address', async () => {
  const waiting = await call('/')
  expect(waiting.status).toBe(503)
  const [, script = ''] = /<script src="([^"]+)">/.exec(await waiting.text()) ?? []
  expect(await (await call(script)).text()).toContain('location.reload()')
})

test('only the page that holds the lease is served, in its epoch', async () => {
  const a = await begin('a')
  const b = await begin('b')
  expect((await call('/api/identity/arm', { body: { armed: true }, headers: a })).status).toBe(409)
  expect((await call('/api/identity/arm', { body: { armed: true }, headers: b })).status).toBe(200)
  await call('/api/session/end', { body: {}, headers: b })
  expect((await call('/api/identity/arm', { body: { armed: true }, headers: b })).status).toBe(409)
})

test('an application is sealed and stored before its number is told', async () => {
  await at.enrol()
  const headers = await begin()
  const answer = await call('/api/applications', { body: application(), headers })
  expect(answer.status).toBe(200)
  const { number, token, qr } = (await answer.json()) as { number: string; token: string; qr: string }
  expect(number).toMatch(/^\d{6}-QT01-A0001-.$/)
  expect(qr).toBe(`mingli:1?n=${number}&t=${token}`)
  expect(at.outbox.rows()).toMatchObject([{ number, state: 'queued', seq: 1 }])
})

test.each([...content.forms.values()].map((one) => [one.id, one] as const))(
  '%s is sealed with its procedure, named or unnamed as it asks',
  async (_, one) => {
    await at.enrol()
    const answers = fillForm(one)
    const named = asksIdentity(one, answers)
    const send = async (identity: unknown) =>
      call('/api/applications', {
        body: { ...application(), form: one.id, formVersion: one.version, answers, identity },
        headers: await begin(),
      })
    const { identity } = application()
    expect((await send(named ? null : identity)).status).toBe(400)
    expect((await send(named ? identity : null)).status).toBe(200)
    expect(at.outbox.rows()).toHaveLength(1)
  },
)

test('the same submission sent again and at the same time yields one number and one envelope', async () => {
  await at.enrol()
  const headers = await begin()
  const same = application()
  const send = async () => call('/api/applications', { body: same, headers })
  const answers = await Promise.all([send(), send(), send()])
  const numbers = await Promise.all(
    answers.map(async (answer) => ((await answer.json()) as { number: string }).number),
  )
  expect(new Set(numbers).size).toBe(1)
  expect(at.outbox.rows()).toHaveLength(1)
})

test('before any office took the kiosk in, the page is told so and no number exists', async () => {
  const answer = await call('/api/applications', { body: application(), headers: await begin() })
  expect(answer.status).toBe(503)
  expect(await answer.json()).toMatchObject({ code: 'not-ready' })
})

test.each([
  ['an unknown form', { form: 'no-form' }, 404],
  ['an old version of the form', { formVersion: '2000-01-01' }, 400],
  ['missing answers', { answers: {} }, 400],
  [
    'a number that fails its check digit',
    { identity: { method: 'typed', identity: { name: '张测试', number: '000000199001010019' } } },
    400,
  ],
  ['nobody, where the form asks who it is', { identity: null }, 400],
  ['what the office would refuse for good', { language: 'x'.repeat(40) }, 400],
  ['more than any form holds', { answers: { ...fillForm(form), more: 'x'.repeat(4_100_000) } }, 400],
  ['a card nobody read', { identity: { method: 'card', reference: 'none' } }, 410],
])('%s is refused and nothing is stored', async (_, change, status) => {
  await at.enrol()
  const answer = await call('/api/applications', {
    body: { ...application(), ...change },
    headers: await begin(),
  })
  expect(answer.status).toBe(status)
  expect(await answer.text()).not.toContain('000000')
  expect(at.outbox.rows()).toEqual([])
})

test('a refusal of a wrong body names fields, never what was in them', async () => {
  const answer = await call('/api/laws/search', { body: { question: 7 } })
  expect(await answer.json()).toEqual({ code: 'schema', message: 'question: invalid_type' })
})

test('a question finds its article, and the article opens', async () => {
  const found = (await (
    await call('/api/laws/search', { body: { question: '老板拖欠工资怎么办' } })
  ).json()) as {
    hits: { id: string; law: string }[]
  }
  expect(found.hits[0]?.law).toMatch(/劳动|工资/)
  const article = await call('/api/laws/article', { body: { id: found.hits[0]!.id } })
  expect(await article.json()).toMatchObject({ id: found.hits[0]!.id })
})

test('an evaluation travels sealed and without a number', async () => {
  await at.enrol()
  const answer = await call('/api/evaluations', {
    body: { service: 'legal-aid', score: 5, tags: [] },
    headers: await begin(),
  })
  expect(answer.status).toBe(200)
  expect(at.outbox.rows()).toMatchObject([{ number: null }])
})

test('an addition needs a number that was proven in this session', async () => {
  await at.enrol()
  const headers = await begin()
  const body = { number: '261122-QT01-A0017-M', text: '材料我带来了。' }
  expect((await call('/api/supplements', { body, headers })).status).toBe(404)
  expect(at.outbox.rows()).toEqual([])
})

test('what was confirmed can be printed only in its session', async () => {
  await at.enrol()
  const headers = await begin()
  const same = application()
  await call('/api/applications', { body: same, headers })
  const preview = { body: { submissionId: same.submissionId }, headers }
  expect((await call('/api/receipts/preview', preview)).headers.get('content-type')).toBe('image/png')
  expect((await call('/api/receipts/preview', { ...preview, headers: await begin() })).status).toBe(404)
})

test('a page logs only its own registered events', async () => {
  expect(
    (await call('/api/log', { body: { event: 'session.client-error', fields: { error: 'x' } } })).status,
  ).toBe(200)
  expect((await call('/api/log', { body: { event: 'kiosk.started', fields: {} } })).status).toBe(400)
})
