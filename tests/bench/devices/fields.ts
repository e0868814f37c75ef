import { GLASS, openBrowser } from '../ui/browser.ts'
import { startBuiltKiosk } from '../ui/kiosk.ts'
import type { Bar } from '../bar.ts'
import { percentile } from '../statistics.ts'

const READINGS = 12

declare global {
  interface Window {
    mingliCard: { factAt: number; paintedAt: number }
  }
}

/** In the page, before its own code: when the fact came in, and when the masked fields were drawn. */
function watchCard(): void {
  window.mingliCard = { factAt: 0, paintedAt: 0 }
  const decoder = new TextDecoder()
  const { prototype } = ReadableStreamDefaultReader
  const read = Object.getOwnPropertyDescriptor(prototype, 'read')!.value as typeof prototype.read
  prototype.read = async function (this: ReadableStreamDefaultReader) {
    const piece = await read.call(this)
    if (piece.value instanceof Uint8Array && decoder.decode(piece.value).includes('"CARD_READ"'))
      window.mingliCard = { factAt: performance.now(), paintedAt: 0 }
    return piece
  }
  new MutationObserver(() => {
    const { factAt, paintedAt } = window.mingliCard
    if (factAt === 0 || paintedAt !== 0 || !document.querySelector('[data-value="number"]')) return
    window.mingliCard.paintedAt = -1
    requestAnimationFrame(() => {
      // The task after the frame: style, layout and paint are done.
      setTimeout(() => {
        window.mingliCard.paintedAt = performance.now()
      })
    })
  }).observe(document, { childList: true, subtree: true })
}

/** From the fact at the page to the masked fields on the glass, in the built page in Chromium. */
export async function measureFields(): Promise<Bar[]> {
  const kiosk = await startBuiltKiosk()
  const browser = await openBrowser()
  try {
    const page = await (await browser.newContext(GLASS)).newPage()
    await page.addInitScript(watchCard)
    await page.goto(kiosk.run.kioskUrl)
    const times: number[] = []
    for (let reading = 0; reading < READINGS; reading++) {
      await kiosk.post('/bench/api/card', { id: null })
      for (const [action, screen] of [
        ['start', 'home'],
        ['open-application', 'form-notice'],
        ['agree', 'form-identity-card'],
      ]) {
        await page.locator(`[data-action="${action}"]`).first().tap()
        await page.locator(`[data-screen="${screen}"]`).waitFor()
        // The same control takes no second press within 300 ms.
        await page.waitForTimeout(350)
      }
      await page.waitForTimeout(1000)
      await page.evaluate(() => {
        window.mingliCard = { factAt: 0, paintedAt: 0 }
      })
      await kiosk.post('/bench/api/card', { id: 'zhang' })
      await page.waitForFunction(() => window.mingliCard.paintedAt > 0)
      const { factAt, paintedAt } = await page.evaluate(() => window.mingliCard)
      times.push(paintedAt - factAt)
      await page.locator('[data-action="quick-exit"]').tap()
      await page.locator('[data-screen="attract"]').waitFor()
      await page.waitForTimeout(350)
    }
    return [
      {
        name: 'CARD_READ → masked fields painted, 95 %',
        value: percentile(times, 0.95),
        unit: 'ms',
        goal: { most: 100 },
        baseline: { name: 'middle of them', value: percentile(times, 0.5) },
      },
    ]
  } finally {
    await browser.close()
    await kiosk.stop()
  }
}
