import { spawnSync } from 'node:child_process'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { testPicture } from '../../office/server/ledgers/test-picture.ts'
import { startKiosk, type KioskProcess } from '../support/kiosk-process.ts'
import { answerFaults, putInto, signIn } from './support.ts'

/** The clerk's day at a desktop and on a phone of 360 px: ledgers filled by their forms, figures that lead back to them. */
let kiosk: KioskProcess
test.beforeAll(async () => {
  kiosk = await startKiosk()
})
test.afterAll(async () => {
  await kiosk.stop()
})

const sizes = [
  { name: 'desktop', viewport: { width: 1366, height: 820 } },
  { name: 'phone', viewport: { width: 360, height: 740 } },
]

for (const { name, viewport } of sizes)
  test(`the clerk's day, ${name}`, async ({ page }) => {
    // Thirteen pages, each judged by axe.
    test.setTimeout(240_000)
    await page.setViewportSize(viewport)
    const act = (action: string) => page.locator(`[data-action="${action}"]`).first()
    // A phone has room for four pages; the rest is one touch further.
    const go = async (screen: string) => {
      if (await act(`nav-${screen}`).isVisible()) return act(`nav-${screen}`).click()
      await act('nav-more').click()
      await act(`more-${screen}`).click()
    }
    // To be opened and judged by a person: test-results/desk/<size>-<screen>.png
    const look = async (screen: string) => {
      await page.screenshot({
        path: `test-results/desk/${name}-${screen}.png`,
        animations: 'disabled',
        fullPage: true,
      })
      const found = await new AxeBuilder({ page }).analyze()
      const serious = found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      expect.soft(serious.map(({ id, nodes }) => `${screen}: ${id} ${nodes[0]?.html}`)).toEqual([])
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect.soft([screen, over]).toEqual([screen, 0])
    }
    await signIn(page, kiosk)
    await act('nav-ledgers').click()
    await expect(page.locator('[data-action="ledger-consultation"]')).toBeVisible()
    await look('ledgers')

    await test.step('a telephone consultation: faults stand at their fields, then the row is there', async () => {
      await act('ledger-consultation').click()
      await act('new-record').click()
      await act('save').click()
      await expect(page.locator('.problem').first()).toBeVisible()
      await expect(page.locator('[data-action="field-channel-desk"]')).toBeFocused()
      await look('form-faults')
      await act('field-channel-phone').check()
      await act('field-matter').selectOption('wage')
      await act('field-village').selectOption({ index: 1 })
      await act('field-person').fill('张测试')
      await act('field-facts').fill('工地欠三个月工资，告诉去劳动监察。')
      await act('field-handler').selectOption({ index: 1 })
      await act('field-result-answered').check()
      await act('save').click()
      await expect(page.locator('[data-value="number"]')).toHaveText(/^\d{6}-QT01-N\d{4}-.$/)
      await expect(page.locator('[data-field="person"] dd')).toHaveText('张＊＊')
      await look('record')
      await expect(page.locator('[data-value="state"]')).toHaveText('已答复')
    })

    await test.step('a dispute becomes a mediation case without being typed again', async () => {
      await act('nav-ledgers').click()
      await act('ledger-found-dispute').click()
      await act('new-record').click()
      await act('field-village').selectOption({ index: 1 })
      await act('field-kind').selectOption('land')
      await act('field-one').fill('李测试')
      await act('field-other').fill('王测试')
      await act('field-story').fill('两家为地界吵，来了二十多人。')
      await act('field-risk-high').check()
      await act('field-handler').selectOption({ index: 1 })
      await act('save').click()
      // The camera writes more than the picture; what is kept shows the picture alone, or the office would refuse it.
      const jpeg = testPicture()
      const exif = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 8]), Buffer.from('Exif\0\0')])
      const buffer = Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)])
      await act('add-photo').setInputFiles({ name: '界石.jpg', mimeType: 'image/jpeg', buffer })
      await act('open-photo').click()
      await expect(page.locator('[data-photo] img')).toBeVisible()
      await look('photo')
      await act('lead-mediation').click()
      await expect(act('field-respondent')).toHaveValue('王测试')
      await act('field-source').selectOption('initiative')
      await act('save').click()
      await act('move-hand-over').click()
      await page
        .locator('[data-screen="confirm-move"] [data-action="field-committee"]')
        .selectOption('town-mediation')
      await look('move')
      await page.locator('[data-screen="confirm-move"] [data-action="save"]').click()
      await expect(page.locator('[data-value="state"]')).toHaveText('调委会在办')
    })

    await test.step('somebody at the window applies for legal aid, and takes a numbered receipt along', async () => {
      await act('nav-applications').click()
      await act('intake').click()
      await act('way-desk').click()
      await expect(act('form-legal-aid')).toBeVisible()
      await look('intake')
      await act('form-legal-aid').click()
      await act('take-in').click()
      await expect(page.locator('.problem').first()).toBeVisible()
      await expect(act('identity-name')).toBeFocused()
      await look('intake-faults')
      await act('identity-name').fill('赵测试')
      await act('identity-number').fill('000000199001010018')
      for (let round = 0; round < 4 && (await act('take-in').count()) > 0; round++) {
        await answerFaults(page)
        await act('take-in').click()
        await expect(page.locator('[data-screen="intake-done"], .ledger-form .problem').first()).toBeVisible()
      }
      await expect(page.locator('[data-value="number"]')).toHaveText(/^\d{6}-QT01-N\d{4}-.$/)
      await expect(page.locator('[data-value="token"]')).toHaveText(/\S{8,}/)
      await look('intake-done')
      const number = await page.locator('[data-value="number"]').innerText()
      await act('nav-applications').click()
      await expect(page.locator('.cell-number', { hasText: number })).toBeVisible()
    })

    await test.step('the second factor is offered with a code to scan and one to type', async () => {
      await go('account')
      await act('factor-begin').click()
      await expect(page.locator('[data-value="secret"]')).toBeVisible()
      await look('account')
    })

    await test.step('the office is shut for a day: its calendar says so at once', async () => {
      await go('office')
      await act('edit-closures').click()
      await act('add-closure').click()
      const fields = page.locator('[data-part="closures"] .part-item').last()
      await fields.locator('[data-action$="-text"]').fill('停电检修（测试）')
      await act('save-closures').click()
      await expect(fields.locator('.problem')).toBeVisible()
      await fields.locator('[data-action$="-instead"]').fill('请到县局窗口')
      await act('save-closures').click()
      await expect(page.locator('[data-list="profile-versions"] li').first()).toContainText('临时关门')
      await expect(page.locator('[data-part="closures"]')).toContainText('停电检修（测试）')
      await look('office')
      await go('reports')
      await expect(page.locator('[data-screen="reports"] .empty')).toBeVisible()
      await look('reports')
    })

    await test.step('a month that is over is closed, and stands with its proof', async () => {
      await go('figures')
      await act('open-periods').click()
      await expect(page.locator('[data-list="periods"] tr').first()).toBeVisible()
      await look('periods')
      // On each size another month: what is closed is closed for good.
      const month = name === 'phone' ? '2026-02' : '2026-01'
      await page.evaluate((period) => (window.location.hash = `#/periods/${period}`), month)
      await act('close-period').click()
      await act('close-confirm').click()
      await expect(page.locator('[data-holds="true"]')).toBeVisible()
      await look('closed-month')
    })

    await test.step('figures lead to their rows', async () => {
      await go('figures')
      const village = page.locator('[data-figure="coverage"] tbody tr').first()
      await expect(village).toContainText(/[1-9]/)
      await look('figures')
      await village.locator('[data-action="open-rows"]').first().click()
      await expect(page.locator('[data-list="ledger"] tbody tr').first()).toBeVisible()
      await look('ledger')
    })

    await test.step('the figures are an A4 report that a browser saves as PDF, each section with its evidence', async () => {
      await go('figures')
      await expect(page.locator('[data-figure="coverage"] tbody tr').first()).toContainText(/[1-9]/)
      await page.evaluate(() => {
        window.print = () => document.body.setAttribute('data-printed-as', document.title)
      })
      await act('print').click()
      await expect(page.locator('body')).toHaveAttribute(
        'data-printed-as',
        /公共法律服务考核报告 \d{4}-01-01—/,
      )
      const pdf = await page.pdf({ preferCSSPageSize: true })
      expect(read('pdfinfo', pdf)).toMatch(/Page size: +59\d\.\d+ x 84\d\.\d+ pts \(A4\)/)
      const pages = read('pdftotext', pdf, '-layout').split('\f').slice(0, -1)
      expect(pages.length).toBeGreaterThan(2)
      expect(pages.map((text) => text.trim().split('\n').at(-1)!.replaceAll(' ', ''))).toEqual(
        pages.map((_, at) => `${at + 1}/${pages.length}`),
      )
      for (const text of ['公共法律服务考核报告', '服务人次', '依据：台账“咨询接待”', '制表人'])
        expect(pages.join('')).toContain(text)
      // What is for the screen alone stays there.
      expect(pages.join('')).not.toContain('导出表格')
      const links =
        Buffer.from(pdf)
          .toString('latin1')
          .match(/\/URI \([^)]+\)/g) ?? []
      expect(links.some((link) => link.includes('/desk/#/ledgers/consultation?from='))).toBe(true)
      // Every font travels with the file.
      const fonts = read('pdffonts', pdf).split('\n').slice(2).filter(Boolean)
      expect(fonts.filter((line) => !/ yes +(?:yes|no) +yes +\d/.test(line))).toEqual([])
    })

    await test.step('the high risk stands on the page of the director until it is reported', async () => {
      await go('figures')
      await expect(page.locator('[data-figure="major-events"] tbody tr').first()).toContainText('待首报')
    })
  })

