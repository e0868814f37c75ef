import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import type { z } from 'zod'
import { parseJson } from '../../base/json.ts'
import { err, ok, type Result } from '../../base/result.ts'
import type { Office } from './context.ts'
import type { DeskError } from './desk-api-types.ts'
import { createPace } from './pace.ts'
import { may, type Operation } from './permissions.ts'
import { keepOpen, sessionOf, type Clerk } from './sessions.ts'

export const COOKIE = 'mingli-desk'
export type DeskEnv = { Variables: { clerk: Clerk } }

type Status = 400 | 401 | 403 | 404 | 409 | 410 | 422 | 429
export function refuseDesk(
  c: Context,
  status: Status,
  code: DeskError['code'],
  message: string,
  waitMs?: number,
): Response {
  const retryAfterSeconds = waitMs === undefined ? undefined : Math.ceil(waitMs / 1000)
  if (retryAfterSeconds !== undefined) c.header('retry-after', String(retryAfterSeconds))
  return c.json(
    { code, message, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) } satisfies DeskError,
    status,
  )
}

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/**
 * Only pages of this very desk may ask. The Host must be loopback or the configured origin (against DNS
 * rebinding); a POST must carry that origin and be JSON, which no foreign form or page can send unasked.
 */
export function ownPagesOnly(publicOrigin: string | undefined): MiddlewareHandler {
  const publicHost = publicOrigin === undefined ? undefined : new URL(publicOrigin).host
  return async (c, next) => {
    const host = c.req.header('host') ?? ''
    const origin = host === publicHost ? publicOrigin! : LOOPBACK.test(host) ? `http://${host}` : undefined
    if (origin === undefined)
      return refuseDesk(c, 403, 'origin', 'this address is not configured for the desk')
    const site = c.req.header('sec-fetch-site')
    if (site !== undefined && site !== 'same-origin' && c.req.path.startsWith('/desk/api'))
      return refuseDesk(c, 403, 'origin', 'only pages of this desk may ask')
    if (c.req.method !== 'GET') {
      if (c.req.header('origin') !== origin)
        return refuseDesk(c, 403, 'origin', 'only pages of this desk may ask')
      if (!/^application\/json\b/.test(c.req.header('content-type') ?? ''))
        return refuseDesk(c, 400, 'schema', 'content-type must be application/json')
    }
    return next()
  }
}

/** A page that goes astray must not take the server from the others. */
const REQUESTS = { count: 600, windowMs: 60_000 }

/** Only with a session that is not locked. What a person sends (POST) keeps it open; what a page loads by itself does not. */
export function loggedInOnly(office: Office): MiddlewareHandler<DeskEnv> {
  const pace = createPace(REQUESTS, office.clock)
  return async (c, next) => {
    const token = getCookie(c, COOKIE)
    const session = await sessionOf(office, token)
    if (token === undefined || session.kind === 'none') return refuseDesk(c, 401, 'login', 'log in first')
    if (session.kind === 'locked') return refuseDesk(c, 401, 'locked', 'nobody was there: unlock first')
    if (!pace(session.clerk.id)) return refuseDesk(c, 429, 'limited', 'too many requests', 10_000)
    if (c.req.method !== 'GET') await keepOpen(office, token)
    c.set('clerk', session.clerk)
    return next()
  }
}

/** Only for whom the table (permissions.ts) allows it. Every route behind the log-in names its operation with this. */
export function allow(operation: Operation): MiddlewareHandler<DeskEnv> {
  return async (c, next) =>
    may(c.get('clerk'), operation)
      ? next()
      : refuseDesk(c, 403, 'forbidden', `this account may not do ${operation}`)
}

export async function readDeskBody<T>(c: Context, schema: z.ZodType<T>): Promise<Result<T, Response>> {
  const parsed = schema.safeParse(parseJson(await c.req.text()))
  if (parsed.success) return ok(parsed.data)
  const places = parsed.error.issues.map(({ path, code }) => `${path.join('.') || '(whole)'}: ${code}`)
  return err(refuseDesk(c, 422, 'schema', places.join('; ')))
}
