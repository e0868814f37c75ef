import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { startKiosk, waitFor, type KioskProcess } from '../support/kiosk-process.ts'
import {
  countTouches,
  onScreen,
  openKiosk,
  PORTRAIT,
  presentCard,
  putInto,
  receiptsPrinted,
  touch,
} from './support.ts'

/** A guide that no code knows, as an editor would add it. */
const ADDED = `
id: added
code: M91
version: 2026-11-26
topic: work
title: 新加的指引
lead: 只在这次测试里有。
checked: { by: 测试, on: 2026-11-26 }
start: sure
questions:
  sure: { kind: yes-no, ask: 看得到这个问题吗？, yes: end, no: end, unknown: end }
outcomes:
  end:
    heading: 看得到
    rights: [{ text: 工资要按月发。, cites: 《中华人民共和国劳动法》第五十条 }]
    places: [{ body: labour-inspection, text: 去问。 }]
    steps: [看一看]
`

let kiosk: KioskProcess
test.beforeAll(async () => {
  const content = join(mkdtempSync(join(tmpdir(), 'content-')), 'content')
  cpSync('content', content, { recursive: true })
  writeFileSync(join(content, 'guides/m91-added.yaml'), ADDED)
  // Every kind of body but one has its address here: what is not known must not look as if it were.
  const office = join(content, 'office/demo.yaml')
  const profile = readFileSync(office, 'utf8')
  writeFileSync(office, profile.replace('kind: labour-arbitration', 'kind: trade-union'))
  kiosk = await startKiosk({ args: ['--content', content] })
  // Until the laws are open, citations are only named.
  await waitFor('the laws', async () => {
    const found = await kiosk.post('/api/laws/search', { question: '工资' })
    return found.ok || undefined
  })
})
test.afterAll(async () => {
  await kiosk.stop()
})
test.use({ viewport: PORTRAIT })

test('picture to what to do with its articles: at most 4 touches; an article and back to the very place', async ({
  page,
}) => {
  await openKiosk(page, kiosk)
  const touches = await countTouches(page)
  await touch(page, 'topic', 'wage')
  await touch(page, 'guide', 'unpaid-wages')
  await touch(page, 'skip-questions')
  await onScreen(page, 'guide-outcome')
  await expect(page.locator('[data-section="rights"]')).toContainText('《')
  expect(await touches()).toBeLessThanOrEqual(4)

  const places = page.locator('[data-section="places"]')
  await expect(places.locator('[data-body="labour-inspection"]')).toContainText('0000-0000032')
  await expect(places.locator('[data-body="labour-arbitration"]')).toContainText('12348')

  await page.locator('[data-action="cite"]').last().scrollIntoViewIfNeeded()
  const scrolled = () =>
    page.evaluate(() =>
      Math.max(0, ...[...document.querySelectorAll('main *')].map((element) => element.scrollTop)),
    )
  const place = await scrolled()
  expect(place).toBeGreaterThan(0)
  await page.locator('[data-action="cite"]').last().tap()
  await onScreen(page, 'law-article')
  await touch(page, 'back')
  await onScreen(page, 'guide-outcome')
  await expect.poll(scrolled).toBe(place)
})

test('the questions lead to days and a slip; the application knows the answers: at most 14 touches by card', async ({
  page,
}) => {
  await openKiosk(page, kiosk)
  await touch(page, 'topic', 'wage')
  await touch(page, 'guide', 'unpaid-wages')
  await touch(page, 'answer', 'company')
  await touch(page, 'answer', 'gone')
  await expect(page.locator('[data-question="left"]')).toBeVisible()
  await touch(page, 'field')
  for (const digit of '20260302') await touch(page, 'key', digit)
  await touch(page, 'key-enter')
  await touch(page, 'answer', 'none')
  await touch(page, 'skip-questions')
  await expect(page.locator('[data-limit="arbitration"][data-state="dated"]')).toContainText('2027年3月2日')

  await touch(page, 'refer', 'labour-inspection')
  const number = (await page.locator('[data-number]').getAttribute('data-number'))!
  await touch(page, 'print-referral')
  await expect(page.locator('[data-status="print-printed"]')).toBeVisible()
  const paper = await waitFor('the cut slip', async () =>
    (await receiptsPrinted(kiosk)).find(({ cut }) => cut),
  )
  const printed = paper.lines.join('')
  for (const part of ['转介单', '演示县劳动保障监察大队', '0000-0000032', '身份证', '2027年3月2日'])
    expect(printed).toContain(part)
  expect(printed.replaceAll(' ', '')).toContain(number)
  await touch(page, 'slip-done')

  const touches = await countTouches(page)
  await touch(page, 'apply', 'legal-aid')
  await touch(page, 'agree')
  await onScreen(page, 'form-identity-card')
  await presentCard(kiosk, 'zhang')
  await touch(page, 'continue')
  await presentCard(kiosk, null)
  await answerRest(page)
  await expect(page.locator('[data-screen="form-check"]')).toContainText('老板不发工资')
  await touch(page, 'confirm')
  await onScreen(page, 'receipt')
  expect(await touches()).toBeLessThanOrEqual(14)
  expect(kiosk.output()).not.toMatch(/unpaid-wages|2026-03-02/)
})

