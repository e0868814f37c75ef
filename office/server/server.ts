import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve, type ServerType } from '@hono/node-server'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { OfficeHealth } from '../../exchange/schemas/api.ts'
import type { Office } from './context.ts'
import { deskApi } from './desk-api.ts'
import { ownPagesOnly } from './desk-guard.ts'
import { contentSecurityPolicy, deskPage } from './desk-page.ts'
import { exchangeApi, refuse } from './exchange-api.ts'
import { isStoreFailure } from './store/open.ts'

/** The office's whole HTTP side. `publicOrigin`: the https address of the desk, where a proxy serves one. */
export function officeApp(office: Office, publicOrigin?: string): Hono {
  const app = new Hono()
  const policy = contentSecurityPolicy(office.readerPort)
  app.use(async (c, next) => {
    await next()
    // Set on the response there is: `c.header` would make another one of it, which costs as much as the whole route.
    const { headers } = c.res
    headers.set('x-content-type-options', 'nosniff')
    headers.set('referrer-policy', 'no-referrer')
    headers.set('x-frame-options', 'DENY')
    headers.set('cross-origin-resource-policy', 'same-origin')
    if (c.req.path.startsWith('/desk')) headers.set('content-security-policy', policy)
    if (c.req.path.startsWith('/desk/api')) headers.set('cache-control', 'no-store')
  })
  app.get('/health', (c) =>
    c.json({ state: 'ready', now: office.clock.now().toISOString() } satisfies OfficeHealth),
  )
  exchangeApi(app, office)
  app.use('/desk', ownPagesOnly(publicOrigin))
  app.use('/desk/*', ownPagesOnly(publicOrigin))
  app.route('/desk/api', deskApi(office, publicOrigin !== undefined))
  app.all('/desk/api/*', (c) => c.json({ code: 'not-found', message: 'no such route' }, 404))
  deskPage(app)
  app.notFound((c) => refuse(c, { status: 404, code: 'not-found', message: 'no such route' }))
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse()
    const route = `${c.req.method} ${c.req.routePath}`
    office.log.error('office.error', { route, error: error instanceof Error ? error.message : 'unknown' })
    if (isStoreFailure(error))
      return refuse(c, {
        status: 503,
        code: 'busy',
        message: 'the store cannot write now',
        retryAfterSeconds: 5,
      })
    return c.json({ code: 'internal', message: 'internal error' }, 500)
  })
  return app
}

export interface Listening {
  readonly port: number
  /** Ends open streams too; resolves when the port is free. */
  readonly close: () => Promise<void>
}

/** Listens; rejects with the system's error (EADDRINUSE, …). */
export function listen(
  app: Hono,
  options: { readonly host: string; readonly port: number },
): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server: ServerType = serve({
      fetch: app.fetch,
      createServer,
      serverOptions: { requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 20_000 },
      hostname: options.host,
      port: options.port,
    })
    server.once('error', reject)
    server.once('listening', () => {
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise((done) => {
            server.close(() => done())
            if ('closeAllConnections' in server) server.closeAllConnections()
          }),
      })
    })
  })
}
