import { expect, type Locator, type Page } from '@playwright/test'
import { z } from 'zod'
import type { SituatedDevice, SituationOf } from '../../devices/core/situations.ts'
import { KEY_DEBOUNCE_MS } from '../../ui-kit/use-press.ts'
import type { KioskProcess } from '../support/kiosk-process.ts'

export const PORTRAIT = { width: 1080, height: 1920 }
export const LANDSCAPE = { width: 1920, height: 1080 }

/** A finger: touches the control with this action (and value), as a visitor does. */
export async function touch(page: Page, action: string, value?: string): Promise<void> {
  const selector = `[data-action="${action}"]${value === undefined ? '' : `[data-value="${value}"]`}`
  const control = page.locator(selector).first()
  await control.scrollIntoViewIfNeeded()
  await control.tap()
  // The same control takes no second press within 300 ms (a trembling hand); a test must not be quicker.
  await page.waitForTimeout(320)
}

export const onScreen = (page: Page, screen: string): Promise<void> =>
  expect(page.locator(`[data-screen="${screen}"]`)).toBeVisible()

declare global {
  interface Window {
    touchesSoFar: number
  }
}

/** Counts from now on what the finger really does; writing does not count, the key that ends it does. */
export async function countTouches(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    window.touchesSoFar = 0
    addEventListener(
      'pointerup',
      ({ target }) => {
        const control = target instanceof Element ? target.closest('[data-action]') : null
        const writes = control?.closest('section[data-dock]') && !control.matches('[data-action="key-enter"]')
        if (!writes) window.touchesSoFar += 1
      },
      { capture: true },
    )
  })
  return () => page.evaluate(() => window.touchesSoFar)
}

/** By a picture of the home screen to what the laws say of it. */
export async function searchByPicture(page: Page, topic: string): Promise<void> {
  await touch(page, 'topic', topic)
  await onScreen(page, 'guide-list')
  await touch(page, 'search-laws')
  await onScreen(page, 'law-search')
}

const screenNow = async (page: Page): Promise<string | null> =>
  page.locator('[data-screen]').first().getAttribute('data-screen')

export async function openKiosk(page: Page, kiosk: KioskProcess, language = 'zh-CN'): Promise<void> {
  await page.goto(kiosk.run.kioskUrl)
  // On a fresh clone the page is still being built: it shows that and comes by itself.
  await expect(page.locator('[data-screen="attract"]')).toBeVisible({ timeout: 90_000 })
  if (language !== 'zh-CN') {
    await touch(page, 'start')
    await onScreen(page, 'home')
    await touch(page, 'languages')
    await touch(page, 'language', language)
    await expect(page.locator(`[lang="${language}"]`).first()).toBeVisible()
  } else await touch(page, 'start')
  await onScreen(page, 'home')
}

export const presentCard = async (kiosk: KioskProcess, id: string | null): Promise<void> => {
  const answer = await kiosk.post('/bench/api/card', { id })
  expect(answer.ok).toBe(true)
}

/** Puts a simulated device into a named situation (devices/core/situations.ts). */
export async function putInto<Device extends SituatedDevice>(
  kiosk: KioskProcess,
  device: Device,
  situation: SituationOf<Device>,
): Promise<void> {
  expect((await kiosk.post('/bench/api/situation', { device, situation })).ok).toBe(true)
}

const paperText = z.object({ lines: z.array(z.string()), qr: z.array(z.string()), cut: z.boolean() })
export async function receiptsPrinted(kiosk: KioskProcess): Promise<z.infer<typeof paperText>[]> {
  const { receipts } = z
    .object({ receipts: z.int() })
    .parse(await (await kiosk.get('/bench/api/state')).json())
  return Promise.all(
    Array.from({ length: receipts }, async (_, i) =>
      paperText.parse(await (await kiosk.get(`/bench/api/paper/${i}/text`)).json()),
    ),
  )
}

/** Taps one letter or digit after the other on the docked keyboard, no quicker than its keys take them. */
export async function typeOnKeys(page: Page, text: string): Promise<void> {
  for (const character of text) {
    await page.locator(`[data-action="key"][data-value="${character}"]`).first().tap()
    await page.waitForTimeout(KEY_DEBOUNCE_MS + 20)
  }
}

/** What is written into a field by its kind; words are written by pinyin, and the first that is offered is taken. */
const DIGITS: Readonly<Record<string, string>> = {
  phone: '13800000000',
  date: '20260105',
  amount: '1200',
  'id-number': '000000199001010018',
  'credit-code': '91350100M000100Y43',
}

/** Writes with a finger into a field that is shown. */
async function write(page: Page, box: Locator): Promise<void> {
  const kind = await box.evaluate((field) => field.closest<HTMLElement>('[data-kind]')!.dataset['kind']!)
  const digits = DIGITS[kind]
  await box.scrollIntoViewIfNeeded()
  await box.tap()
  if (digits) await typeOnKeys(page, digits)
  else {
    await typeOnKeys(page, 'ceshi')
    await touch(page, 'candidate')
  }
  await touch(page, 'key-enter')
}

