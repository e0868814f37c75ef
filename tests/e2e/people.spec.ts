import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { startKiosk, type KioskProcess } from '../support/kiosk-process.ts'
import { signIn } from './support.ts'

/** A colleague comes to the desk: invited at a desktop, the link opened on a phone of 360 px, used up by it. */
let kiosk: KioskProcess
test.beforeAll(async () => {
  kiosk = await startKiosk()
})
test.afterAll(async () => {
  await kiosk.stop()
})

const at = (page: Page, action: string) => page.locator(`[data-action="${action}"]`).first()

/** To be opened and judged by a person: test-results/people/<screen>.png */
async function look(page: Page, screen: string): Promise<void> {
  await page.screenshot({
    path: `test-results/people/${screen}.png`,
    animations: 'disabled',
    fullPage: true,
  })
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect.soft(serious.map(({ id, nodes }) => `${screen}: ${id} ${nodes[0]?.html}`)).toEqual([])
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect.soft([screen, over]).toEqual([screen, 0])
}

test('an invited colleague comes in by the link, once', async ({ page, browser }) => {
  await page.setViewportSize({ width: 1366, height: 820 })
  await signIn(page, kiosk)
  await at(page, 'nav-people').click()
  await at(page, 'invite').click()
  await at(page, 'person-name').fill('liceshi')
  await look(page, 'invite')
  await at(page, 'confirm').click()
  const link = await at(page, 'person-link').inputValue()
  await look(page, 'link')
  await at(page, 'close').click()
  await expect(page.locator('[data-screen="people"] li')).toHaveCount(2)
  await look(page, 'people')
  await page.setViewportSize({ width: 360, height: 740 })
  await look(page, 'people-phone')
  await at(page, 'invite').click()
  await look(page, 'invite-phone')

  const phone = await browser.newContext({ viewport: { width: 360, height: 740 } })
  const theirs = await phone.newPage()
  await theirs.goto(link)
  await expect(theirs.locator('[data-value="login-name"]')).toHaveText('liceshi')
  await at(theirs, 'join-password').fill('Xiaolu-9-lanhua')
  await at(theirs, 'join-again').fill('Xiaolu-9-lanhua')
  await look(theirs, 'join-phone')
  expect(theirs.url()).not.toContain('join')
  await at(theirs, 'join').click()
  await expect(theirs.locator('main[data-screen="today"]')).toBeVisible()
  await expect(at(theirs, 'nav-applications')).toBeVisible()
  await expect(at(theirs, 'nav-people')).toHaveCount(0)

  const late = await phone.newPage()
  await late.goto(link)
  await expect(late.locator('[role="alert"]')).toContainText('这条链接已经用过')
  await look(late, 'join-used-phone')
  await phone.close()
})
