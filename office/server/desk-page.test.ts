import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { deskPage } from './desk-page.ts'

test('the page that waits for the build has a script that really loads again', async () => {
  const app = new Hono()
  deskPage(app)
  const script = await app.request('/desk/waiting.js')
  expect(script.headers.get('content-type')).toContain('javascript')
  expect(await script.text()).toContain('location.reload()')
})
