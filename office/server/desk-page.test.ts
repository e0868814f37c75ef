import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { contentSecurityPolicy, deskPage } from './desk-page.ts'
import { testOffice } from './test-office.ts'

test('the page that waits for the build has a script that really loads again', async () => {
  const app = new Hono()
  deskPage(app)
  const script = await app.request('/desk/waiting.js')
  expect(script.headers.get('content-type')).toContain('javascript')
  expect(await script.text()).toContain('location.reload()')
})

test('the page may ask its own server and the reader of the clerk’s machine, at that one address, and nothing more', async () => {
  const office = await testOffice({ readerPort: 7721 })
  const policy = (await fetch(`${office.url}/desk`)).headers.get('content-security-policy')
  await office.end()
  expect(policy).toBe(contentSecurityPolicy(7721))
  const sources = policy!.split('; ').map((directive) => directive.split(' '))
  expect(sources.find(([name]) => name === 'connect-src')).toEqual([
    'connect-src',
    "'self'",
    'http://127.0.0.1:7721',
  ])
  const elsewhere = sources.filter(([name]) => name !== 'connect-src').flat()
  expect(elsewhere.filter((word) => word.includes('http') || word.includes('*'))).toEqual([])
})
