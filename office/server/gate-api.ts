import type { Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Result } from '../../base/result.ts'
import { invitedName, join, logIn, setUp, unlock, type LoginError, type SetupError } from './auth.ts'
import type { Office } from './context.ts'
import * as types from './desk-api-types.ts'
import { COOKIE, readDeskBody, refuseDesk, type DeskEnv } from './desk-guard.ts'
import { endSession, openSession, sessionOf } from './sessions.ts'

/** What is reachable without a session. `secure`: reached over https, so the cookie says so. */
export function gateRoutes(app: Hono<DeskEnv>, office: Office, secure: boolean): void {
  const giveCookie = (c: Context, token: string) =>
    setCookie(c, COOKIE, token, { httpOnly: true, sameSite: 'Strict', path: '/desk', secure })

  const enter = async (c: Context, made: Result<string, SetupError>): Promise<Response> => {
    if (!made.ok) return refuseLink(c, made.error)
    giveCookie(c, await openSession(office, made.value))
    return c.json({})
  }

  app.post('/setup', async (c) => {
    const body = await readDeskBody(c, types.setup)
    return body.ok ? enter(c, await setUp(office, body.value)) : body.error
  })

  app.post('/join', async (c) => {
    const body = await readDeskBody(c, types.join)
    return body.ok ? enter(c, await join(office, body.value)) : body.error
  })

  app.post('/join/name', async (c) => {
    const body = await readDeskBody(c, types.linkProof)
    if (!body.ok) return body.error
    const name = await invitedName(office, body.value.token)
    return name.ok ? c.json({ name: name.value } satisfies types.Invited) : refuseLink(c, name.error)
  })

  app.post('/login', async (c) => {
    const body = await readDeskBody(c, types.login)
    if (!body.ok) return body.error
    const session = await logIn(office, body.value)
    if (!session.ok) return refuseLogin(c, session.error)
    giveCookie(c, session.value)
    return c.json({})
  })

  app.post('/unlock', async (c) => {
    const body = await readDeskBody(c, types.unlock)
    if (!body.ok) return body.error
    const token = getCookie(c, COOKIE)
    const session = await sessionOf(office, token)
    if (token === undefined || session.kind === 'none') return refuseDesk(c, 401, 'login', 'log in first')
    const opened = await unlock(office, token, session.clerk, body.value)
    return opened.ok ? c.json({}) : refuseLogin(c, opened.error)
  })

  app.post('/logout', async (c) => {
    const token = getCookie(c, COOKIE)
    if (token !== undefined) await endSession(office, token)
    deleteCookie(c, COOKIE, { path: '/desk', secure })
    return c.json({})
  })
}

const refuseLink = (c: Context, error: SetupError): Response =>
  error.kind === 'limited'
    ? refuseDesk(c, 429, 'limited', 'too many tries', error.waitMs)
    : refuseDesk(c, 410, 'setup-used', 'this link was used, replaced, or is wrong')

function refuseLogin(c: Context, error: LoginError): Response {
  switch (error.kind) {
    case 'limited':
      return refuseDesk(c, 429, 'limited', 'too many tries', error.waitMs)
    case 'second-factor':
      return refuseDesk(c, 401, 'second-factor', 'the code of the authenticator app is missing')
    default:
      return refuseDesk(c, 401, 'credentials', 'name, password or code is wrong')
  }
}
