import { afterAll, beforeAll, expect, test } from 'vitest'
import * as types from './desk-api-types.ts'
import { deskOf, testDesk, testOffice, type TestOffice } from './test-office.ts'
import { stepAt, totpCode } from './totp.ts'

let at: TestOffice
let director: ReturnType<typeof testDesk>
let administrator: Awaited<ReturnType<typeof deskOf>>
beforeAll(async () => {
  at = await testOffice()
  director = testDesk(at)
  await director.setUp()
  administrator = await deskOf(at, '管理员', { roles: ['administrator'] })
})
afterAll(() => at.end())

const PASSWORD = 'battery-staple-9'
const code = async (response: Response) => types.deskError.parse(await response.json()).code
async function linkOf(response: Response) {
  const { id, fragment } = types.personLink.parse(await response.json())
  return { id, token: fragment.replace('#join=', '') }
}
async function invited(name: string, rights: object) {
  const { id, token } = await linkOf(await director.post('/people', { name, ...rights }))
  const desk = testDesk(at)
  const whose = await desk.post('/join/name', { token })
  expect(types.invited.parse(await whose.json())).toEqual({ name })
  expect((await desk.post('/join', { token, password: PASSWORD })).status).toBe(200)
  return { desk, id, token }
}

test('who sets up is director and administrator', async () => {
  const me = types.me.parse(await (await director.get('/me')).json())
  expect(me.user).toMatchObject({ roles: ['director', 'administrator'], restricted: [] })
  expect(me.user.operations).toContain('people.manage')
})

test('an invited person chooses a password by a link that works once and for a day', async () => {
  const { desk, token } = await invited('小李', { roles: ['clerk'], restricted: [] })
  expect(types.me.parse(await (await desk.get('/me')).json()).user).toMatchObject({
    name: '小李',
    roles: ['clerk'],
  })
  expect((await testDesk(at).post('/join', { token, password: PASSWORD })).status).toBe(410)
  expect((await testDesk(at).post('/join/name', { token })).status).toBe(410)
  expect((await testDesk(at).post('/login', { name: '小李', password: PASSWORD })).status).toBe(200)
  expect(await code(await director.post('/people', { name: '小李', roles: ['clerk'], restricted: [] }))).toBe(
    'stale',
  )

  const late = await linkOf(
    await director.post('/people', { name: '迟到', roles: ['clerk'], restricted: [] }),
  )
  expect((await testDesk(at).post('/login', { name: '迟到', password: '' })).status).toBe(401)
  const before = at.clock.now()
  at.clock.advance(24 * 3_600_000)
  expect((await testDesk(at).post('/join', { token: late.token, password: PASSWORD })).status).toBe(410)
  at.clock.advance(before.getTime() - at.clock.now().getTime())
})

test('only a director gives or takes what shows most, and nobody changes their own account', async () => {
  const give = (desk: typeof director, id: string, roles: string[], restricted: string[] = []) =>
    desk.post(`/people/${id}/rights`, { roles, restricted })
  const { id } = await invited('小王', { roles: ['clerk'], restricted: [] })
  for (const [roles, restricted] of [
    [['director'], []],
    [['clerk'], ['domestic-violence']],
  ] as const) {
    expect((await give(administrator, id, [...roles], [...restricted])).status).toBe(403)
    expect((await administrator.post('/people', { name: '假人', roles, restricted })).status).toBe(403)
  }
  expect((await give(administrator, id, ['clerk', 'mediator'])).status).toBe(200)
  expect((await give(director, id, ['clerk'], ['domestic-violence'])).status).toBe(200)
  // Taking the account over by a new link would be the same as having what it sees.
  for (const path of ['link', 'disable', 'enable'])
    expect((await administrator.post(`/people/${id}/${path}`)).status).toBe(403)
  expect((await give(administrator, administrator.id, ['administrator', 'auditor'])).status).toBe(403)
  expect((await administrator.post(`/people/${administrator.id}/disable`)).status).toBe(403)
  expect((await give(director, 'nobody', ['clerk'])).status).toBe(404)
  expect((await give(director, id, [])).status).toBe(422)
  expect((await give(director, id, ['king'])).status).toBe(422)
})

test('rights that change hold from the next request; who is disabled is out at once', async () => {
  const { desk, id } = await invited('小赵', { roles: ['clerk'], restricted: [] })
  expect((await desk.get('/applications')).status).toBe(200)
  await director.post(`/people/${id}/rights`, { roles: ['auditor'], restricted: [] })
  expect(await code(await desk.get('/applications'))).toBe('forbidden')
  await director.post(`/people/${id}/disable`)
  expect((await desk.get('/me')).status).toBe(401)
  expect((await testDesk(at).post('/login', { name: '小赵', password: PASSWORD })).status).toBe(401)
  await director.post(`/people/${id}/enable`)
  expect((await testDesk(at).post('/login', { name: '小赵', password: PASSWORD })).status).toBe(200)
})

