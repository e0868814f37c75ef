import { expect, test, type Page } from '@playwright/test'
import { startKiosk, type KioskProcess } from '../support/kiosk-process.ts'
import { onScreen, openKiosk, PORTRAIT, presentCard, signIn, touch } from './support.ts'

/** Accompany mode with both pages open: the citizen at the kiosk, the clerk at the desk. */
test.use({ viewport: PORTRAIT })

let kiosk: KioskProcess
test.beforeAll(async () => {
  kiosk = await startKiosk()
})
test.afterAll(async () => {
  await kiosk.stop()
})

const band = (page: Page, state: string) => page.locator(`[data-accompany="${state}"]`).first()
const look = (page: Page, name: string) =>
  page.screenshot({ path: `test-results/accompany/${name}.png`, animations: 'disabled' })

/** To the first page with fields, by card. */
async function toFields(page: Page): Promise<void> {
  await presentCard(kiosk, null)
  await openKiosk(page, kiosk)
  await touch(page, 'open-application', 'legal-aid')
  await touch(page, 'agree')
  await onScreen(page, 'form-identity-card')
  await presentCard(kiosk, 'zhang')
  await touch(page, 'continue')
  await onScreen(page, 'form-fields')
}

async function accept(desk: Page): Promise<void> {
  await desk.locator('[data-action="accompany-accept"]').click()
  await expect(desk.locator('[data-accompany-state="offered"]')).toBeVisible()
}

/** The citizen asks, a clerk takes it, the citizen agrees. */
async function accompany(page: Page, desk: Page): Promise<void> {
  await touch(page, 'accompany-ask')
  await accept(desk)
  const code = await desk.locator('.accompanied .code').textContent()
  await expect(page.locator('[data-overlay="accompany"]')).toContainText(code ?? '-')
  await expect(desk.locator('[data-place]')).toHaveCount(0)
  await look(page, 'offered')
  await touch(page, 'accompany-agree')
  await expect(band(page, 'open')).toBeVisible()
  await expect(desk.locator('[data-place]')).toBeVisible()
}

/** What must be filled in on this page: takes the first option of each choice, writes into each text. */
async function fillAtDesk(desk: Page): Promise<void> {
  const fields = desk.locator('[data-field]:has(.must)')
  for (let i = 0; i < (await fields.count()); i++) {
    const option = fields.nth(i).locator('input[type="radio"], input[type="checkbox"]').first()
    const text = fields.nth(i).locator('textarea, input[type="text"]').first()
    if (await option.count()) await option.click()
    else if (await text.count()) await text.fill('13800000000')
  }
}

test('a clerk writes, and never confirms; the citizen sees who wrote and hands in', async ({
  page,
  context,
}) => {
  test.setTimeout(240_000)
  const desk = await context.newPage()
  await signIn(desk, kiosk)
  await toFields(page)
  await accompany(page, desk)
  await expect(desk.locator('body')).not.toContainText('000000199001010018')
  for (let guard = 0; guard < 30; guard++) {
    const place = await desk.locator('[data-place]').getAttribute('data-place')
    if (place === 'form-check') break
    await fillAtDesk(desk)
    await desk.locator('[data-action="accompany-continue"]').click()
    // A choice may bring further questions: then the same page comes again.
    await page.waitForTimeout(1500)
  }
  await onScreen(page, 'form-check')
  await expect(page.locator('[data-by-clerk]').first()).toBeVisible()
  await expect(desk.locator('[data-action="accompany-continue"]')).toHaveCount(0)
  await expect(desk.locator('[data-place="form-check"]')).toContainText('*')
  await look(page, 'check')
  await look(desk, 'desk-check')
  await touch(page, 'confirm')
  await onScreen(page, 'receipt')
  const number = await page.locator('[data-number]').getAttribute('data-number')
  await expect(desk.locator('[data-place="receipt"]')).toBeVisible()
  await expect(desk.locator('body')).not.toContainText(number ?? '-')
  await touch(page, 'quick-exit')
  await expect(desk.locator('[data-screen="accompany"]')).toContainText('协助结束了')
  await onScreen(page, 'attract')
  await page.goBack().catch(() => null)
  await expect(page.locator('body')).not.toContainText(number ?? '-')
  // The application says for good which answers a clerk wrote.
  await desk.locator('[data-action="nav-applications"]').first().click()
  await desk
    .locator('[data-action="open-application"]')
    .filter({ hasText: number ?? '-' })
    .click()
  await expect(desk.locator('[data-list="summary"] [data-by-clerk]').first()).toContainText('工作人员代填')
})

