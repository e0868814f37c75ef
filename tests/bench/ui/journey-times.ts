import type { Browser } from '@playwright/test'
import type { KioskProcess } from '../../support/kiosk-process.ts'
import { GLASS } from './browser.ts'
import { createFinger } from './finger.ts'
import { journeys } from './journeys.ts'
import { installProbe, type Probe } from './probe.ts'

/** Milliseconds of every touch of the journeys. */
export interface JourneyTimes {
  /** Contact until the pressed style was drawn. */
  readonly pressed: readonly number[]
  /** Release until the last new screen that it brought was drawn. */
  readonly screens: readonly { readonly name: string; readonly ms: number }[]
  /** Release of a key until its candidates were drawn. */
  readonly candidates: readonly number[]
  /** From the first touch on: what the page does before anybody is there is the business of the first screen. */
  readonly longTasks: readonly number[]
}

/** The waiting screen fetches what journeys need while nobody is there; a kiosk stands there for minutes. */
const AT_REST_MS = 6000

/** Plays all journeys in one page with its processor slowed down `throttle` times. */
export async function measureJourneys(
  browser: Browser,
  kiosk: KioskProcess,
  throttle: number,
): Promise<JourneyTimes> {
  const context = await browser.newContext(GLASS)
  try {
    const page = await context.newPage()
    await page.addInitScript(installProbe)
    const devtools = await context.newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: throttle })
    const finger = createFinger(page, devtools)
    await page.goto(kiosk.run.kioskUrl)
    await finger.sees('[data-screen="attract"]')
    await page.waitForTimeout(AT_REST_MS)
    await finger.touch('start', undefined, 'home')
    for (const journey of journeys) await journey(finger, kiosk)
    return timesOf(await page.evaluate(() => window.mingliProbe))
  } finally {
    await context.close()
  }
}

function timesOf(probe: Probe): JourneyTimes {
  return {
    pressed: probe.touches.flatMap(({ pressed }) => (pressed === null ? [] : [pressed])),
    screens: probe.touches.flatMap(({ screen }) => (screen === null ? [] : [screen])),
    candidates: probe.touches.flatMap(({ candidates }) => (candidates === null ? [] : [candidates])),
    longTasks: probe.longTasks.filter(({ at }) => at >= (probe.touches[0]?.downAt ?? 0)).map(({ ms }) => ms),
  }
}
