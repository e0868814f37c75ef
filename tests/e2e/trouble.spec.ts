import { expect, test, type Page } from '@playwright/test'
import { join } from 'node:path'
import { newDataDirectory, startKiosk, waitFor, type KioskProcess } from '../support/kiosk-process.ts'
import { receivedBy } from '../support/received.ts'
import { visitor } from '../support/visit.ts'
import {
  answerAllQuestions,
  onScreen,
  openKiosk,
  PORTRAIT,
  presentCard,
  putInto,
  receiptsPrinted,
  searchByPicture,
  signIn,
  touch,
} from './support.ts'

/** What goes wrong in a lobby, on the screen: each trouble says what happened, and the journey still ends well. */
test.use({ viewport: PORTRAIT })

const look = (page: Page, name: string) =>
  page.screenshot({ path: `test-results/trouble/${name}.png`, animations: 'disabled' })

async function typeIdentity(page: Page): Promise<void> {
  await onScreen(page, 'form-identity-typed')
  await touch(page, 'field', 'name')
  // A hardware keyboard writes too.
  await page.keyboard.type('ceshi')
  await touch(page, 'candidate', '测试')
  await touch(page, 'key-enter')
  await touch(page, 'field', 'number')
  for (const digit of visitor.number) await touch(page, 'key', digit)
  await touch(page, 'key-enter')
  await touch(page, 'continue')
}

async function numberOnScreen(page: Page): Promise<string> {
  await onScreen(page, 'receipt')
  return (await page.locator('[data-number]').getAttribute('data-number'))!
}

test('no reader, no printer: typed identity, number and QR on the screen', async ({ page }) => {
  const kiosk = await startKiosk({ config: 'devices: {}\n' })
  try {
    await openKiosk(page, kiosk)
    await touch(page, 'open-application', 'legal-aid')
    await touch(page, 'agree')
    await look(page, 'no-reader')
    await typeIdentity(page)
    await answerAllQuestions(page)
    await touch(page, 'confirm')
    expect(await numberOnScreen(page)).toMatch(/^\d{6}-/)
    await expect(page.locator('[data-status="print-unavailable"]')).toBeVisible()
    await expect(page.locator('[data-number] svg').first()).toBeVisible()
    await look(page, 'no-printer')
  } finally {
    await kiosk.stop()
  }
})

test.describe('with simulated devices', () => {
  let kiosk: KioskProcess
  test.beforeAll(async () => {
    kiosk = await startKiosk({
      config:
        'idle: { homeSeconds: 5, informationSeconds: 5, formSeconds: 60, quietSeconds: 120, warningSeconds: 5 }\n',
    })
  })
  test.afterAll(async () => {
    await kiosk.stop()
  })
  test.beforeEach(async () => {
    await presentCard(kiosk, null)
    await putInto(kiosk, 'receiptPrinter', 'ready')
  })

  test('paper out: the screen says so, and after the refill one whole receipt comes by itself', async ({
    page,
  }) => {
    await putInto(kiosk, 'receiptPrinter', 'paperOut')
    await openKiosk(page, kiosk)
    await touch(page, 'open-application', 'legal-aid')
    await touch(page, 'agree')
    await onScreen(page, 'form-identity-card')
    await presentCard(kiosk, 'zhang')
    await touch(page, 'continue')
    await answerAllQuestions(page)
    await touch(page, 'confirm')
    const number = await numberOnScreen(page)
    await expect(
      page.locator('[data-status="print-unavailable"], [data-status="print-failed"]'),
    ).toBeVisible()
    await look(page, 'paper-out')

    await putInto(kiosk, 'receiptPrinter', 'ready')
    await expect(page.locator('[data-status="print-printed"]')).toBeVisible()
    const whole = (await receiptsPrinted(kiosk)).filter(({ lines }) => lines.join('').includes(number))
    expect(whole).toHaveLength(1)
  })

  test('staff see within five seconds that a reader was pulled out, and that it is back', async ({
    page: desk,
  }) => {
    await signIn(desk, kiosk)
    await desk.locator('[data-action="nav-kiosks"]').first().click()
    await expect(desk.locator('[data-kiosk] [data-state="online"]')).toBeVisible()
    // A mark that no reload of the page would leave.
    await desk.evaluate(() => document.body.setAttribute('data-not-reloaded', ''))
    const within5s = { timeout: 5000 }
    await putInto(kiosk, 'idCard', 'unplugged')
    await expect(desk.locator('[data-kiosk] [data-trouble="idCard.absent"]')).toBeVisible(within5s)
    await look(desk, 'desk-sees-it')
    await putInto(kiosk, 'idCard', 'ready')
    await expect(desk.locator('[data-trouble]')).toHaveCount(0, within5s)
    await expect(desk.locator('body[data-not-reloaded]')).toHaveCount(1)
  })

  test('a child alone goes to the clerk, and nothing of the card stays', async ({ page }) => {
    await openKiosk(page, kiosk)
    await touch(page, 'open-application', 'legal-aid')
    await touch(page, 'agree')
    await onScreen(page, 'form-identity-card')
    await presentCard(kiosk, 'minor')
    await onScreen(page, 'form-guardian')
    await look(page, 'guardian')
    await expect(page.locator('body')).not.toContainText('王')
  })

  test('who walks away is warned, then everything is wiped', async ({ page }) => {
    await openKiosk(page, kiosk)
    await searchByPicture(page, 'wage')
    await expect(page.locator('[data-overlay="idle-warning"]')).toBeVisible({ timeout: 20_000 })
    await look(page, 'idle-warning')
    await touch(page, 'idle-continue')
    await onScreen(page, 'law-search')
    await expect(page.locator('[data-screen="attract"]')).toBeVisible({ timeout: 30_000 })
    await expect(page.locator('body')).not.toContainText('老板拖欠')
  })

  test('a second page takes the session; the first shows that it is over', async ({ page, context }) => {
    await openKiosk(page, kiosk)
    const other = await context.newPage()
    await openKiosk(other, kiosk)
    await onScreen(page, 'inactive')
    await look(page, 'inactive')
  })

  test('emergency numbers and the clerk are one touch away', async ({ page }) => {
    await openKiosk(page, kiosk)
    await touch(page, 'emergency')
    for (const number of ['110', '120', '119', '12348'])
      await expect(page.getByText(number).first()).toBeVisible()
    await look(page, 'emergency')
    await touch(page, 'close')
    await touch(page, 'call-staff')
    await expect(page.locator('[data-overlay="call"]')).toBeVisible()
    await look(page, 'call')
  })
})

