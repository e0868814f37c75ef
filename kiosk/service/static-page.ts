import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import type { Hono, MiddlewareHandler } from 'hono'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.bin': 'application/octet-stream',
}

/** Everything the page may do, and nothing else: no inline script, no foreign address, no frame around it. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' blob: data:",
  'media-src blob:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  c.header('content-security-policy', CONTENT_SECURITY_POLICY)
  c.header('x-content-type-options', 'nosniff')
  c.header('referrer-policy', 'no-referrer')
  c.header('cross-origin-opener-policy', 'same-origin')
  c.header('cross-origin-resource-policy', 'same-origin')
  c.header('permissions-policy', 'camera=(), microphone=(), geolocation=(), usb=(), serial=()')
  if (c.req.path.startsWith('/api/') || c.req.path.startsWith('/bench/'))
    c.header('cache-control', 'no-store')
}

/** A meta refresh would go to the same address with its fragment, which is no reload at all. */
const LOOK_AGAIN = 'setTimeout(() => location.reload(), 1000)'

/** Serves dist/kiosk. Until it is built, a page that looks again every second; `preparing` is its sentence. */
export function pageRoutes(
  app: Hono,
  deps: { directory: string; built: () => boolean; bench: boolean; preparing: string },
): void {
  const waiting = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>Mingli</title><p>${deps.preparing}</p><script src="/waiting.js"></script>`
  app.get('/waiting.js', (c) => c.body(LOOK_AGAIN, 200, { 'content-type': TYPES['.js']! }))
  app.get('/*', async (c) => {
    if (!deps.built()) return c.html(waiting, 503, { 'retry-after': '1' })
    const path = c.req.path === '/' ? '/index.html' : c.req.path === '/bench' ? '/bench.html' : c.req.path
    const isBench = path.startsWith('/bench')
    const file = normalize(join(deps.directory, path))
    const type = TYPES[extname(file)]
    if (!file.startsWith(deps.directory + sep) || type === undefined || (isBench && !deps.bench))
      return c.notFound()
    const body = await readFile(file).catch(() => undefined)
    if (!body) return c.notFound()
    // Vite puts a hash into the names under assets/: those never change.
    const cache = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
    return c.body(new Uint8Array(body), 200, { 'content-type': type, 'cache-control': cache })
  })
}
