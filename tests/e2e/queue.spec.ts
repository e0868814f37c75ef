import { expect, test } from '@playwright/test'
import { startKiosk } from '../support/kiosk-process.ts'
import { countTouches, onScreen, openKiosk, PORTRAIT, receiptsPrinted, signIn, touch } from './support.ts'

test.use({ viewport: PORTRAIT })

test('a number from the kiosk: three touches, on paper, called at the desk, shown to the hall, done', async ({
  page,
  browser,
}) => {
  const kiosk = await startKiosk()
  try {
    const desk = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage()
    await signIn(desk, kiosk)
    await desk.locator('[data-action="nav-calls"]').click()
    await expect(desk.locator('[data-queue="empty"]')).toBeVisible()

    await openKiosk(page, kiosk)
    const touches = await countTouches(page)
    await touch(page, 'open-services')
    await touch(page, 'open-queue')
    await onScreen(page, 'queue-topics')
    expect(await touches()).toBe(2)
    await touch(page, 'take-number', 'mediation')
    await expect(page.locator('[data-value="number"]')).toHaveText('001')
    await expect(page.locator('[data-status="print-printed"]')).toBeVisible()
    const [paper] = await receiptsPrinted(kiosk)
    expect(paper?.lines.join('')).toContain('001')
    expect(paper?.lines.join('')).toContain('人民调解')
    expect(paper?.qr).toEqual([])
    await touch(page, 'finish')
    await onScreen(page, 'attract')

    // On the desk without a reload.
    await expect(desk.locator('[data-queue="waiting"]')).toContainText('001', { timeout: 5_000 })
    await desk.locator('[data-action="queue-window"]').selectOption('2')
    await desk.locator('[data-action="queue-next"]').click()
    await expect(desk.locator('[data-queue="called"]')).toContainText('001')
    await expect(page.locator('[data-desk-message]')).toContainText('请 001 号到 2 号窗口')
    await desk.locator('[data-action="queue-served"]').click()
    await expect(desk.locator('[data-queue="empty"]')).toBeVisible()
    await expect(page.locator('[data-desk-message]')).toHaveCount(0)
  } finally {
    await kiosk.stop()
  }
})
