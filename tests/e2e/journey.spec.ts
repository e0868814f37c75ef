import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { startKiosk, waitFor, type KioskProcess } from '../support/kiosk-process.ts'
import {
  answerAllQuestions,
  LANDSCAPE,
  onScreen,
  openKiosk,
  PORTRAIT,
  presentCard,
  receiptsPrinted,
  signIn,
  touch,
} from './support.ts'

/**
 * The whole house, with a finger: a visitor with 𠮷 in the name applies for legal aid by card, takes the receipt,
 * the clerk finds the application and moves it on, the visitor sees that by the receipt. System fonts are off.
 */
let kiosk: KioskProcess
test.beforeAll(async () => {
  kiosk = await startKiosk()
})
test.afterAll(async () => {
  await kiosk.stop()
})

const journeys = [
  { language: 'zh-CN', viewport: PORTRAIT },
  { language: 'ug', viewport: PORTRAIT },
  { language: 'mn-Mong', viewport: LANDSCAPE },
]

for (const { language, viewport } of journeys)
  test(`legal aid from the first touch to the clerk and back, in ${language}`, async ({ page, browser }) => {
    await page.setViewportSize(viewport)
    // To be opened and judged by a person: test-results/journey/<language>-<screen>.png
    const look = async (screen: string) => {
      await page.screenshot({
        path: `test-results/journey/${language}-${screen}.png`,
        animations: 'disabled',
      })
      const found = await new AxeBuilder({ page }).analyze()
      expect.soft(found.violations.map(({ id, nodes }) => `${screen}: ${id} ${nodes[0]?.html}`)).toEqual([])
    }
    const before = (await receiptsPrinted(kiosk)).length
    await openKiosk(page, kiosk, language)

    await look('home')
    await touch(page, 'open-application', 'legal-aid')
    await onScreen(page, 'form-notice')
    await look('notice')
    await touch(page, 'agree')
    await onScreen(page, 'form-identity-card')
    await look('card')
    await presentCard(kiosk, 'rareName')
    await expect(page.getByText('𠮷＊＊')).toBeVisible()
    await look('card-read')
    await presentCard(kiosk, null)
    await touch(page, 'continue')
    await look('questions')
    await answerAllQuestions(page)
    await expect(page.getByText('𠮷＊＊')).toBeVisible()
    await look('check')
    await touch(page, 'confirm')

    await onScreen(page, 'receipt')
    const number = (await page.locator('[data-number]').getAttribute('data-number'))!
    const token = (await page.locator('[data-value="token"]').innerText()).replaceAll(/\s/g, '')
    expect(number).toMatch(/^\d{6}-[0-9A-Z]{4}-[A-Z]\d{4}-[0-9A-Z]$/)

    const receipt = await waitFor('the cut paper', async () =>
      (await receiptsPrinted(kiosk)).slice(before).find(({ cut }) => cut),
    )
    expect(receipt.lines.join('')).toContain(number)
    expect(receipt.lines.join('\n')).not.toContain('19900101')
    await expect(page.locator('[data-status="print-printed"]')).toBeVisible()

    await look('receipt')
    await touch(page, 'finish')
    await onScreen(page, 'evaluation')
    await look('evaluation')
    await touch(page, 'score', '5')
    await touch(page, 'evaluate')
    await onScreen(page, 'farewell')

    const desk = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await signIn(desk, kiosk)
    const row = desk.locator('[data-list="applications"]').locator('tr, li', { hasText: number }).first()
    await expect(row).toBeVisible()
    await expect(row).toContainText('𠮷＊＊')
    await row.locator('[data-action="open-application"]').click()
    await desk.locator('[data-action="move-in-review"]').click()
    await desk.locator('[data-action="confirm"]').click()
    await expect(desk.locator('[data-state="in-review"]').first()).toBeVisible()
    await desk.close()

    await page.goto('about:blank')
    await openKiosk(page, kiosk, language)
    await touch(page, 'open-progress')
    await onScreen(page, 'progress-query')
    await touch(page, 'field', 'acceptance-number')
    for (const character of number.replaceAll('-', '')) await touch(page, 'key', character)
    await touch(page, 'key-enter')
    await touch(page, 'field', 'code')
    for (const character of token) await touch(page, 'key', character)
    await touch(page, 'key-enter')
    await touch(page, 'query')
    await onScreen(page, 'progress-result')
    await expect(page.locator('[data-state="in-review"]')).toBeVisible()
    await look('progress')
  })
