import { cpSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { z } from 'zod'
import { directory } from '../../kiosk/api-directory.ts'
import { startKiosk, type KioskProcess } from '../support/kiosk-process.ts'
import {
  answerAllQuestions,
  onScreen,
  openKiosk,
  PORTRAIT,
  putInto,
  receiptsPrinted,
  signIn,
  touch,
  type Wishes,
} from './support.ts'

/**
 * Every form of content, from home by the way a visitor finds it to its number, which the clerk then has in the list:
 * by card or with name and number typed, with paper or without, with the office or while it does not answer. Each
 * circumstance comes once for each form, so that all of them are walked within a night's proofs.
 */
interface Walk {
  readonly by: 'by card' | 'typed'
  readonly paper: boolean
  readonly network: boolean
}
const WALKS: Readonly<Record<string, Walk>> = {
  'by card, without paper': { by: 'by card', paper: false, network: true },
  'typed, without network': { by: 'typed', paper: true, network: false },
}

/** The demonstration office has switched a service off; here it is offered, so that its form is walked too. */
function contentThatOffersAll(): string {
  const content = join(mkdtempSync(join(tmpdir(), 'content-')), 'content')
  cpSync('content', content, { recursive: true })
  const profile = join(content, 'office/demo.yaml')
  const offersAll = readFileSync(profile, 'utf8').replace(/^switchedOff:\n(?: .*\n)+/m, 'switchedOff: {}\n')
  writeFileSync(profile, offersAll)
  return content
}

let kiosk: KioskProcess
test.beforeAll(async () => {
  kiosk = await startKiosk({ args: ['--content', contentThatOffersAll()] })
})
test.afterAll(async () => {
  await kiosk.stop()
})
test.use({ viewport: PORTRAIT })

/** A stopped process takes connections and answers nothing, as an office behind a broken line. */
const setNetwork = (works: boolean) => process.kill(kiosk.run.officePid!, works ? 'SIGCONT' : 'SIGSTOP')
test.afterEach(async () => {
  setNetwork(true)
  await putInto(kiosk, 'receiptPrinter', 'ready')
})

const healthy = z.object({
  outbox: z.object({ queued: z.int() }),
  office: z.object({ reachable: z.boolean() }),
})
const health = async () => healthy.parse(await (await kiosk.get('/health')).json())

const forms = readdirSync('content/forms')
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => basename(file, '.yaml'))

/** The ways to the most questions; everywhere else the first answer is taken. */
const WISHES: Readonly<Record<string, Wishes>> = {
  'legal-aid': {
    answers: { matter: 'family', exception: 'none', hardship: 'poor', check: 'lookup' },
    add: ['family'],
  },
  consultation: { answers: { onBehalf: 'organisation' } },
}

/** One of each circumstance; the others are a longer proof (`npm run test:long`). */
const EVERY_RUN = ['legal-aid, by card, without paper', 'objection, typed, without network']
const tagOf = (name: string) => (EVERY_RUN.includes(name) ? [] : ['@long'])

async function openForm(page: Page, form: string): Promise<void> {
  const { services } = directory.parse(await (await kiosk.get('/api/directory')).json())
  const service = services.find((one) => one.forms.some(({ id }) => id === form))
  if (!service) throw new Error(`no service leads to the form ${form}`)
  await touch(page, 'open-services')
  await touch(page, 'open-service', service.id)
  await onScreen(page, 'service')
  await touch(page, 'open-application', form)
  await onScreen(page, 'form-notice')
}

/** The number on the screen, with its paper or with what stands in for it: large, and as a code to photograph. */
async function numberWithProof(page: Page, paper: boolean): Promise<string> {
  await onScreen(page, 'receipt')
  const number = (await page.locator('[data-number]').getAttribute('data-number'))!
  expect(number).toMatch(/^\d{6}-[0-9A-Z]{4}-[A-Z]\d{4}-[0-9A-Z]$/)
  await expect(page.locator('[data-number] svg[role="img"]')).toBeVisible()
  await expect(page.locator('[data-value="number"]')).toHaveText(number)
  if (paper) {
    await expect(page.locator('[data-status="print-printed"]')).toBeVisible()
    const papers = (await receiptsPrinted(kiosk)).filter(({ lines }) => lines.join('').includes(number))
    expect(papers.map(({ cut }) => cut)).toEqual([true])
  } else {
    await expect(page.locator('[data-paperless]')).toBeVisible()
    const size = await page
      .locator('[data-value="number"]')
      .evaluate((text) => parseFloat(getComputedStyle(text).fontSize))
    expect(size).toBeGreaterThanOrEqual(PAPERLESS_PX)
  }
  return number
}

/** Copied by hand from where one stands: twice the size of running text. */
const PAPERLESS_PX = 60

for (const form of forms)
  for (const [how, { by, paper, network }] of Object.entries(WALKS)) {
    const name = `${form}, ${how}`
    test(`${name}, from home to the clerk's list`, { tag: tagOf(name) }, async ({ page, browser }) => {
      if (!paper) await putInto(kiosk, 'receiptPrinter', 'paperOut')
      if (!network) setNetwork(false)
      await openKiosk(page, kiosk)
      await openForm(page, form)
      await touch(page, 'agree')
      await answerAllQuestions(page, WISHES[form], { kiosk, by })
      await touch(page, 'confirm')
      const number = await numberWithProof(page, paper)

      if (!network) {
        await expect.poll(async () => (await health()).office.reachable).toBe(false)
        expect((await health()).outbox.queued).toBe(1)
        setNetwork(true)
        await expect.poll(async () => (await health()).outbox.queued, { timeout: 30_000 }).toBe(0)
      }
      const desk = await browser.newPage({ viewport: { width: 1440, height: 900 } })
      await signIn(desk, kiosk)
      const row = desk.locator('[data-list="applications"]').locator('tr, li', { hasText: number })
      await expect(row).toHaveCount(1)
      await desk.close()
    })
  }
