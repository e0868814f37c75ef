import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deskApi } from './desk-api.ts'
import * as types from './desk-api-types.ts'
import { may, RESTRICTED_KINDS, ROLES, type Operation } from './permissions.ts'
import { deskOf, testKiosk, testOffice, type TestKiosk, type TestOffice } from './test-office.ts'

/** Every route of the desk behind the log-in, with the operation that it must ask for. */
const ROUTES: Record<string, Operation> = {
  'GET /me': 'account.own',
  'POST /activity': 'account.own',
  'GET /account': 'account.own',
  'POST /account/password': 'account.own',
  'POST /account/totp': 'account.own',
  'POST /account/totp/confirm': 'account.own',
  'POST /account/totp/remove': 'account.own',
  'GET /reports': 'report.read',
  'POST /reports/:id/check': 'report.check',
  'GET /periods': 'indicator.read',
  'GET /periods/:period': 'indicator.read',
  'GET /periods/:period/figures': 'indicator.read',
  'POST /periods/:period/close': 'report.check',
  'GET /periods/:period/closed': 'indicator.read',
  'POST /offices': 'kiosk.manage',
  'GET /reports/sent': 'report.read',
  'POST /reports/sent/:subject/correct': 'report.correct',
  'GET /people': 'people.read',
  'GET /retention': 'retention.appraise',
  'POST /retention/decide': 'retention.appraise',
  'POST /people': 'people.manage',
  'POST /people/:id/rights': 'people.manage',
  'POST /people/:id/link': 'people.manage',
  'POST /people/:id/disable': 'people.manage',
  'POST /people/:id/enable': 'people.manage',
  'GET /applications': 'application.read',
  'GET /applications/:id': 'application.read',
  'POST /applications/:id/transition': 'application.handle',
  'POST /applications/:id/supplement': 'application.handle',
  'POST /applications/:id/withdraw': 'application.handle',
  'POST /applications/:id/unmask': 'application.unmask',
  'GET /calls': 'call.read',
  'POST /calls/:id/answer': 'call.answer',
  'POST /calls/:id/end': 'call.answer',
  'GET /queue': 'queue.serve',
  'POST /queue': 'queue.serve',
  'GET /queue/days': 'queue.serve',
  'POST /queue/next': 'queue.serve',
  'POST /queue/left': 'queue.serve',
  'POST /queue/:id/call': 'queue.serve',
  'POST /queue/:id/served': 'queue.serve',
  'POST /queue/:id/left': 'queue.serve',
  'GET /accompany': 'accompany.help',
  'GET /accompany/:id': 'accompany.help',
  'POST /accompany/:id/accept': 'accompany.help',
  'POST /accompany/:id/orders': 'accompany.help',
  'POST /accompany/:id/end': 'accompany.help',
  'GET /kiosks': 'kiosk.read',
  'POST /kiosks/:id/revoke': 'kiosk.manage',
  'POST /kiosks/:id/message': 'kiosk.order',
  'POST /kiosks/:id/restart': 'kiosk.order',
  'GET /audit': 'audit.read',
  'POST /audit/verify': 'audit.read',
  'GET /audit.csv': 'audit.read',
  'POST /enrolments': 'kiosk.manage',
  'GET /evaluations': 'evaluation.read',
  'GET /events': 'event.read',
  'GET /figures': 'indicator.read',
  'GET /figures/assessment.csv': 'indicator.read',
  'GET /forms': 'application.handle',
  'GET /forms/:form': 'application.handle',
  'POST /forms/:form/intake': 'application.handle',
  'GET /profile': 'profile.read',
  'GET /profile/versions': 'profile.read',
  'GET /profile.yaml': 'profile.edit',
  'POST /profile': 'profile.edit',
  'GET /content': 'content.read',
  'GET /content/files/:sha256': 'content.read',
  'POST /content/check': 'content.write',
  'POST /content/proposals': 'content.write',
  'POST /content/figures': 'content.write',
  'POST /content/proposals/:id/release': 'content.release',
  'POST /content/proposals/:id/discard': 'content.write',
  'GET /ledgers': 'ledger.read',
  'GET /ledgers/:ledger': 'ledger.read',
  'GET /ledgers/:ledger/export.csv': 'ledger.export',
  'GET /ledgers/:ledger/export.xlsx': 'ledger.export',
  'GET /ledgers/:ledger/archive.tar': 'ledger.export',
  'POST /ledgers/:ledger/records': 'ledger.write',
  'POST /ledgers/:ledger/draft': 'ledger.write',
  'GET /records/:id': 'ledger.write',
  'GET /records/:id/certificate': 'ledger.write',
  'POST /records/:id/open': 'ledger.write',
  'POST /records/:id/change': 'ledger.write',
  'POST /records/:id/cards': 'ledger.write',
  'POST /records/:id/photos': 'ledger.write',
  'POST /records/:id/photos/:photo/open': 'ledger.write',
  'POST /records/:id/photos/:photo/remove': 'ledger.write',
  'POST /records/:id/move': 'ledger.write',
}
const GATES = ['/setup', '/join', '/join/name', '/login', '/unlock', '/logout']

