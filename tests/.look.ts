import { chromium } from '@playwright/test'
import { rmSync } from 'node:fs'
import { startKiosk } from './support/kiosk-process.ts'
rmSync('dist/.kiosk-stamp', { force: true })
const kiosk = await startKiosk()
const b = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
const p = await b.newPage({ viewport: { width: 1080, height: 1920 }, hasTouch: true })
p.on('console', (m) => console.log('console', m.type(), m.text()))
p.on('pageerror', (e) => console.log('pageerror', e.message))
p.on('framenavigated', (f) => console.log('nav', f.url().replace(/token=.*/, 'token=…')))
await p.goto(kiosk.run.kioskUrl)
for (let i = 0; i < 8; i++) {
  await p.waitForTimeout(1500)
  console.log(
    i,
    await p.evaluate(() =>
      [
        location.href.replace(/token=.*/, 'token=…'),
        document.body.innerText.slice(0, 60),
        document.querySelector('[data-screen]')?.getAttribute('data-screen'),
      ].join(' | '),
    ),
  )
}
await b.close()
await kiosk.stop()