test('stopped in mid-writing: what comes later is not taken, and the desk shows nothing more', async ({
  page,
  context,
}) => {
  const desk = await context.newPage()
  await signIn(desk, kiosk)
  await toFields(page)
  await accompany(page, desk)
  const option = desk.locator('[data-action="accompany-choose"]').first()
  const value = await option.getAttribute('data-value')
  await option.click()
  await expect(page.locator(`[data-value="${value}"][aria-checked="true"]`)).toBeVisible()
  await expect(page.locator('[data-by-clerk]').first()).toBeVisible()
  await look(page, 'open')
  await look(desk, 'desk-open')
  const other = desk.locator('[data-action="accompany-choose"]').nth(1)
  const late = await other.getAttribute('data-value')

  // The clerk's click and the citizen's stop cross each other on the way.
  await context.route('**/desk/api/accompany/*/orders', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500))
    await route.continue()
  })
  const answer = desk.waitForResponse((response) => response.url().endsWith('/orders'))
  // Stopping is one touch, whatever lies over the page.
  await touch(page, 'emergency')
  await other.click()
  await page.locator('[data-overlay="emergency"] [data-action="accompany-stop"]').tap()
  await expect(page.locator('[data-accompany]')).toHaveCount(0)
  expect((await answer).status()).toBe(409)
  await expect(desk.locator('[data-place]')).toHaveCount(0)
  await expect(desk.locator('[data-screen="accompany"]')).toContainText('协助结束了')
  await expect(page.locator(`[data-value="${late}"][aria-checked="true"]`)).toHaveCount(0)
  await context.unroute('**/desk/api/accompany/*/orders')
  await touch(page, 'close')
  await touch(page, 'quick-exit')
})

test('covered: the desk sees nothing until it is uncovered; a second clerk cannot take it', async ({
  page,
  context,
}) => {
  const desk = await context.newPage()
  await signIn(desk, kiosk)
  await toFields(page)
  await accompany(page, desk)
  await touch(page, 'cover')
  await expect(page.locator('[data-cover]')).toBeVisible()
  await expect(page.locator('[data-screen="form-fields"]')).toBeHidden()
  await expect(desk.locator('[data-accompany-state="covered"]')).toBeVisible()
  await expect(desk.locator('[data-place]')).toHaveCount(0)
  await look(page, 'cover')
  await touch(page, 'uncover')
  await expect(desk.locator('[data-place]')).toBeVisible()
  await onScreen(page, 'form-fields')
  const id = new URL(desk.url()).hash.split('/').at(-1)
  const again = await desk.evaluate(async (one) => {
    const answer = await fetch(`/desk/api/accompany/${one}/accept`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    return answer.status
  }, id)
  expect(again).toBe(409)
  await desk.locator('[data-action="accompany-end"]').click()
  await expect(band(page, 'over')).toBeVisible()
  await touch(page, 'accompany-stop')
  await expect(page.locator('[data-accompany]')).toHaveCount(0)
  await touch(page, 'quick-exit')
})

test('the office away: asking is not offered, or says that nobody can be reached', async ({ page }) => {
  const alone = await startKiosk({
    config: 'exchange: { url: "http://127.0.0.1:9" }\ndevices: {}\n',
    enrolled: false,
  })
  try {
    await openKiosk(page, alone)
    await touch(page, 'call-staff')
    await expect(page.locator('[data-overlay="call"]')).toBeVisible()
    const ask = page.locator('[data-action="accompany-ask"]')
    if (await ask.count()) {
      await ask.tap()
      await expect(page.locator('[data-overlay="accompany"]')).toContainText('连不上', { timeout: 25_000 })
    }
    await look(page, 'office-away')
  } finally {
    await alone.stop()
  }
})
