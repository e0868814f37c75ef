import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Hono } from 'hono'
import { z } from 'zod'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const DIST = `${ROOT}dist/desk`

/**
 * Everything from this server alone; no script or style in the page's text; in no frame. Asked may be one address more:
 * the card reader's program on the clerk's own machine (kiosk/reader).
 */
export const contentSecurityPolicy = (readerPort: number): string =>
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
  `media-src 'self' blob:; connect-src 'self' http://127.0.0.1:${readerPort}; ` +
  "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** A meta refresh would go to the same address with its fragment (the set-up link), which is no reload at all. */
const LOOK_AGAIN = 'setTimeout(() => location.reload(), 2000)'

/** The built page of the desk under /desk; before it is built, a plain page that says so. */
export function deskPage(app: Hono): void {
  app.get('/desk/waiting.js', (c) =>
    c.body(LOOK_AGAIN, 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-store',
    }),
  )
  app.get(
    '/desk/assets/*',
    serveStatic({
      root: DIST,
      rewriteRequestPath: (path) => path.slice('/desk'.length),
      onFound: (_path, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
    }),
  )
  app.get(
    '/desk/*',
    serveStatic({
      root: DIST,
      rewriteRequestPath: (path) => path.slice('/desk'.length),
      onFound: (path, c) => {
        c.header('cache-control', 'no-store')
        // The page is /desk, beside the worker's folder /desk/.
        if (path.endsWith('sw.js')) c.header('service-worker-allowed', '/desk')
        if (path.endsWith('.webmanifest')) c.header('content-type', 'application/manifest+json')
      },
    }),
  )
  // The page has its own routes: whatever is no file is the page.
  for (const path of ['/desk', '/desk/*'])
    app.get(path, (c) => {
      c.header('cache-control', 'no-store')
      return c.html(
        existsSync(`${DIST}/index.html`) ? readFileSync(`${DIST}/index.html`, 'utf8') : preparing(),
      )
    })
  app.get('/', (c) => c.redirect('/desk'))
}

const words = z.object({ 'app.title': z.string(), 'page.preparing': z.string() })

function preparing(): string {
  const file = new URL('../../content/locales/zh-CN/office-desk.json', import.meta.url)
  const { 'app.title': title, 'page.preparing': text } = words.parse(JSON.parse(readFileSync(file, 'utf8')))
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p>${text}</p><script src="/desk/waiting.js"></script></html>`
}