/** The control of a field's answer, whatever its kind: fills it with a finger. */
async function fillField(page: Page, field: Locator): Promise<void> {
  const option = field.locator('[data-action^="answer:"]').first()
  const place = field.locator('[data-action^="place:"]').first()
  const preset = field.locator('[data-action^="preset:"]').first()
  const box = field.locator('[data-action="field"]').first()
  if (await option.count()) await option.tap()
  else if (await place.count()) await place.tap()
  else if (await preset.count()) await preset.tap()
  else if (await box.count()) await write(page, box)
  await page.waitForTimeout(320)
}

/** Says who one is where the form asks for it, and goes on to the questions. */
async function tellWhoOneIs(page: Page, kiosk: KioskProcess, by: 'by card' | 'typed'): Promise<void> {
  await expect.poll(() => screenNow(page)).toMatch(/^form-(identity-card|fields)$/)
  if ((await screenNow(page)) === 'form-fields') return
  if (by === 'by card') {
    await presentCard(kiosk, 'zhang')
    await expect(page.getByText('张＊＊')).toBeVisible()
    await presentCard(kiosk, null)
  } else {
    await touch(page, 'type-identity')
    await onScreen(page, 'form-identity-typed')
    for (const id of ['name', 'number'])
      await write(page, page.locator(`[data-action="field"][data-value="${id}"]`))
  }
  await touch(page, 'continue')
  await expect.poll(() => screenNow(page)).toMatch(/^form-(fields|check)$/)
}

/** What a visitor answers of their own accord, by field, and of which groups they name one item. */
export interface Wishes {
  readonly answers?: Readonly<Record<string, string>>
  readonly add?: readonly string[]
}

async function answerByWish(page: Page, { answers = {}, add = [] }: Wishes): Promise<void> {
  for (const [id, value] of Object.entries(answers)) {
    const option = page.locator(`[data-action="answer:${id}"][data-value="${value}"]`)
    if ((await option.count()) && (await option.getAttribute('aria-checked')) !== 'true')
      await touch(page, `answer:${id}`, value)
  }
  for (const id of add)
    if (
      (await page.locator(`[data-action="add:${id}"]`).count()) &&
      !(await page.locator(`[data-item^="${id}."]`).count())
    )
      await touch(page, `add:${id}`)
}

/** Goes through all question pages as one who reads little: continues, and answers what is then asked for. */
export async function answerAllQuestions(
  page: Page,
  wishes: Wishes = {},
  who?: { readonly kiosk: KioskProcess; readonly by: 'by card' | 'typed' },
): Promise<void> {
  for (let guard = 0; guard < 60; guard++) {
    await expect.poll(() => screenNow(page)).toMatch(/^form-(identity-card|fields|check)$/)
    if ((await screenNow(page)) === 'form-check') return
    if (who && (await screenNow(page)) === 'form-identity-card') {
      await tellWhoOneIs(page, who.kiosk, who.by)
      continue
    }
    await answerByWish(page, wishes)
    await touch(page, 'continue')
    const missing = page.locator('[data-field][data-invalid]')
    const ids = await missing.evaluateAll((fields) => fields.map((field) => field.getAttribute('data-field')))
    for (const id of ids) await fillField(page, page.locator(`[data-field="${id}"][data-invalid]`))
  }
  throw new Error('the form does not end')
}

const PASSWORD = 'qingcha-liangbei-7531'

/** The desk's list: the first clerk uses the one-time set-up link, afterwards name and password. */
export async function signIn(desk: Page, kiosk: KioskProcess): Promise<void> {
  const enter = async (action: string, text: string) => desk.locator(`[data-action="${action}"]`).fill(text)
  if (!settled.has(kiosk)) {
    settled.add(kiosk)
    await desk.goto(kiosk.run.setupUrl!)
    await enter('setup-name', 'ceshi')
    await enter('setup-password', PASSWORD)
    await enter('setup-again', PASSWORD)
    await desk.locator('[data-action="setup"]').click()
  } else {
    await desk.goto(kiosk.run.deskUrl!)
    await enter('login-name', 'ceshi')
    await enter('login-password', PASSWORD)
    await desk.locator('[data-action="login"]').click()
  }
  await desk.locator('[data-action="nav-applications"]').first().click()
}
const settled = new Set<KioskProcess>()

/** Answers what a form says is missing, as a clerk would click through it. */
export async function answerFaults(page: Page): Promise<void> {
  for (const field of await page.locator('.field:has(.problem)').all()) {
    const select = field.locator('select')
    const tick = field.locator('.tick input')
    const text = field.locator(
      'textarea, input:not([type="date"]):not([type="radio"]):not([type="checkbox"])',
    )
    if (await select.count()) await select.selectOption({ index: 1 })
    else if (await tick.count()) await tick.first().check()
    else if ((await text.count()) && (await text.first().inputValue()) === '')
      await text.first().fill('13800000000')
  }
}
