import { expect, test, type Page } from '@playwright/test'
import { startKiosk, waitFor, type KioskProcess } from '../support/kiosk-process.ts'
import { LANDSCAPE, onScreen, PORTRAIT, presentCard, receiptsPrinted } from './support.ts'
import { choose, closeLoop, heardAll, listen, pressKey, type Listening } from './keypad-support.ts'

/**
 * Everything by keys and by ear: headphones go in, and from then on nothing is touched. On every screen the focus is
 * seen, goes round all controls in their order, and what is said is what stands there.
 */
let kiosk: KioskProcess
test.beforeAll(async () => {
  kiosk = await startKiosk()
})
test.afterAll(async () => {
  await kiosk.stop()
})
test.beforeEach(async () => {
  await plug(false)
})

const plug = async (plugged: boolean): Promise<void> => {
  expect((await kiosk.post('/bench/api/headphones', { plugged })).ok).toBe(true)
}

async function begin(page: Page): Promise<Listening> {
  const listening = await listen(page)
  await page.goto(kiosk.run.kioskUrl)
  await expect(page.locator('[data-screen="attract"]')).toBeVisible({ timeout: 90_000 })
  await plug(true)
  await onScreen(page, 'home')
  return listening
}

test('law search: a topic, an article, and back home', async ({ page }) => {
  await page.setViewportSize(PORTRAIT)
  const listening = await begin(page)
  await heardAll(page, listening)
  await closeLoop(page)
  await choose(page, 'topic', 'wage')
  await onScreen(page, 'guide-list')
  await heardAll(page, listening)
  await closeLoop(page)
  await choose(page, 'search-laws')
  await onScreen(page, 'law-search')
  await heardAll(page, listening)
  await closeLoop(page)
  await choose(page, 'open-article')
  await onScreen(page, 'law-article')
  await heardAll(page, listening)
  await closeLoop(page)
  await pressKey(page, 'Escape')
  await onScreen(page, 'law-search')
  await pressKey(page, 'Home')
  await onScreen(page, 'home')
})

test('a number to wait with, without a finger on the glass', async ({ page }) => {
  await page.setViewportSize(LANDSCAPE)
  const listening = await begin(page)
  await choose(page, 'open-services')
  await choose(page, 'open-queue')
  await onScreen(page, 'queue-topics')
  await heardAll(page, listening)
  await closeLoop(page)
  await choose(page, 'take-number', 'legal-aid')
  await onScreen(page, 'queue-number')
  await expect(page.locator('[data-status="print-printed"]')).toBeVisible()
  await heardAll(page, listening)
  await closeLoop(page)
  await choose(page, 'finish')
  await onScreen(page, 'attract')
})

test('a question is written with the keys of the screen and with a keyboard', async ({ page }) => {
  await page.setViewportSize(PORTRAIT)
  await begin(page)
  await choose(page, 'search')
  await onScreen(page, 'law-search')
  for (const letter of 'gz') await choose(page, 'key', letter)
  await choose(page, 'candidate', '工资')
  await expect(page.locator('[data-action="field"]')).toContainText('工资')
  await page.keyboard.type('tuoqian', { delay: 60 })
  await expect(page.locator('[data-action="candidate"]').first()).toHaveAttribute('data-value', '拖欠')
  // The candidates of the last letter come from a worker.
  await page.waitForTimeout(1000)
  await pressKey(page, 'Space')
  await expect(page.locator('[data-action="field"]')).toContainText('工资拖欠')
  await pressKey(page, 'Enter')
  await expect(page.locator('[data-action="open-article"]').first()).toBeVisible()
})

