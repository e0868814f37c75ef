import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { startKiosk, waitFor, type KioskProcess } from '../support/kiosk-process.ts'
import { onScreen, openKiosk, PORTRAIT, receiptsPrinted, touch } from './support.ts'

/** A service that no code knows, put into the catalogue as an editor would: one more file. */
const ADDED = readFileSync('content/services/volunteer.yaml', 'utf8')
  .replace('id: volunteer', 'id: hearing')
  .replace("code: '18'", "code: '90'")
  .replace('order: 22', 'order: 90')
  .replace('zh-CN: 法律服务志愿者', 'zh-CN: 旁听庭审')

let kiosk: KioskProcess
test.use({ viewport: PORTRAIT })
test.beforeAll(async () => {
  const content = join(mkdtempSync(join(tmpdir(), 'content-')), 'content')
  cpSync('content', content, { recursive: true })
  writeFileSync(join(content, 'services/hearing.yaml'), ADDED)
  // The day of the constitution: a campaign is on, and two are on duty out of the usual order.
  kiosk = await startKiosk({ args: ['--content', content, '--now', '2026-12-04T10:00:00+08:00'] })
})
test.afterAll(() => kiosk.stop())

const value = (action: string, of: string) => `[data-action="${action}"][data-value="${of}"]`
const titles = (page: Page) => page.locator('[data-action="open-service"]').allInnerTexts()

test('the three basic services first; one added by YAML is there; one that is off says where to go', async ({
  page,
}) => {
  await openKiosk(page, kiosk)
  await touch(page, 'open-services')
  await onScreen(page, 'services')
  const names = await titles(page)
  expect(names.slice(0, 3).join()).toMatch(/法律援助.*人民调解.*法律咨询/s)
  expect(names.join()).toContain('旁听庭审')
  await touch(page, 'open-service', 'prison-visit')
  await expect(page.locator('[data-status="item.off"]')).toContainText('演示县司法局公共法律服务中心')
})

test('from home to the paper of a service in 3 touches, and on to its application', async ({ page }) => {
  await openKiosk(page, kiosk)
  await touch(page, 'open-services')
  await touch(page, 'open-service', 'legal-aid')
  await onScreen(page, 'service')
  await touch(page, 'print-slip')
  await expect(page.locator('[data-status="print-printed"]')).toBeVisible()
  const paper = await waitFor('the cut paper', async () =>
    (await receiptsPrinted(kiosk)).find(({ cut }) => cut),
  )
  const text = paper.lines.join('\n')
  expect(text).toMatch(/和平路1号/)
  expect(text).toMatch(/身份证/)
  // The self-check, and back to where it was.
  await touch(page, 'open-guide', 'legal-aid-check')
  await onScreen(page, 'guide-question')
  await touch(page, 'back')
  await onScreen(page, 'service')
  await touch(page, 'open-application', 'legal-aid')
  await onScreen(page, 'form-notice')
})

test('who is on duty is right for the day; nobody who has left is shown; languages are', async ({ page }) => {
  await openKiosk(page, kiosk)
  await touch(page, 'open-office')
  await touch(page, 'open-office-page', 'staff')
  await expect(page.locator('[data-on-duty]')).toHaveCount(2)
  await expect(page.locator('[data-person="li"][data-on-duty]')).toContainText('今天值班')
  await expect(page.locator('[data-screen="staff"]')).not.toContainText('周演示')
  await expect(page.locator('[data-person="qian"]')).toContainText('ئۇيغۇرچە')
})

test('a body is found by matter; its page has address, hours and licence', async ({ page }) => {
  await openKiosk(page, kiosk)
  await touch(page, 'open-office')
  await touch(page, 'open-office-page', 'bodies')
  await touch(page, 'matter', 'papers')
  await expect(page.locator(value('open-body', 'notary-office'))).toBeVisible()
  await expect(page.locator(value('open-body', 'market-supervision'))).toHaveCount(0)
  await touch(page, 'open-body', 'notary-office')
  await expect(page.locator('[data-screen="body"]')).toContainText(/人民路5号.*9:00.*演示公证执业证/s)
  // Back in the list the matter is still chosen.
  await touch(page, 'back')
  await expect(page.locator(value('open-body', 'market-supervision'))).toHaveCount(0)
})

test('groups on three levels: a code for a village alone, and none that ran out', async ({ page }) => {
  await openKiosk(page, kiosk)
  await touch(page, 'open-office')
  await touch(page, 'open-office-page', 'groups')
  await expect(page.locator('[data-named="groups.level.village"] svg[role="img"]')).toHaveCount(1)
  await expect(page.locator('[data-group-id="xishan-group"]')).toContainText('请联系管理员')
  await expect(
    page.locator(
      '[data-named="groups.level.township"] svg[role="img"], [data-named="groups.level.county"] svg[role="img"]',
    ),
  ).toHaveCount(0)
  await expect(page.locator('[data-named="groups.level.county"] [data-group-id]')).toHaveCount(1)
})

test('a village without an adviser says so, and its poster prints with its name', async ({ page }) => {
  await openKiosk(page, kiosk)
  await touch(page, 'open-office')
  await touch(page, 'open-office-page', 'villages')
  await touch(page, 'open-village', 'nanping')
  await expect(page.locator('[data-status="village.none"]')).toBeVisible()
  const before = (await receiptsPrinted(kiosk)).length
  await touch(page, 'print-slip')
  await expect(page.locator('[data-status="print-printed"]')).toBeVisible()
  const poster = await waitFor('the poster', async () => (await receiptsPrinted(kiosk))[before])
  expect(poster.lines.join('\n')).toMatch(/南坪社区/)
})

test('campaigns of the day are told on home, on the board, and by the waiting screen until a touch', async ({
  page,
}) => {
  await page.clock.install()
  await openKiosk(page, kiosk)
  await expect(page.locator('[data-action="open-notices"]')).toContainText('宪法宣传周')
  await touch(page, 'open-notices')
  await expect(page.locator('[data-campaign="constitution"]')).toBeVisible()
  await expect(page.locator('[data-event="constitution-day"]')).toContainText('青石镇文化广场')
  await touch(page, 'quick-exit')
  await onScreen(page, 'attract')
  await page.clock.runFor(11_000)
  await expect(page.locator('[data-slide="constitution-day"]')).toContainText('国家宪法日')
  await touch(page, 'start')
  await onScreen(page, 'home')
})

test('a quiz question is judged at once, with the article that says so', async ({ page }) => {
  await openKiosk(page, kiosk)
  await touch(page, 'open-office')
  await touch(page, 'open-office-page', 'quiz')
  await touch(page, 'answer-quiz', '1')
  await expect(page.locator('[data-status="quiz.right"]')).toContainText('第一千零七十七条')
  await touch(page, 'quiz-law')
  await onScreen(page, 'law-search')
})
