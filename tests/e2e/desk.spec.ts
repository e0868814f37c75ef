import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { startKiosk, type KioskProcess } from '../support/kiosk-process.ts'
import { putInto, signIn } from './support.ts'

/** The clerk's day at a desktop and on a phone of 360 px: ledgers filled by their forms, figures that lead back to them. */
let kiosk: KioskProcess
test.beforeAll(async () => {
  kiosk = await startKiosk()
})
test.afterAll(async () => {
  await kiosk.stop()
})

const sizes = [
  { name: 'desktop', viewport: { width: 1366, height: 820 } },
  { name: 'phone', viewport: { width: 360, height: 740 } },
]

for (const { name, viewport } of sizes)
  test(`the clerk's day, ${name}`, async ({ page }) => {
    await page.setViewportSize(viewport)
    const act = (action: string) => page.locator(`[data-action="${action}"]`).first()
    // To be opened and judged by a person: test-results/desk/<size>-<screen>.png
    const look = async (screen: string) => {
      await page.screenshot({
        path: `test-results/desk/${name}-${screen}.png`,
        animations: 'disabled',
        fullPage: true,
      })
      const found = await new AxeBuilder({ page }).analyze()
      const serious = found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      expect.soft(serious.map(({ id, nodes }) => `${screen}: ${id} ${nodes[0]?.html}`)).toEqual([])
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect.soft([screen, over]).toEqual([screen, 0])
    }
    await signIn(page, kiosk)
    await act('nav-ledgers').click()
    await expect(page.locator('[data-action="ledger-consultation"]')).toBeVisible()
    await look('ledgers')

    await test.step('a telephone consultation: faults stand at their fields, then the row is there', async () => {
      await act('ledger-consultation').click()
      await act('new-record').click()
      await act('save').click()
      await expect(page.locator('.problem').first()).toBeVisible()
      await expect(page.locator('[data-action="field-channel-desk"]')).toBeFocused()
      await look('form-faults')
      await act('field-channel-phone').check()
      await act('field-matter').selectOption('wage')
      await act('field-village').selectOption({ index: 1 })
      await act('field-person').fill('张测试')
      await act('field-facts').fill('工地欠三个月工资，告诉去劳动监察。')
      await act('field-handler').selectOption({ index: 1 })
      await act('field-result-answered').check()
      await act('save').click()
      await expect(page.locator('[data-value="number"]')).toHaveText(/^\d{6}-QT01-N\d{4}-.$/)
      await expect(page.locator('[data-field="person"] dd')).toHaveText('张＊＊')
      await look('record')
      await expect(page.locator('[data-value="state"]')).toHaveText('已答复')
    })

    await test.step('a dispute becomes a mediation case without being typed again', async () => {
      await act('nav-ledgers').click()
      await act('ledger-found-dispute').click()
      await act('new-record').click()
      await act('field-village').selectOption({ index: 1 })
      await act('field-kind').selectOption('land')
      await act('field-one').fill('李测试')
      await act('field-other').fill('王测试')
      await act('field-story').fill('两家为地界吵，来了二十多人。')
      await act('field-risk-high').check()
      await act('field-handler').selectOption({ index: 1 })
      await act('save').click()
      await act('lead-mediation').click()
      await expect(act('field-respondent')).toHaveValue('王测试')
      await act('field-source').selectOption('initiative')
      await act('save').click()
      await act('move-hand-over').click()
      await page
        .locator('[data-screen="confirm-move"] [data-action="field-committee"]')
        .selectOption('town-mediation')
      await look('move')
      await page.locator('[data-screen="confirm-move"] [data-action="save"]').click()
      await expect(page.locator('[data-value="state"]')).toHaveText('调委会在办')
    })

    await test.step('figures lead to their rows', async () => {
      await act('nav-figures').click()
      const village = page.locator('[data-figure="coverage"] tbody tr').first()
      await expect(village).toContainText(/[1-9]/)
      await look('figures')
      await village.locator('[data-action="open-rows"]').first().click()
      await expect(page.locator('[data-list="ledger"] tbody tr').first()).toBeVisible()
      await look('ledger')
    })

    await test.step('the high risk stands on the page of the director until it is reported', async () => {
      await act('nav-figures').click()
      await expect(page.locator('[data-figure="major-events"] tbody tr').first()).toContainText('待首报')
    })
  })

test('paper that runs low has its ticket within seconds', async ({ page }) => {
  await signIn(page, kiosk)
  await act(page, 'nav-ledgers').click()
  await act(page, 'ledger-ticket').click()
  await expect(page.locator('[data-screen="ledger"] h1')).toBeVisible()
  await putInto(kiosk, 'receiptPrinter', 'paperLow')
  await expect(page.locator('[data-list="ledger"]')).toContainText('回执纸快用完了', { timeout: 20_000 })
})

const act = (page: Page, action: string) => page.locator(`[data-action="${action}"]`).first()