test('paper that runs low has its ticket within seconds', async ({ page }) => {
  await signIn(page, kiosk)
  await act(page, 'nav-ledgers').click()
  await act(page, 'ledger-ticket').click()
  await expect(page.locator('[data-screen="ledger"] h1')).toBeVisible()
  await putInto(kiosk, 'receiptPrinter', 'paperLow')
  await expect(page.locator('[data-list="ledger"]')).toContainText('回执纸快用完了', { timeout: 20_000 })
})

test('installed, the desk opens without the office, and keeps nothing that the office said', async ({
  page,
}) => {
  await signIn(page, kiosk)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.reload()
  await expect(page.locator('[data-screen="applications"]')).toBeVisible()
  const kept = await page.evaluate(async () => {
    const names = await caches.keys()
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return requests.flat().map(({ url }) => new URL(url).pathname)
  })
  expect(kept).toContain('/desk')
  expect(kept.filter((path) => path !== '/desk' && !path.startsWith('/desk/assets/'))).toEqual([])
  await kiosk.stop()
  await page.reload()
  await expect(page.locator('[data-screen="failed"]')).toContainText('明理工作台')
})

/** What a program of poppler reads in a PDF. */
function read(program: string, pdf: Buffer, ...options: string[]): string {
  const answer = spawnSync(program, [...options, '-', ...(program === 'pdftotext' ? ['-'] : [])], {
    input: pdf,
    encoding: 'utf8',
  })
  if (answer.error) throw answer.error
  return answer.stdout
}

const act = (page: Page, action: string) => page.locator(`[data-action="${action}"]`).first()
