import { expect, test, type Page } from '@playwright/test'
import { startKiosk, type KioskProcess } from '../support/kiosk-process.ts'
import { onScreen, openKiosk, PORTRAIT, touch } from './support.ts'

/** Writing Chinese with a finger in a real kiosk: pinyin, all candidates, strokes, and what a visit leaves behind. */
let kiosk: KioskProcess
test.beforeAll(async () => {
  kiosk = await startKiosk()
})
test.afterAll(async () => {
  await kiosk.stop()
})

const candidates = (page: Page) => page.locator('[data-action="candidate"]')
const type = async (page: Page, letters: string) => {
  for (const letter of letters) await touch(page, 'key', letter)
}
const openSearch = async (page: Page, method: string) => {
  await touch(page, 'search')
  await onScreen(page, 'law-search')
  await touch(page, 'keyboard', method)
}

test.use({ viewport: PORTRAIT })

test('a sentence by pinyin, another candidate from the panel, a character by strokes', async ({ page }) => {
  await openKiosk(page, kiosk)
  await openSearch(page, 'pinyin')
  const field = page.locator('[data-action="field"][data-value="question"]')

  await type(page, 'lihun')
  await expect(candidates(page).first()).toHaveText('离婚')
  await expect(field).toContainText('li hun')
  await touch(page, 'candidate', '离婚')
  await expect(field).toContainText('离婚')

  await type(page, 'shen')
  await touch(page, 'candidates-more')
  const panel = page.locator('[data-panel="candidates"]')
  await expect(panel).toBeVisible()
  while (!(await panel.locator('[data-value="绅"]').isVisible())) await touch(page, 'candidates-next')
  await panel.locator('[data-value="绅"]').tap()
  await expect(field).toContainText('离婚绅')

  await touch(page, 'keyboard', 'strokes')
  await type(page, '丿一丨一乛丿丶')
  await expect(candidates(page).first()).toHaveText('我')
  await touch(page, 'key-space')
  await expect(field).toContainText('离婚绅我')
})

test('what one visitor picked does not come first for the next one', async ({ page }) => {
  await openKiosk(page, kiosk)
  await openSearch(page, 'pinyin')
  await type(page, 'shen')
  await expect(candidates(page).first()).toBeVisible()
  const usual = await candidates(page).first().textContent()
  const other = await candidates(page).nth(3).textContent()
  await candidates(page).nth(3).tap()
  await type(page, 'shen')
  await expect(candidates(page).first()).toHaveText(other ?? '')

  await touch(page, 'quick-exit')
  await onScreen(page, 'attract')
  await touch(page, 'start')
  await openSearch(page, 'pinyin')
  await type(page, 'shen')
  await expect(candidates(page).first()).toHaveText(usual ?? '')
})
