import { mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildPage, sourceStamp } from './page-build.ts'

const tree = () => {
  const root = mkdtempSync(join(tmpdir(), 'page-build-'))
  mkdirSync(join(root, 'kiosk/ui'), { recursive: true })
  writeFileSync(join(root, 'kiosk/ui/app.tsx'), 'one')
  return root
}

test('the stamp changes with a source and not with a test', () => {
  const root = tree()
  const before = sourceStamp(root, 'kiosk')
  writeFileSync(join(root, 'kiosk/ui/app.test.tsx'), 'test')
  expect(sourceStamp(root, 'kiosk')).toBe(before)
  utimesSync(join(root, 'kiosk/ui/app.tsx'), new Date(), new Date(Date.now() + 5000))
  expect(sourceStamp(root, 'kiosk')).not.toBe(before)
})

test('a packaged kiosk takes the page that is there, and says when it is missing', async () => {
  const root = tree()
  expect(await buildPage(root, 'kiosk')).toMatchObject({ ok: false })
  mkdirSync(join(root, 'dist/kiosk'), { recursive: true })
  writeFileSync(join(root, 'dist/kiosk/index.html'), '<p>')
  expect(await buildPage(root, 'kiosk')).toMatchObject({ ok: true, value: { outcome: 'fresh' } })
})
