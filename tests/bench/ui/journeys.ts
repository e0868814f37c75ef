import type { KioskProcess } from '../../support/kiosk-process.ts'
import type { Finger } from './finger.ts'

/** A visitor looks at the receipt while the paper comes out. */
const PAPER_MS = 2000

/** What a visitor does, touch by touch, from the home screen back to it. */
type Journey = (finger: Finger, kiosk: KioskProcess) => Promise<void>

const lawSearch: Journey = async ({ touch, typeKeys, sees }) => {
  await touch('search', undefined, 'law-search')
  // The first keyboard brings its dictionary; what counts is how it answers from then on.
  await sees('[data-action="key"]')
  await typeKeys('tuoqiangongzi')
  await sees('[data-action="candidate"][data-value="拖欠工资"]')
  await touch('candidate', '拖欠工资')
  await typeKeys('zenmeban')
  await touch('candidate')
  await touch('key-enter')
  await sees('[data-action="open-article"]')
  await touch('open-article', undefined, 'law-article')
  await touch('back', undefined, 'law-search')
  await touch('home', undefined, 'home')
  await touch('topic', 'family', 'guide-list')
  await touch('search-laws', undefined, 'law-search')
  await sees('[data-action="open-article"]')
  await touch('home', undefined, 'home')
}

/** Continues, and answers what is then asked for: as one who reads little. */
async function answerEverything({ page, touch, typeKeys }: Finger): Promise<void> {
  const has = async (selector: string) => (await page.locator(selector).count()) > 0
  for (let touches = 0; touches < 60; touches++) {
    if (await has('[data-screen="form-check"]')) return
    const asked = await page
      .locator('[data-field][data-invalid]')
      .first()
      .getAttribute('data-field', { timeout: 200 })
      .catch(() => null)
    if (asked === null) await touch('continue')
    else if (await has(`[data-action="answer:${asked}"]`)) await touch(`answer:${asked}`)
    else if (await has(`[data-action="preset:${asked}"]`)) await touch(`preset:${asked}`)
    else {
      await touch('field')
      await typeKeys('13800000000')
      await touch('key-enter')
    }
  }
  throw new Error('the form does not end')
}

const legalAidAndProgress: Journey = async (finger, kiosk) => {
  const { touch, sees, typeKeys, page } = finger
  await touch('open-application', 'legal-aid', 'form-notice')
  await touch('agree', undefined, 'form-identity-card')
  await kiosk.post('/bench/api/card', { id: 'rareName' })
  await sees('[data-action="continue"]:not([disabled])')
  await kiosk.post('/bench/api/card', { id: null })
  await touch('continue', undefined, 'form-fields')
  await answerEverything(finger)
  await touch('confirm', undefined, 'receipt')
  await page.waitForTimeout(PAPER_MS)
  const number = await page.locator('[data-number]').getAttribute('data-number')
  const token = await page.locator('[data-value="token"]').innerText()
  await touch('finish', undefined, 'evaluation')
  await touch('score', '5')
  await touch('evaluate', undefined, 'farewell')
  await touch('finish', undefined, 'attract')
  await touch('start', undefined, 'home')
  await touch('open-progress', undefined, 'progress-query')
  await touch('field', 'acceptance-number')
  await typeKeys((number ?? '').replaceAll('-', ''))
  await touch('key-enter')
  await touch('field', 'code')
  await typeKeys(token.replaceAll(/\s/g, ''))
  await touch('key-enter')
  await touch('query', undefined, 'progress-result')
  await touch('home', undefined, 'home')
}

const languagesAndDisplay: Journey = async ({ touch, sees }) => {
  for (const language of ['ug', 'bo', 'mn-Mong', 'zh-CN']) {
    await touch('languages')
    await touch('language', language)
    await sees(`html[lang="${language}"]`)
  }
  await touch('display')
  for (const size of ['large', 'extra-large', 'standard']) await touch('text-size', size)
  for (const action of ['contrast', 'contrast', 'low', 'low', 'close']) await touch(action)
}

export const journeys: readonly Journey[] = [lawSearch, legalAidAndProgress, languagesAndDisplay]