test('without paper the slip stays on the screen: number, code and address large, and the advice to keep them', async ({
  page,
}) => {
  await putInto(kiosk, 'receiptPrinter', 'paperOut')
  const before = (await receiptsPrinted(kiosk)).length
  await openKiosk(page, kiosk)
  await touch(page, 'topic', 'wage')
  await touch(page, 'guide', 'unpaid-wages')
  await touch(page, 'skip-questions')
  // A term of law in the steps is explained where it stands.
  const steps = page.locator('[data-section="steps"]')
  const term = steps.locator('[data-term]').first()
  await term.tap()
  await expect(steps.locator('[data-meaning-of]')).toBeVisible()
  await touch(page, 'refer', 'labour-inspection')
  await onScreen(page, 'guide-slip')
  await touch(page, 'print-referral')
  const trouble = page.locator('[data-status="print-unavailable"], [data-status="print-failed"]')
  await expect(trouble).toContainText('拍下来')
  const number = page.locator('[data-number]')
  expect(await number.evaluate((element) => parseFloat(getComputedStyle(element).fontSize))).toBeGreaterThan(
    30,
  )
  await expect(
    page.locator('[data-screen="guide-slip"] svg[role="img"][shape-rendering="crispEdges"]').first(),
  ).toBeVisible()
  await expect(page.locator('[data-section="places"]')).toContainText('0000-0000032')
  expect(await receiptsPrinted(kiosk)).toHaveLength(before)
  await putInto(kiosk, 'receiptPrinter', 'ready')
})

test('a guide opened from a service leads back to the very place', async ({ page }) => {
  await openKiosk(page, kiosk)
  await touch(page, 'open-services')
  await touch(page, 'open-service', 'mediation')
  await onScreen(page, 'service')
  const scrolled = () =>
    page.evaluate(() =>
      Math.max(0, ...[...document.querySelectorAll('main, main *')].map((element) => element.scrollTop)),
    )
  const guide = page.locator('[data-action="open-guide"]').last()
  // What comes late above it moves it, and a touch scrolls to it: its place counts once it rests.
  let place = 0
  await expect
    .poll(async () => {
      await guide.scrollIntoViewIfNeeded()
      const before = place
      place = await scrolled()
      return place === before
    })
    .toBe(true)
  expect(place).toBeGreaterThan(0)
  await guide.tap()
  await onScreen(page, 'guide-question')
  await touch(page, 'back')
  await onScreen(page, 'service')
  await expect.poll(scrolled).toBe(place)
})

test('a guide added by YAML only can be gone through', async ({ page }) => {
  await openKiosk(page, kiosk)
  await touch(page, 'all-topics')
  await touch(page, 'topic', 'work')
  await touch(page, 'guide', 'added')
  await touch(page, 'answer', 'yes')
  await expect(page.locator('[data-outcome="end"]')).toContainText('看得到')
})

/** What the guide could not know: as one who answers only what must be answered. */
async function answerRest(page: Parameters<typeof touch>[0]): Promise<void> {
  const answers: Record<string, string> = {
    stage: 'none',
    urgency: 'normal',
    exception: 'none',
    hardship: 'migrant',
    tellBy: 'call',
  }
  for (let pages = 0; pages < 12; pages++) {
    await expect(page.locator('[data-screen="form-fields"], [data-screen="form-check"]')).toBeVisible()
    if (await page.locator('[data-screen="form-check"]').count()) return
    const step = await page.locator('[data-step]').getAttribute('data-step')
    for (const [field, value] of Object.entries(answers))
      if (
        (await page.locator(`[data-action="answer:${field}"]`).count()) &&
        !(await page.locator(`[data-action="answer:${field}"][aria-checked="true"]`).count())
      )
        await touch(page, `answer:${field}`, value)
    const phone = page.locator('[data-action="field"][data-value="phone"]')
    if (await phone.count()) {
      await phone.tap()
      for (const digit of '13800000000') await touch(page, 'key', digit)
      await touch(page, 'key-enter')
    }
    await touch(page, 'continue')
    expect(await page.locator(`[data-step="${step}"] [data-invalid]`).count()).toBe(0)
  }
}
