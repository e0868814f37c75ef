import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { directory } from '../../kiosk/api-directory.ts'
import { startKiosk, type KioskProcess } from '../support/kiosk-process.ts'
import {
  answerAllQuestions,
  onScreen,
  openKiosk,
  PORTRAIT,
  signIn,
  touch,
  typeOnKeys,
  type Wishes,
} from './support.ts'

/**
 * Every form of content, from home by the way a visitor finds it to its number, which the clerk then has in the list.
 * Twice: by card, and with name and number typed.
 */
let kiosk: KioskProcess
test.beforeAll(async () => {
  kiosk = await startKiosk()
})
test.afterAll(async () => {
  await kiosk.stop()
})
test.use({ viewport: PORTRAIT })

const forms = readdirSync('content/forms')
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => basename(file, '.yaml'))

/** The ways to the most questions; everywhere else the first answer is taken. */
const WISHES: Readonly<Record<string, Wishes>> = {
  'legal-aid': {
    answers: { matter: 'family', exception: 'none', hardship: 'poor', check: 'lookup' },
    add: ['family'],
  },
}

/** Forms to which no service leads are looked for by name: what one types, and what is then offered. */
const BY_NAME: Readonly<Record<string, { typed: string; offered: string }>> = {
  objection: { typed: 'duifalv', offered: '对法律援助决定提异议' },
}

/** One of each way in; the others are a longer proof (`npm run test:long`). */
const EVERY_RUN = ['legal-aid, by card', 'appointment, by card', 'complaint, typed', 'objection, typed']
const tagOf = (name: string) => (EVERY_RUN.includes(name) ? [] : ['@long'])

async function openForm(page: Page, form: string): Promise<void> {
  const { services } = directory.parse(await (await kiosk.get('/api/directory')).json())
  const service = services.find((one) => one.forms.some(({ id }) => id === form))
  const name = BY_NAME[form]
  // An office without this service says where to go instead.
  test.skip(service?.instead !== undefined && service.instead !== null, `the office does not offer ${form}`)
  if (service) {
    await touch(page, 'open-services')
    await touch(page, 'open-service', service.id)
    await onScreen(page, 'service')
    await touch(page, 'open-application', form)
  } else if (name) {
    await touch(page, 'search')
    await typeOnKeys(page, name.typed)
    await touch(page, 'suggestion', name.offered)
  } else
    throw new Error(`no service leads to the form ${form}, and no name is known by which one looks for it`)
  await onScreen(page, 'form-notice')
}

for (const form of forms)
  for (const who of ['by card', 'typed'] as const) {
    const name = `${form}, ${who}`
    test(`${name}, from home to the clerk's list`, { tag: tagOf(name) }, async ({ page, browser }) => {
      await openKiosk(page, kiosk)
      await openForm(page, form)
      await touch(page, 'agree')
      await answerAllQuestions(page, WISHES[form], { kiosk, by: who })
      await touch(page, 'confirm')
      await onScreen(page, 'receipt')
      const number = (await page.locator('[data-number]').getAttribute('data-number'))!
      expect(number).toMatch(/^\d{6}-[0-9A-Z]{4}-[A-Z]\d{4}-[0-9A-Z]$/)

      const desk = await browser.newPage({ viewport: { width: 1440, height: 900 } })
      await signIn(desk, kiosk)
      const row = desk.locator('[data-list="applications"]').locator('tr, li', { hasText: number })
      await expect(row.first()).toBeVisible()
      await desk.close()
    })
  }
