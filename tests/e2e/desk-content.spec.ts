import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { startKiosk } from '../support/kiosk-process.ts'
import { putInto, signIn } from './support.ts'

const PATH = 'guides/m13-debt.yaml'
const TITLE = '借钱不还、给人担保（测试）'
const corrected = readFileSync(join(import.meta.dirname, '../../content', PATH), 'utf8').replace(
  /^title: .*$/m,
  `title: ${TITLE}`,
)
const broken = corrected.replace(/^start: .*$/m, 'start: nowhere')
const fileOf = (text: string) => ({
  name: 'm13-debt.yaml',
  mimeType: 'application/yaml',
  buffer: Buffer.from(text),
})
const at = (page: Page, action: string) => page.locator(`[data-action="${action}"]`).first()
/** All content is read and judged: seconds, on a slow machine some more. */
const CHECKED = { timeout: 60_000 }

/** To be opened and judged by a person: test-results/desk-content/<screen>.png */
async function look(page: Page, screen: string): Promise<void> {
  const path = `test-results/desk-content/${screen}.png`
  await page.screenshot({ path, animations: 'disabled', fullPage: true })
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect.soft(serious.map(({ id, nodes }) => `${screen}: ${id} ${nodes[0]?.html}`)).toEqual([])
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect.soft([screen, over]).toEqual([screen, 0])
}

test('a corrected guide: its fault is told, mended it is put in, a second person releases it, the kiosk shows it', async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000)
  const kiosk = await startKiosk({})
  try {
    await page.setViewportSize({ width: 1366, height: 820 })
    await signIn(page, kiosk)
    await at(page, 'nav-people').click()
    await at(page, 'invite').click()
    await at(page, 'person-name').fill('liceshi')
    await at(page, 'confirm').click()
    const link = await at(page, 'person-link').inputValue()
    await at(page, 'close').click()

    await at(page, 'nav-content').click()
    const pack = page.locator('[data-pack]')
    const number = async () => Number(await pack.getAttribute('data-pack'))
    const before = await number()
    await at(page, 'put-in').click()
    await at(page, 'choose-files').setInputFiles(fileOf(broken))
    const faults = page.locator('[data-list="content-faults"] li')
    await expect(faults.first()).toContainText('start', CHECKED)
    await expect(faults.first()).toContainText(PATH)
    await expect(at(page, 'place-0')).toHaveValue(PATH)
    await expect(at(page, 'hand-over-content')).toBeDisabled()
    await look(page, 'faults')
    await page.setViewportSize({ width: 360, height: 740 })
    await look(page, 'faults-phone')
    await page.setViewportSize({ width: 1366, height: 820 })

    await at(page, 'choose-files').setInputFiles(fileOf(corrected))
    await expect(at(page, 'hand-over-content')).toBeEnabled(CHECKED)
    await look(page, 'sound')
    await at(page, 'hand-over-content').click()
    await expect(page.locator('[data-proposal]')).toContainText(PATH, CHECKED)
    // Who put it in cannot release it.
    await expect(at(page, 'release-content')).toHaveCount(0)
    expect(await number()).toBe(before)
    await look(page, 'waiting')

    const second = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage()
    await second.goto(link)
    await at(second, 'join-password').fill('Xiaolu-9-lanhua')
    await at(second, 'join-again').fill('Xiaolu-9-lanhua')
    await at(second, 'join').click()
    await expect(second.locator('main[data-screen="today"]')).toBeVisible()
    await at(second, 'nav-more').click()
    await second.locator('main [data-action="more-content"]').click()
    await at(second, 'release-content').click()
    await expect(second.locator('[data-proposal]')).toHaveCount(0, CHECKED)
    await expect
      .poll(async () => Number(await second.locator('[data-pack]').getAttribute('data-pack')))
      .toBeGreaterThan(before)
    await look(second, 'released-phone')

    // The author's page hears of it by itself.
    await expect(page.locator(`[data-file="${PATH}"]`)).toContainText('liceshi')
    expect(await number()).toBeGreaterThan(before)
    // A sign of life goes once a minute, and at once when a device changes.
    await putInto(kiosk, 'receiptPrinter', 'paperLow')
    await expect(page.locator('[data-list="content-receivers"] [data-shows="newest"]')).toBeVisible({
      timeout: 150_000,
    })
    await look(page, 'shown')
    await at(page, 'withdraw-content').click()
    await look(page, 'withdraw')
    await at(page, 'cancel').click()
    await at(page, 'nav-kiosks').click()
    await expect(page.locator('[data-kiosk] [data-shows="newest"]')).toBeVisible()
    await look(page, 'kiosks')
  } finally {
    await kiosk.stop()
  }
})
