import { expect, test } from '@playwright/test'
import { startKiosk, type KioskProcess } from '../support/kiosk-process.ts'
import { onScreen, openKiosk, PORTRAIT, touch } from './support.ts'

/** Law search with a finger: by picture, and by pinyin on the docked keyboard; nobody asks who you are. */
let kiosk: KioskProcess
test.beforeAll(async () => {
  kiosk = await startKiosk()
})
test.afterAll(async () => {
  await kiosk.stop()
})
test.use({ viewport: PORTRAIT })

test('a picture leads to articles, and an article opens', async ({ page }) => {
  await openKiosk(page, kiosk)
  await touch(page, 'topic', 'wage')
  await onScreen(page, 'law-search')
  const first = page.locator('[data-action="open-article"]').first()
  await expect(first).toContainText(/劳动合同法|劳动法|工资支付条例/)
  await first.tap()
  await onScreen(page, 'law-article')
  await expect(page.locator('[data-screen="law-article"]')).toContainText('条')
})

test('a question typed in pinyin finds its article in three touches, typing not counted', async ({
  page,
}) => {
  await openKiosk(page, kiosk)
  await touch(page, 'search')
  for (const letter of 'tuoqiangongzi') await touch(page, 'key', letter)
  await touch(page, 'candidate', '拖欠工资')
  await touch(page, 'key-enter')
  const first = page.locator('[data-action="open-article"]').first()
  await expect(first).toContainText(/劳动|工资/)
  await first.tap()
  await onScreen(page, 'law-article')
})

test('letters are enough: a suggestion finds its article in three touches, typing not counted', async ({
  page,
}) => {
  await openKiosk(page, kiosk)
  await touch(page, 'search')
  for (const letter of 'tqgz') await touch(page, 'key', letter)
  await expect(page.locator('[data-action="suggestion"]')).not.toHaveCount(0)
  expect(await page.locator('[data-action="suggestion"]').count()).toBeLessThanOrEqual(6)
  await touch(page, 'suggestion', '老板拖欠工资怎么办')
  const first = page.locator('[data-action="open-article"]').first()
  await expect(first).toContainText(/劳动合同法|劳动法|工资支付条例/)
  await first.tap()
  await onScreen(page, 'law-article')
})

test('suggestions are neither logged nor take the field away; a form among them opens', async ({ page }) => {
  await openKiosk(page, kiosk)
  await touch(page, 'search')
  for (const letter of 'sqflyz') await touch(page, 'key', letter)
  await expect(page.locator('[data-action="suggestion"]').first()).toBeVisible()
  await expect(page.locator('[data-dock="pinyin"]')).toBeVisible()
  expect(kiosk.output()).not.toContain('sqfl')
  await touch(page, 'suggestion', '申请法律援助')
  await onScreen(page, 'form-notice')
})

test('no question is left anywhere after the visit', async ({ page }) => {
  await openKiosk(page, kiosk)
  await touch(page, 'topic', 'family')
  await onScreen(page, 'law-search')
  await touch(page, 'home')
  const kept = await page.evaluate(() =>
    JSON.stringify([location.href, Object.entries(localStorage), document.cookie]),
  )
  expect(decodeURIComponent(kept)).not.toMatch(/离婚|抚养/)
  expect(kiosk.output()).not.toMatch(/离婚|抚养/)
})