let at: TestOffice
let kiosk: TestKiosk
beforeAll(async () => {
  at = await testOffice()
  kiosk = await testKiosk(at)
})
afterAll(() => at.end())

const received = async (form: string) => {
  const { envelope } = await kiosk.confirm({ form })
  expect((await kiosk.deliver(envelope)).status).toBe(201)
  return envelope.header.id
}

test('the list of routes is whole', () => {
  const app: Pick<Hono, 'routes'> = deskApi(at.office, false)
  const routes = app.routes
    .filter(({ method, path }) => method !== 'ALL' && !GATES.includes(path))
    .map(({ method, path }) => `${method} ${path}`)
  expect([...new Set(routes)].toSorted()).toEqual(Object.keys(ROUTES).toSorted())
})

describe.each(ROLES)('%s', (role) => {
  test('may do what the table says and nothing else', async () => {
    const id = await received('mediation')
    const desk = await deskOf(at, `${role} 表`, { roles: [role] })
    const found = await Promise.all(Object.keys(ROUTES).map((route) => outcome(desk, route, id)))
    const wanted = Object.entries(ROUTES).map(([route, operation]) => [
      route,
      may({ roles: [role] }, operation) ? 'allowed' : 'forbidden',
    ])
    expect(found).toEqual(wanted)
  })
})

test('nobody without a role may do anything', async () => {
  const desk = await deskOf(at, '无职', {})
  const id = await received('mediation')
  const found = await Promise.all(Object.keys(ROUTES).map((route) => outcome(desk, route, id)))
  // Without a role even the application is not there.
  expect(found.filter(([, done]) => done === 'allowed').map(([route]) => route)).toEqual([])
})

test.each(RESTRICTED_KINDS)(
  '%s is not there for who has no grant, in the list and under its id',
  async (kind) => {
    const id = await received(kind)
    const ids = async (desk: Awaited<ReturnType<typeof deskOf>>) =>
      types.applicationList
        .parse(await (await desk.get('/applications')).json())
        .applications.map((row) => row.id)
    const attempts = (desk: Awaited<ReturnType<typeof deskOf>>) =>
      Promise.all([
        desk.get(`/applications/${id}`),
        desk.post(`/applications/${id}/transition`, { to: 'in-review' }),
        desk.post(`/applications/${id}/supplement`, { text: '请带材料' }),
        desk.post(`/applications/${id}/withdraw`, { token: '00000000' }),
        desk.post(`/applications/${id}/unmask`),
      ])
    const clerk = await deskOf(at, `${kind} 外`, { roles: ['clerk'] })
    expect(await ids(clerk)).not.toContain(id)
    expect((await attempts(clerk)).map(({ status }) => status)).toEqual([404, 404, 404, 404, 404])
    for (const rights of [{ roles: ['clerk'], restricted: [kind] }, { roles: ['director'] }] as const) {
      const desk = await deskOf(at, `${kind} ${rights.roles[0]}`, rights)
      expect(await ids(desk)).toContain(id)
      expect((await desk.get(`/applications/${id}`)).status).toBe(200)
    }
  },
)

test('a mark on any form restricts it too', async () => {
  const { envelope } = await kiosk.confirm({ form: 'legal-aid', restricted: true })
  await kiosk.deliver(envelope)
  const clerk = await deskOf(at, '标记外', { roles: ['clerk'] })
  expect((await clerk.get(`/applications/${envelope.header.id}`)).status).toBe(404)
  const trusted = await deskOf(at, '标记内', { roles: ['clerk'], restricted: ['domestic-violence'] })
  expect((await trusted.get(`/applications/${envelope.header.id}`)).status).toBe(200)
})

test('a mediator sees mediation alone', async () => {
  const [mine, other] = [await received('mediation'), await received('legal-aid')]
  const desk = await deskOf(at, '调解员', { roles: ['mediator'] })
  const { applications } = types.applicationList.parse(await (await desk.get('/applications')).json())
  expect(applications.map(({ id }) => id)).toContain(mine)
  expect(applications.map(({ id }) => id)).not.toContain(other)
  expect((await desk.post(`/applications/${other}/unmask`)).status).toBe(404)
})

/** Asks with an empty body: what may be done is done or refused for its content, the rest is forbidden. */
async function outcome(
  desk: Awaited<ReturnType<typeof deskOf>>,
  route: string,
  application: string,
): Promise<[string, string]> {
  const [method, pattern] = route.split(' ') as [string, string]
  const path = pattern.replace(':id', pattern.startsWith('/applications') ? application : 'none')
  const response = method === 'GET' ? await desk.get(path) : await desk.post(path)
  if (response.status !== 401 && response.status !== 403) {
    await response.body?.cancel()
    return [route, response.status === 404 && pattern.startsWith('/applications') ? 'forbidden' : 'allowed']
  }
  const { code } = types.deskError.parse(await response.json())
  return [route, code === 'credentials' ? 'allowed' : code]
}
