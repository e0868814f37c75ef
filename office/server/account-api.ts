import type { Context, Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { pick } from '../../content/engine/pick.ts'
import type { Result } from '../../base/result.ts'
import { beginTotp, changePassword, confirmTotp, hasTotp, removeTotp, type AccountError } from './account.ts'
import type { Office } from './context.ts'
import * as types from './desk-api-types.ts'
import { allow, COOKIE, readDeskBody, refuseDesk, type DeskEnv } from './desk-guard.ts'

/** One's own account: that somebody is there, password, second factor. */
export function accountRoutes(app: Hono<DeskEnv>, office: Office): void {
  const own = allow('account.own')
  // The guard has noted already that somebody did something: that is all this is for.
  app.post('/activity', own, (c) => c.json({}))

  app.get('/account', own, async (c) =>
    c.json({ secondFactor: await hasTotp(office, c.get('clerk')) } satisfies types.Account),
  )

  app.post('/account/password', own, async (c) => {
    const body = await readDeskBody(c, types.passwordChange)
    if (!body.ok) return body.error
    return answer(c, await changePassword(office, c.get('clerk'), getCookie(c, COOKIE) ?? '', body.value))
  })

  app.post('/account/totp', own, async (c) => {
    const begun = await beginTotp(office, c.get('clerk'), pick(office.profile.name, 'zh-CN'))
    return begun ? c.json(begun) : refuseDesk(c, 409, 'stale', 'there is a second factor already')
  })

  app.post('/account/totp/confirm', own, async (c) => {
    const body = await readDeskBody(c, types.totpConfirmation)
    if (!body.ok) return body.error
    return (await confirmTotp(office, c.get('clerk'), body.value.code))
      ? c.json({})
      : refuseDesk(c, 403, 'credentials', 'the code is wrong, or nothing was begun')
  })

  app.post('/account/totp/remove', own, async (c) => {
    const body = await readDeskBody(c, types.passwordProof)
    if (!body.ok) return body.error
    return answer(c, await removeTotp(office, c.get('clerk'), body.value.password))
  })
}

function answer(c: Context, done: Result<void, AccountError>): Response {
  if (done.ok) return c.json({})
  return done.error.kind === 'limited'
    ? refuseDesk(c, 429, 'limited', 'too many tries', done.error.waitMs)
    : refuseDesk(c, 403, 'credentials', 'the password is wrong')
}
