import type { Context, MiddlewareHandler } from 'hono'
import { READER_TOKEN, type ReaderRefusal } from '../../exchange/schemas/desk-reader.ts'

const STATUS = {
  schema: 400,
  pairing: 401,
  origin: 403,
  code: 403,
  'not-found': 404,
  limited: 429,
  internal: 500,
} as const satisfies Record<ReaderRefusal['code'], number>

export const refuse = (c: Context, refusal: ReaderRefusal) => c.json(refusal, STATUS[refusal.code])

/** How long a browser may remember that it may ask. */
const PREFLIGHT_SECONDS = 600

/**
 * Any page that the clerk's browser shows can send requests to this address. Answered is the page of the one desk alone
 * (Origin, which no page can forge), and only under the address that it uses (Host: a name that was rebound to
 * 127.0.0.1 is not it). The others learn nothing, not even by CORS headers.
 */
export function ownDeskOnly(desk: string, port: () => number): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.header('host') !== `127.0.0.1:${port()}` || c.req.header('origin') !== desk)
      return refuse(c, { code: 'origin' })
    c.header('access-control-allow-origin', desk)
    c.header('vary', 'Origin')
    c.header('cache-control', 'no-store')
    c.header('x-content-type-options', 'nosniff')
    if (c.req.method !== 'OPTIONS') return next()
    c.header('access-control-allow-methods', 'POST')
    c.header('access-control-allow-headers', `content-type, ${READER_TOKEN}`)
    c.header('access-control-max-age', String(PREFLIGHT_SECONDS))
    // Browsers of 2022 to 2025 asked so before a page reached into the machine (Private Network Access); since
    // Chrome 142 the clerk is asked instead (Local Network Access), and no header is needed.
    if (c.req.header('access-control-request-private-network') === 'true')
      c.header('access-control-allow-private-network', 'true')
    return c.body(null, 204)
  }
}
