import type { CDPSession, Page } from '@playwright/test'
import type { Bar, Benchmark } from './bar.ts'
import { GLASS, openBrowser } from './ui/browser.ts'
import { startBuiltKiosk } from './ui/kiosk.ts'

/**
 * A page that runs for weeks: what a visit leaves behind in it. Counted by Chromium after a forced collection,
 * before and after a hundred visits (search by picture, an article, a form begun, quick exit). Thirty visits come
 * first, so that code, its optimised forms, caches and fonts which come once do not count.
 */
const WARM_UP = 30
const VISITS = 100

interface Held {
  readonly heap: number
  readonly nodes: number
  readonly listeners: number
}

const measure: Benchmark = async () => {
  const kiosk = await startBuiltKiosk()
  const browser = await openBrowser()
  try {
    const context = await browser.newContext(GLASS)
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    await devtools.send('Performance.enable')
    await page.goto(kiosk.run.kioskUrl)
    await page.locator('[data-screen="attract"]').waitFor({ state: 'visible' })
    await visits(page, WARM_UP)
    const before = await heldBy(devtools)
    await visits(page, VISITS)
    return barsOf(before, await heldBy(devtools))
  } finally {
    await browser.close()
    await kiosk.stop()
  }
}
export default measure

function barsOf(before: Held, after: Held): Bar[] {
  return [
    {
      name: 'heap that a visit leaves',
      value: (after.heap - before.heap) / VISITS / 1000,
      unit: 'kB',
      goal: { most: 5 },
      baseline: { name: 'heap of the page', value: before.heap / 1000 },
    },
    {
      name: 'nodes after a hundred visits',
      value: after.nodes,
      unit: 'nodes',
      goal: { most: before.nodes * 1.05 },
      baseline: { name: 'before them', value: before.nodes },
    },
    {
      name: 'listeners after a hundred visits',
      value: after.listeners,
      unit: 'listeners',
      goal: { most: before.listeners * 1.05 },
      baseline: { name: 'before them', value: before.listeners },
    },
  ]
}

async function heldBy(devtools: CDPSession): Promise<Held> {
  // Twice: what the first collection finalises, the second one takes.
  for (let time = 0; time < 2; time++) await devtools.send('HeapProfiler.collectGarbage')
  const { metrics } = await devtools.send('Performance.getMetrics')
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN
  return { heap: value('JSHeapUsedSize'), nodes: value('Nodes'), listeners: value('JSEventListeners') }
}

/** Pressed as assistive technology does: a click without a pointer, so that a hundred visits take a minute. */
async function visits(page: Page, count: number): Promise<void> {
  const press = async (action: string, then: string, value?: string) => {
    const selector = `[data-action="${action}"]${value === undefined ? '' : `[data-value="${value}"]`}`
    await page.locator(selector).first().dispatchEvent('click', { detail: 0 })
    await page.locator(then).first().waitFor({ state: 'attached' })
  }
  for (let visit = 0; visit < count; visit++) {
    await press('start', '[data-screen="home"]')
    await press('topic', '[data-action="guide"]', 'wage')
    await press('search-laws', '[data-action="open-article"]')
    await press('open-article', '[data-screen="law-article"]')
    await press('home', '[data-screen="home"]')
    await press('open-application', '[data-screen="form-notice"]', 'legal-aid')
    await press('agree', '[data-screen="form-identity-card"]')
    await press('quick-exit', '[data-screen="attract"]')
  }
}