// Two minutes of listening: one of the longer proofs.
test('legal aid to the receipt and the evaluation, then its progress', { tag: '@long' }, async ({ page }) => {
  test.setTimeout(240_000)
  await page.setViewportSize(PORTRAIT)
  const listening = await begin(page)
  const before = (await receiptsPrinted(kiosk)).length
  await choose(page, 'open-application', 'legal-aid')
  await onScreen(page, 'form-notice')
  await heardAll(page, listening)
  await closeLoop(page)
  await choose(page, 'agree')
  await onScreen(page, 'form-identity-card')
  await heardAll(page, listening)
  await presentCard(kiosk, 'zhang')
  await expect(page.locator('[data-action="continue"]')).toBeVisible()
  await heardAll(page, listening)
  await presentCard(kiosk, null)
  await choose(page, 'continue')
  await answerByKeys(page, listening)
  await onScreen(page, 'form-check')
  await heardAll(page, listening)
  await closeLoop(page)
  // Nobody's number is read out whole.
  expect(listening.said.join('')).not.toMatch(/\d{15}/)
  await choose(page, 'confirm')
  await onScreen(page, 'receipt')
  await waitFor('the cut paper', async () =>
    (await receiptsPrinted(kiosk)).slice(before).find(({ cut }) => cut),
  )
  await expect(page.locator('[data-status="print-printed"]')).toBeVisible()
  await heardAll(page, listening)
  await closeLoop(page)
  const number = (await page.locator('[data-number]').getAttribute('data-number'))!
  const token = (await page.locator('[data-value="token"]').innerText()).replaceAll(/\s/g, '')
  await choose(page, 'finish')
  await onScreen(page, 'evaluation')
  await heardAll(page, listening)
  await choose(page, 'score', '5')
  await choose(page, 'evaluate')
  await onScreen(page, 'farewell')

  await page.goto('about:blank')
  await plug(false)
  const again = await begin(page)
  await choose(page, 'open-progress')
  await onScreen(page, 'progress-query')
  await heardAll(page, again)
  await choose(page, 'field', 'acceptance-number')
  await page.keyboard.type(number.replaceAll('-', ''), { delay: 90 })
  await pressKey(page, 'Enter')
  await choose(page, 'field', 'code')
  await page.keyboard.type(token, { delay: 90 })
  await pressKey(page, 'Enter')
  await choose(page, 'query')
  await onScreen(page, 'progress-result')
  await heardAll(page, again)
  await closeLoop(page)
})

test('languages, emergency and help lie over the page and give the focus back', async ({ page }) => {
  await page.setViewportSize(LANDSCAPE)
  const listening = await begin(page)
  for (const [action, overlay] of [
    ['emergency', 'emergency'],
    ['call-staff', 'call'],
    ['languages', 'languages'],
  ] as const) {
    await choose(page, action)
    await expect(page.locator(`[data-overlay="${overlay}"]`)).toBeVisible()
    await heardAll(page, listening)
    await closeLoop(page)
    await pressKey(page, 'Escape')
    await expect(page.locator(`[data-overlay]`)).toHaveCount(0)
    await expect(page.locator(`[data-action="${action}"]:focus`)).toHaveCount(1)
  }
  await choose(page, 'languages')
  await choose(page, 'language', 'ug')
  await expect(page.locator('html[lang="ug"]')).toHaveCount(1)
  await heardAll(page, listening)
  expect(listening.languages.has('ug')).toBe(true)
})

test('pulling the headphones out ends the reading; the speaker is silent until it is asked for', async ({
  page,
}) => {
  await page.setViewportSize(PORTRAIT)
  await begin(page)
  await expect(page.locator('[data-speech-bar]')).toBeVisible()
  await plug(false)
  await expect(page.locator('[data-speech-bar]')).toHaveCount(0)
  await plug(true)
  await expect(page.locator('[data-speech-bar]')).toBeVisible()
})

/** Goes on, and answers what is then asked for, as a visitor without sight does. */
async function answerByKeys(page: Page, listening: Listening): Promise<void> {
  const screen = () => page.locator('[data-screen]').first().getAttribute('data-screen')
  for (let guard = 0; guard < 40; guard++) {
    await expect.poll(screen).toMatch(/^form-(fields|check)$/)
    if ((await screen()) === 'form-check') return
    if (guard === 0) await heardAll(page, listening)
    await choose(page, 'continue')
    await page.waitForTimeout(350)
    const missing = await page.locator('[data-field][data-invalid]').evaluateAll((fields) =>
      fields.map((field) => {
        const control = field.querySelector<HTMLElement>(
          '[data-action^="answer:"], [data-action^="preset:"], [data-action="field"]',
        )
        return { action: control?.dataset['action'] ?? '', value: control?.dataset['value'] }
      }),
    )
    for (const { action, value } of missing) {
      await choose(page, action, value)
      if (action !== 'field') continue
      await page.keyboard.type('13800000000', { delay: 90 })
      await pressKey(page, 'Enter')
      // In a field of many lines Enter begins the next one.
      if (await page.locator('section[data-dock]').count()) await pressKey(page, 'Escape')
    }
  }
  throw new Error('the form does not end')
}
