import { timingSafeEqual } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import type { Logger } from '../../base/log-registry.ts'
import { HEADERS } from '../api-headers.ts'
import type { ServiceError } from '../api.ts'
import type { SessionStore } from './session-store.ts'

const STATUS = {
  schema: 400,
  token: 401,
  'not-found': 404,
  lease: 409,
  epoch: 409,
  card: 410,
  limited: 429,
  internal: 500,
  'office-unreachable': 502,
  'not-ready': 503,
  'disk-full': 507,
} as const satisfies Record<ServiceError['code'], number>

/** Every refusal has this one shape (kiosk/api.ts `serviceError`). */
export const refuse = (c: Context, code: ServiceError['code'], message: string) =>
  c.json({ code, message } satisfies ServiceError, STATUS[code])

/**
 * A page from elsewhere, another program's page on another port, or a rebound host name gets nothing:
 * Host and Origin must be ours with port, and the browser must not call it cross-site. Cookies are not used,
 * since they ignore ports.
 */
export function originGuard(port: () => number, log: Logger): MiddlewareHandler {
  return async (c, next) => {
    const hosts = [`127.0.0.1:${port()}`, `localhost:${port()}`]
    const host = c.req.header('host') ?? ''
    const origin = c.req.header('origin')
    const site = c.req.header('sec-fetch-site')
    const reason = !hosts.includes(host)
      ? 'host'
      : origin !== undefined && !hosts.some((known) => origin === `http://${known}`)
        ? 'origin'
        : site !== undefined && site !== 'same-origin' && site !== 'none'
          ? 'site'
          : undefined
    // A navigation from elsewhere may load the page itself: it holds nothing and gets nothing without the token.
    if (reason === 'site' && c.req.method === 'GET' && !c.req.path.startsWith('/api/')) return next()
    if (reason !== undefined) {
      log.warn('service.refused', { reason, status: 403 })
      return c.json({ code: 'token', message: `refused: ${reason}` }, 403)
    }
    return next()
  }
}

/** The per-start token in its header; compared in constant time. */
export function tokenGuard(token: string, log: Logger): MiddlewareHandler {
  const expected = Buffer.from(token)
  return async (c, next) => {
    const given = Buffer.from(c.req.header(HEADERS.token) ?? '')
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      log.warn('service.refused', { reason: 'token', route: c.req.path, status: 401 })
      return refuse(c, 'token', 'the token of this start is missing or wrong')
    }
    return next()
  }
}

export const pageOf = (c: Context): string | undefined => c.req.header(HEADERS.page)

/** For what belongs to a session: the page must hold the lease and name the running epoch. */
export function sessionGuard(sessions: SessionStore): MiddlewareHandler {
  return async (c, next) => {
    const epoch = Number(c.req.header(HEADERS.epoch) ?? Number.NaN)
    const answer = sessions.check(pageOf(c), epoch)
    if (answer !== 'ok') return refuse(c, answer, `session ${answer} is not this page's`)
    return next()
  }
}
