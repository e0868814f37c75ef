import { expect, test } from '@playwright/test'
import { startKiosk, waitFor } from '../support/kiosk-process.ts'
import { onScreen, openKiosk, PORTRAIT, putInto, signIn, touch } from './support.ts'

const SHUT = '今天停电检修（测试）'

test('what the desk says of the office stands on the kiosk between two visits, without a restart', async ({
  page,
  browser,
}) => {
  const kiosk = await startKiosk({})
  try {
    const health = async () =>
      (await (await kiosk.get('/health')).json()) as {
        contentVersion: string
        contentPack: { pack: number | null; refused: unknown }
        office: { enrolled: boolean }
      }
    // The office's first pack says what the software says; it waits for a visitor as every other does.
    const first = await waitFor('the first pack', async () => {
      const { contentVersion, contentPack } = await health()
      return contentPack.pack === null ? undefined : { contentVersion, pack: contentPack.pack }
    })
    const { contentVersion } = (await (await kiosk.get('/api/boot')).json()) as { contentVersion: string }
    expect(contentVersion).toBe(first.contentVersion)
    await page.setViewportSize(PORTRAIT)
    await openKiosk(page, kiosk)

    const desk = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await signIn(desk, kiosk)
    const act = (action: string) => desk.locator(`[data-action="${action}"]`)
    await act('nav-office').click()
    await act('edit-closures').click()
    await act('add-closure').click()
    const fields = desk.locator('[data-part="closures"] .part-item').last()
    await fields.locator('[data-action$="-text"]').fill(SHUT)
    await fields.locator('[data-action$="-instead"]').fill('请到县局窗口（测试）')
    await act('save-closures').click()
    await expect(desk.locator('[data-part="closures"]')).toContainText(SHUT)
    // A sign of life goes once a minute, and at once when a device changes.
    await putInto(kiosk, 'receiptPrinter', 'paperLow')

    // The visitor before the kiosk keeps what was there at the beginning.
    await page.waitForTimeout(3000)
    await onScreen(page, 'home')
    expect((await health()).contentVersion).toBe(first.contentVersion)
    await touch(page, 'quick-exit')
    await waitFor('the new pack is shown', async () => {
      const { contentPack } = await health()
      return (contentPack.pack ?? 0) > first.pack
    })
    await expect(page.locator('[data-screen="attract"]')).toContainText(SHUT)
    expect((await health()).contentPack.refused).toBeNull()
  } finally {
    await kiosk.stop()
  }
})
