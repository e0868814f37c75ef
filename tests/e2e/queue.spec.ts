import { expect, test } from '@playwright/test'
import { startKiosk } from '../support/kiosk-process.ts'
import {
  countTouches,
  onScreen,
  openKiosk,
  PORTRAIT,
  putInto,
  receiptsPrinted,
  signIn,
  touch,
} from './support.ts'

test.use({ viewport: PORTRAIT })

test('a number from the kiosk: three touches, on paper, called at the desk, said and shown to the hall, done', async ({
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
    await expect(page.locator('[data-screen="attract"]')).toContainText('1 人在等，下一位 001 号')
    const called = () =>
      page
        .waitForRequest((request) => request.url().endsWith('/api/speech/say'))
        .then((said) => said.postDataJSON())
    const heard = called()
    await desk.locator('[data-action="queue-window"]').selectOption('2')
    await desk.locator('[data-action="queue-next"]').click()
    await expect(desk.locator('[data-queue="called"]')).toContainText('001')
    const board = page.locator('[data-queue-board]')
    await expect(board).toContainText('请 001 号到 2 号窗口')
    expect(await heard).toMatchObject({ language: 'zh-CN', text: '请 1 号到 2 号窗口' })

    // Nobody came: passed over, and called once more when somebody does.
    await desk.locator('[data-action="queue-left"]').click()
    await expect(board).toHaveCount(0)
    await desk.locator('[data-number="001"] [data-action="queue-call"]').click()
    await expect(desk.locator('[data-queue="called"]')).toContainText('叫了 2 遍')
    await expect(board).toContainText('请 001 号到 2 号窗口')
    await desk.locator('[data-action="queue-served"]').click()
    await expect(desk.locator('[data-queue="empty"]')).toBeVisible()
    await expect(desk.locator('[data-value="queue-today"]')).toContainText('办完 1 个')
    await expect(board).toHaveCount(0)

    // An office that wants no numbers says so, and the kiosk offers none.
    await desk.evaluate(() => (location.hash = '#/office/duty'))
    await desk.locator('[data-action="edit-queue"]').click()
    await desk.locator('[data-action="queue-open"]').uncheck()
    const renewed = page.waitForEvent('load', { timeout: 60_000 })
    await desk.locator('[data-action="save-queue"]').click()
    await expect(desk.locator('[data-part="queue"] [data-value="queue"]')).toContainText('没有开')
    await desk.evaluate(() => (location.hash = '#/calls'))
    await expect(desk.locator('[data-queue-open="false"] [data-action="to-queue-switch"]')).toBeVisible()
    // A sign of life goes once a minute, and at once when a device changes.
    await putInto(kiosk, 'receiptPrinter', 'paperLow')
    await renewed
    await onScreen(page, 'attract')
    await touch(page, 'start')
    await touch(page, 'open-services')
    await onScreen(page, 'services')
    await expect(page.locator('[data-action="open-queue"]')).toHaveCount(0)
  } finally {
    await kiosk.stop()
  }
})
