import { expect, test, type Page } from '@playwright/test'
import { receiptQr } from '../../exchange/receipt-token.ts'
import { startKiosk, type KioskProcess } from '../support/kiosk-process.ts'
import { onScreen, openKiosk, PORTRAIT, putInto, touch } from './support.ts'

/** A receipt held before the scanner, on a line and as one that types; and a social security card in its slot. */
let kiosk: KioskProcess
test.beforeAll(async () => {
  kiosk = await startKiosk()
})
test.afterAll(async () => {
  await kiosk.stop()
})
test.beforeEach(async ({ page }) => {
  await page.setViewportSize(PORTRAIT)
})

const NUMBER = '261122-7A3K-A0001-3'
const CODE = receiptQr(NUMBER, '7AQ4KMXY')
const scan = async (code: string) => expect((await kiosk.post('/bench/api/scan', { code })).ok).toBe(true)
/** Key after key as a scanner sends them; Playwright's own keys come seconds late on a busy machine. */
const typeAsScanner = (page: Page, code: string): Promise<void> =>
  page.evaluate((text) => {
    for (const key of [...Array.from(text), 'Enter'])
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  }, code)
const insert = async (id: string | null) =>
  expect((await kiosk.post('/bench/api/social-card', { id })).ok).toBe(true)

test('from the waiting screen a receipt leads to its progress, another code is refused politely', async ({
  page,
}) => {
  await page.goto(kiosk.run.kioskUrl)
  await onScreen(page, 'attract')
  await scan('https://pay.example/0000')
  await expect(page.locator('[data-overlay="scan-refused"]')).toBeVisible()
  await touch(page, 'scan-refused-close')
  await onScreen(page, 'home')
  await scan(CODE)
  await onScreen(page, 'progress-query')
  // The office does not know this one, and says so: it was asked.
  await expect(page.locator('[data-status="not-found"]')).toBeVisible()
})

test('a scanner that types leads there too, and no letter of it gets into an open field', async ({
  page,
}) => {
  await openKiosk(page, kiosk)
  await touch(page, 'open-laws')
  await onScreen(page, 'law-search')
  await page.keyboard.type('ab', { delay: 150 })
  await typeAsScanner(page, 'payment:000')
  await expect(page.locator('[data-overlay="scan-refused"]')).toBeVisible()
  await touch(page, 'scan-refused-close')
  await expect(page.getByText('payment')).toHaveCount(0)
  await typeAsScanner(page, CODE)
  await onScreen(page, 'progress-query')
  await expect(page.locator('[data-status="not-found"]')).toBeVisible()
})

test('a social security card does for who has no identity card, and its trouble is told', async ({
  page,
}) => {
  await openKiosk(page, kiosk)
  await touch(page, 'open-application', 'legal-aid')
  await touch(page, 'agree')
  await onScreen(page, 'form-identity-card')
  await page.screenshot({ path: 'test-results/scanner/either-card.png', animations: 'disabled' })
  await putInto(kiosk, 'socialCard', 'wrongWayRound')
  await insert('zhang')
  await expect(page.locator('[data-status="wrongWayRound"]')).toBeVisible()
  await insert(null)
  await putInto(kiosk, 'socialCard', 'ready')
  await insert('zhang')
  await expect(page.getByText('张＊＊')).toBeVisible()
  await page.screenshot({ path: 'test-results/scanner/social-card-read.png', animations: 'disabled' })
  await insert(null)
})

test('where only social security cards can be read, the page asks for one', async ({ page }) => {
  await putInto(kiosk, 'idCard', 'unplugged')
  await openKiosk(page, kiosk)
  await touch(page, 'open-application', 'legal-aid')
  await touch(page, 'agree')
  await onScreen(page, 'form-identity-card')
  await expect(page.getByText('请把社保卡插进卡槽')).toBeVisible()
  await page.screenshot({ path: 'test-results/scanner/only-social-card.png', animations: 'disabled' })
  await putInto(kiosk, 'idCard', 'ready')
})
