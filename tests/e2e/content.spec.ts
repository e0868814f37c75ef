import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { startKiosk, waitFor } from '../support/kiosk-process.ts'
import {
  answerAllQuestions,
  onScreen,
  openKiosk,
  PORTRAIT,
  presentCard,
  receiptsPrinted,
  signIn,
  touch,
} from './support.ts'

/** A field that no code knows: one more question in the form's YAML, before its first one. */
const FIELD = `
      - id: weather
        kind: choice
        required: true
        onReceipt: true
        label: { zh-CN: 今天天气怎么样？ }
        short: { zh-CN: 天气 }
        options:
          - { id: rain, label: { zh-CN: 下着小雨 } }
          - { id: sun, label: { zh-CN: 大太阳 } }`

test('a field added by YAML only is on the screen, on the receipt and at the desk', async ({
  page,
  browser,
}) => {
  const content = join(mkdtempSync(join(tmpdir(), 'content-')), 'content')
  cpSync('content', content, { recursive: true })
  const file = join(content, 'forms/legal-aid.yaml')
  const form = readFileSync(file, 'utf8')
  writeFileSync(file, form.replace(/(- id: matter\n(?:.*\n)*?    fields:)/, `$1${FIELD}`))

  const kiosk = await startKiosk({ args: ['--content', content] })
  try {
    await page.setViewportSize(PORTRAIT)
    await openKiosk(page, kiosk)
    await touch(page, 'open-application', 'legal-aid')
    await touch(page, 'agree')
    await onScreen(page, 'form-identity-card')
    await presentCard(kiosk, 'zhang')
    await touch(page, 'continue')
    await expect(page.getByText('今天天气怎么样？')).toBeVisible()
    await touch(page, 'answer:weather', 'rain')
    await answerAllQuestions(page)
    await expect(page.getByText('下着小雨')).toBeVisible()
    await touch(page, 'confirm')
    await onScreen(page, 'receipt')
    const number = (await page.locator('[data-number]').getAttribute('data-number'))!

    const receipt = await waitFor('the cut paper', async () =>
      (await receiptsPrinted(kiosk)).find(({ cut }) => cut),
    )
    expect(receipt.lines.find((line) => line.includes('天气'))).toContain('下着小雨')

    const desk = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await signIn(desk, kiosk)
    await desk.locator('[data-action="open-application"]', { hasText: number }).click()
    await expect(desk.locator('[data-field="weather"]')).toContainText('下着小雨')
  } finally {
    await kiosk.stop()
  }
})
