import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page, Response } from '@playwright/test'
import type { KioskProcess } from '../../support/kiosk-process.ts'
import { median } from '../statistics.ts'
import { GLASS } from './browser.ts'
import { BUILT, bytesOf, type Bytes } from './code-size.ts'
import { installProbe } from './probe.ts'

const RUNS = 9
export interface FirstScreen {
  /** Medians of the alternated runs, milliseconds from the start of the navigation. */
  readonly emptyPage: number
  readonly usable: number
  /** Scripts and styles asked for before the first screen was drawn. */
  readonly before: Bytes
  /** Paths of dictionaries, models and workers that were asked for before the first screen was drawn. */
  readonly early: readonly string[]
}

/**
 * Time to the first usable screen, beside that of an empty page of the same service in the same browser, by
 * turns, each in a profile of its own (nothing is cached, as after a cold start).
 *
 * Empty page: until its frame was drawn. Kiosk: until `[data-screen=attract]` was drawn, and further until the
 * page's own code ran for a touch that came at that moment (Event Timing's input delay of `first-input`); the
 * touch has to lead home, or the run fails.
 */
export async function measureFirstScreen(
  browser: Browser,
  kiosk: KioskProcess,
  throttle: number,
): Promise<FirstScreen> {
  const file = `empty-${process.pid}.html`
  writeFileSync(
    join(BUILT, file),
    '<!doctype html><html lang="zh-CN"><title>.</title><main data-screen="empty"></main></html>',
  )
  try {
    const empty: number[] = []
    const usable: number[] = []
    for (let run = 0; run < RUNS; run++) {
      empty.push(
        await inFreshPage(browser, throttle, async (page) => {
          await page.goto(`${kiosk.origin}/${file}`)
          return drawnAt(page, 'empty')
        }),
      )
      usable.push(
        await inFreshPage(browser, throttle, async (page) => {
          await page.goto(kiosk.run.kioskUrl)
          const drawn = await drawnAt(page, 'attract')
          await page.touchscreen.tap(GLASS.viewport.width / 2, GLASS.viewport.height / 2)
          await page.locator('[data-screen="home"]').waitFor({ state: 'visible' })
          const delay = await page.evaluate(() => window.mingliProbe.firstInputDelay)
          return drawn + (delay ?? 0)
        }),
      )
    }
    const asked = await inFreshPage(browser, throttle, (page) => askedBy(page, kiosk))
    return { emptyPage: median(empty), usable: median(usable), ...asked }
  } finally {
    rmSync(join(BUILT, file))
  }
}

async function inFreshPage<T>(
  browser: Browser,
  throttle: number,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext(GLASS)
  try {
    const page = await context.newPage()
    await page.addInitScript(installProbe)
    const devtools = await context.newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: throttle })
    return await use(page)
  } finally {
    await context.close()
  }
}

const drawnAt = async (page: Page, screen: string): Promise<number> => {
  const drawn = await page.waitForFunction((name) => window.mingliProbe.drawn[name], screen)
  return (await drawn.jsonValue())!
}

async function askedBy(page: Page, kiosk: KioskProcess): Promise<Pick<FirstScreen, 'before' | 'early'>> {
  const asked: Response[] = []
  page.on('response', (response) => asked.push(response))
  await page.goto(kiosk.run.kioskUrl)
  await drawnAt(page, 'attract')
  const files = asked
    .map((response) => ({ response, path: new URL(response.url()).pathname }))
    .filter(({ path }) => !path.startsWith('/api/'))
  const code = files.filter(({ path }) => /\.(js|css)$/.test(path))
  const usual = /\.(html|js|css|woff2)$|^\/$/
  return {
    before: bytesOf(await Promise.all(code.map(({ response }) => response.body()))),
    early: files.map(({ path }) => path).filter((path) => !usual.test(path) || /worker/.test(path)),
  }
}
