import { expect, test, type Page } from '@playwright/test'
import { submitted } from '../../kiosk/api.ts'
import { startKiosk, waitFor, type KioskProcess } from '../support/kiosk-process.ts'
import { visit } from '../support/visit.ts'
import { countTouches, onScreen, openKiosk, PORTRAIT, presentCard, touch } from './support.ts'

/**
 * How many touches a visitor needs from the home screen. Counted in the page by what the finger really did;
 * writing (letters, candidates) does not count, the key that ends it does.
 */
let kiosk: KioskProcess
test.beforeAll(async () => {
  kiosk = await startKiosk()
})
test.afterAll(async () => {
  await kiosk.stop()
})
test.use({ viewport: PORTRAIT })

test('a typed question: at most 3 touches to the right article', async ({ page }) => {
  await openKiosk(page, kiosk)
  const touches = await countTouches(page)
  await touch(page, 'search')
  for (const letter of 'tuoqiangongzi') await touch(page, 'key', letter)
  await touch(page, 'candidate', '拖欠工资')
  await touch(page, 'key-enter')
  await touch(page, 'open-article')
  await onScreen(page, 'law-article')
  await expect(page.locator('[data-screen="law-article"]')).toContainText(/工资|劳动报酬/)
  expect(await touches()).toBeLessThanOrEqual(3)
})

test('legal aid by card: at most 20 touches to the receipt, and 2 more to evaluate it', async ({ page }) => {
  await openKiosk(page, kiosk)
  const touches = await countTouches(page)
  await touch(page, 'open-application', 'legal-aid')
  await touch(page, 'agree')
  await onScreen(page, 'form-identity-card')
  await presentCard(kiosk, 'rareName')
  await expect(page.getByText('𠮷＊＊')).toBeVisible()
  await touch(page, 'continue')
  await presentCard(kiosk, null)
  await answerAsked(page)
  await touch(page, 'confirm')
  await onScreen(page, 'receipt')
  const legalAid = await touches()
  expect(legalAid).toBeLessThanOrEqual(20)

  await touch(page, 'finish')
  await onScreen(page, 'evaluation')
  await touch(page, 'score', '5')
  await expect(page.locator('[data-action="score"][data-value="5"]')).toHaveAttribute('aria-checked', 'true')
  expect((await touches()) - legalAid).toBeLessThanOrEqual(2)
})

test('an evaluation: at most 2 touches from home; who then walks away has voted', async ({ page }) => {
  await openKiosk(page, kiosk)
  const sent = page.waitForRequest((request) => request.url().endsWith('/api/evaluations'))
  const touches = await countTouches(page)
  await touch(page, 'open-evaluation')
  await touch(page, 'score', '2')
  expect(await touches()).toBeLessThanOrEqual(2)
  await touch(page, 'quick-exit')
  expect((await sent).postDataJSON()).toEqual({ service: 'visit', score: 2, tags: [] })
  await onScreen(page, 'attract')
})

test('progress by the receipt held before the scanner: at most 2 touches', async ({ page }) => {
  const { number, qr } = submitted.parse(await (await (await visit(kiosk)).submit()).json())
  await waitFor('the office to have it', async () => {
    const health = (await (await kiosk.get('/health')).json()) as { outbox: { queued: number } }
    return health.outbox.queued === 0
  })
  await openKiosk(page, kiosk)
  const touches = await countTouches(page)
  await touch(page, 'open-progress')
  await onScreen(page, 'progress-query')
  expect((await kiosk.post('/bench/api/scan', { code: qr })).ok).toBe(true)
  await onScreen(page, 'progress-result')
  await expect(page.locator('[data-screen="progress-result"]')).toContainText(number)
  expect(await touches()).toBeLessThanOrEqual(2)
})

test('another language: at most 2 touches', async ({ page }) => {
  await openKiosk(page, kiosk)
  const touches = await countTouches(page)
  await touch(page, 'languages')
  await touch(page, 'language', 'ug')
  await expect(page.locator('html[lang="ug"]')).toBeAttached()
  expect(await touches()).toBeLessThanOrEqual(2)
})

/**
 * A worker without pay who has to choose how the hardship is checked: the longest of the usual ways. Answers
 * what is asked, in order; what is optional and what is answered already stays as it is.
 */
const ANSWERS: Record<string, string> = {
  matter: 'work',
  workMatter: 'wages',
  stage: 'none',
  urgency: 'normal',
  exception: 'none',
  hardship: 'poor',
  check: 'promise',
  tellBy: 'call',
}

async function answerAsked(page: Page): Promise<void> {
  const pages = new Set<string>()
  for (;;) {
    await expect(page.locator('[data-screen="form-fields"], [data-screen="form-check"]')).toBeVisible()
    if (await page.locator('[data-screen="form-check"]').count()) return
    const step = (await page.locator('[data-step]').getAttribute('data-step'))!
    // Continue must lead on: an answer that is missing would cost touches that nobody counted on.
    expect(pages.has(step)).toBe(false)
    pages.add(step)
    for (const [field, value] of Object.entries(ANSWERS))
      if (await page.locator(`[data-action="answer:${field}"]`).count())
        await touch(page, `answer:${field}`, value)
    if (await page.locator('[data-action="preset:statement"]').count()) await touch(page, 'preset:statement')
    const phone = page.locator('[data-action="field"][data-value="phone"]')
    if (await phone.count()) {
      await phone.tap()
      for (const digit of '13800000000') await touch(page, 'key', digit)
      await touch(page, 'key-enter')
    }
    await touch(page, 'continue')
  }
}