test('a forgotten password: a new link, and the old password and sessions end', async () => {
  const { desk, id } = await invited('小钱', { roles: ['clerk'], restricted: [] })
  const { token } = await linkOf(await administrator.post(`/people/${id}/link`))
  expect((await desk.get('/me')).status).toBe(401)
  expect((await testDesk(at).post('/login', { name: '小钱', password: PASSWORD })).status).toBe(401)
  expect((await testDesk(at).post('/join', { token, password: 'another-staple-9' })).status).toBe(200)
  const { people } = types.personList.parse(await (await administrator.get('/people')).json())
  expect(people.find((person) => person.id === id)).toMatchObject({ joined: true, secondFactor: false })
})

test('changing the password asks for the old one and ends other sessions', async () => {
  const { desk } = await invited('小孙', { roles: ['clerk'], restricted: [] })
  const elsewhere = testDesk(at)
  await elsewhere.post('/login', { name: '小孙', password: PASSWORD })
  expect(await code(await desk.post('/account/password', { current: 'wrong', next: 'new-password-9' }))).toBe(
    'credentials',
  )
  expect((await desk.post('/account/password', { current: PASSWORD, next: 'new-password-9' })).status).toBe(
    200,
  )
  expect((await desk.get('/me')).status).toBe(200)
  expect((await elsewhere.get('/me')).status).toBe(401)
})

test('a second factor: begun, confirmed, asked for at log-in, each code once, removed with the password', async () => {
  const { desk } = await invited('小周', { roles: ['clerk'], restricted: [] })
  const { secret, uri } = types.totpBegun.parse(await (await desk.post('/account/totp')).json())
  expect(uri).toContain(secret)
  const now = () => totpCode(secret, stepAt(at.clock.now()))
  const login = (given?: string) =>
    testDesk(at).post('/login', { name: '小周', password: PASSWORD, ...(given ? { code: given } : {}) })
  // Not confirmed: it does not count yet.
  expect((await login()).status).toBe(200)
  expect((await desk.post('/account/totp/confirm', { code: '000000' })).status).toBe(403)
  expect((await desk.post('/account/totp/confirm', { code: now() })).status).toBe(200)
  expect((await desk.post('/account/totp')).status).toBe(409)
  expect(await code(await login())).toBe('second-factor')
  expect(await code(await login(now()))).toBe('credentials') // used when it was confirmed
  at.clock.advance(30_000)
  expect((await login(now())).status).toBe(200)
  expect(JSON.stringify(await at.office.store.selectFrom('clerk').selectAll().execute())).not.toContain(
    secret,
  )
  expect((await desk.post('/account/totp/remove', { password: 'wrong' })).status).toBe(403)
  expect((await desk.post('/account/totp/remove', { password: PASSWORD })).status).toBe(200)
  expect((await login()).status).toBe(200)
})

test('five minutes without anybody lock the desk: loading does not count, doing does', async () => {
  const { desk } = await invited('小吴', { roles: ['clerk'], restricted: [] })
  at.clock.advance(4 * 60_000)
  await desk.post('/activity')
  at.clock.advance(4 * 60_000)
  expect((await desk.get('/me')).status).toBe(200)
  at.clock.advance(60_000)
  expect(await code(await desk.get('/me'))).toBe('locked')
  expect(await code(await desk.post('/activity'))).toBe('locked')
  expect(await code(await desk.get('/applications'))).toBe('locked')
  expect(await code(await desk.post('/unlock', { password: 'wrong' }))).toBe('credentials')
  expect((await desk.post('/unlock', { password: PASSWORD })).status).toBe(200)
  expect((await desk.get('/me')).status).toBe(200)
  expect((await testDesk(at).post('/unlock', { password: PASSWORD })).status).toBe(401)
  // The others were away too.
  await director.post('/unlock', { password: 'correct-horse-9' })
})

test('what was done with accounts stands in the audit log, and no password does', async () => {
  const entries = await at.office.store.selectFrom('auditEntry').select(['action', 'subject']).execute()
  const actions = new Set(entries.map(({ action }) => action))
  for (const action of ['set-up', 'invite', 'password-by-link', 'change-rights', 'disable', 'login-refused'])
    expect(actions).toContain(action)
  expect(JSON.stringify(entries)).not.toContain(PASSWORD)
})