test('the office away: accepted, numbered, and delivered exactly once when it is back', async ({ page }) => {
  const data = newDataDirectory()
  await (await startKiosk({ data })).stop() // enrols
  const alone = await startKiosk({
    data,
    config: 'exchange: { url: "http://127.0.0.1:9" }\ndevices: {}\n',
  })
  let number = ''
  try {
    await openKiosk(page, alone)
    await touch(page, 'open-application', 'legal-aid')
    await touch(page, 'agree')
    await typeIdentity(page)
    await look(page, 'office-away')
    await answerAllQuestions(page)
    await touch(page, 'confirm')
    number = await numberOnScreen(page)
  } finally {
    await alone.stop()
  }
  const again = await startKiosk({ data })
  await waitFor('the delivery', async () => {
    const health = (await (await again.get('/health')).json()) as { outbox: { queued: number } }
    return health.outbox.queued === 0
  })
  await again.stop()
  expect(receivedBy(join(data, 'office')).map((row) => row.number)).toEqual([number])
})

test('without network: law search, answers, a guide, a form and their papers; what waits goes out once it is back', async ({
  page,
}) => {
  const kiosk = await startKiosk()
  // A stopped process takes connections and answers nothing, as an office behind a broken line.
  const setNetwork = (works: boolean) => process.kill(kiosk.run.officePid!, works ? 'SIGCONT' : 'SIGSTOP')
  const health = async () =>
    (await (await kiosk.get('/health')).json()) as {
      outbox: { queued: number }
      office: { reachable: boolean }
    }
  const printed = async (text: string) => {
    await expect(page.locator('[data-status="print-printed"]')).toBeVisible()
    const papers = (await receiptsPrinted(kiosk)).map(({ lines }) => lines.join('').replaceAll(' ', ''))
    expect(papers.filter((paper) => paper.includes(text))).toHaveLength(1)
  }
  try {
    await waitFor('the laws', async () => (await (await kiosk.get('/health')).text()).includes('"digests"'))
    setNetwork(false)
    await expect.poll(async () => (await health()).office.reachable, { timeout: 60_000 }).toBe(false)
    await openKiosk(page, kiosk)

    await searchByPicture(page, 'wage')
    await touch(page, 'open-article')
    await onScreen(page, 'law-article')
    await expect(page.locator('article h1')).toHaveText(/^第.+条/)
    await touch(page, 'home')

    await touch(page, 'open-assistant')
    await touch(page, 'field', 'assistant')
    for (const letter of 'jiaban') await touch(page, 'key', letter)
    await touch(page, 'candidate', '加班')
    await touch(page, 'key-enter')
    await touch(page, 'choose', 'wages-overtime')
    await expect(page.locator('[data-screen="assistant"]')).toContainText('百分之一百五十')
    await touch(page, 'home')

    await touch(page, 'topic', 'wage')
    await touch(page, 'guide', 'unpaid-wages')
    await touch(page, 'skip-questions')
    await onScreen(page, 'guide-outcome')
    await touch(page, 'refer', 'labour-inspection')
    await touch(page, 'print-referral')
    await printed('转介单')
    await touch(page, 'slip-done')
    await touch(page, 'home')

    await touch(page, 'open-application', 'legal-aid')
    await touch(page, 'agree')
    await answerAllQuestions(page, {}, { kiosk, by: 'by card' })
    await touch(page, 'confirm')
    await printed(await numberOnScreen(page))
    expect(await health()).toMatchObject({ outbox: { queued: 1 }, office: { reachable: false } })

    setNetwork(true)
    await expect.poll(async () => (await health()).outbox.queued, { timeout: 60_000 }).toBe(0)
  } finally {
    setNetwork(true)
    await kiosk.stop()
  }
})

test('before any office took it in, the kiosk says that it cannot accept yet, and keeps the answers', async ({
  page,
}) => {
  const kiosk = await startKiosk({
    config: 'exchange: { url: "http://127.0.0.1:9" }\ndevices: {}\n',
    enrolled: false,
  })
  try {
    await openKiosk(page, kiosk)
    await touch(page, 'open-application', 'legal-aid')
    await touch(page, 'agree')
    await typeIdentity(page)
    await answerAllQuestions(page)
    await touch(page, 'confirm')
    await expect(page.locator('[data-status="not-ready"]')).toBeVisible()
    await onScreen(page, 'form-check')
    await look(page, 'not-ready')
  } finally {
    await kiosk.stop()
  }
})
