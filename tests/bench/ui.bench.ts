import type { Bar, Benchmark } from './bar.ts'
import { percentile } from './statistics.ts'
import { openBrowser } from './ui/browser.ts'
import { codeInAll } from './ui/code-size.ts'
import { measureFirstScreen, type FirstScreen } from './ui/first-screen.ts'
import { measureJourneys, type JourneyTimes } from './ui/journey-times.ts'
import { startBuiltKiosk } from './ui/kiosk.ts'

/**
 * The page as a visitor feels it: a real kiosk with simulated devices and its embedded office, in the system's
 * Chromium with software raster (as a kiosk without a graphics driver), the page's thread slowed down four times
 * (CDP `Emulation.setCPUThrottlingRate`: workers and raster threads keep their speed). How each figure is taken
 * stands in ui/probe.ts and ui/first-screen.ts; the goals are those of the interaction rules of this project.
 */
const THROTTLE = 4

const measure: Benchmark = async () => {
  const kiosk = await startBuiltKiosk()
  const browser = await openBrowser()
  try {
    const first = await measureFirstScreen(browser, kiosk, 1)
    const slow = await measureJourneys(browser, kiosk, THROTTLE)
    const full = await measureJourneys(browser, kiosk, 1)
    return [...barsOfTouches(slow, full), ...barsOfFirstScreen(first)]
  } finally {
    await browser.close()
    await kiosk.stop()
  }
}
export default measure

function barsOfTouches(slow: JourneyTimes, full: JourneyTimes): Bar[] {
  const bar = (name: string, most: number, of: (times: JourneyTimes) => number): Bar => ({
    name: `${name}, processor at a quarter`,
    value: of(slow),
    unit: 'ms',
    goal: { most },
    baseline: { name: 'at full speed', value: of(full) },
  })
  const screens = ({ screens: all }: JourneyTimes) => all.map(({ ms }) => ms)
  return [
    bar('press feedback, p75', 50, ({ pressed }) => percentile(pressed, 0.75)),
    bar('press feedback, p98', 100, ({ pressed }) => percentile(pressed, 0.98)),
    bar('screen change, p75', 200, (times) => percentile(screens(times), 0.75)),
    bar('candidates, p95', 120, ({ candidates }) => percentile(candidates, 0.95)),
    bar('longest task of a visit', 100, ({ longTasks }) => Math.max(0, ...longTasks)),
  ]
}

function barsOfFirstScreen({ emptyPage, usable, before, early }: FirstScreen): Bar[] {
  const all = codeInAll()
  return [
    {
      name: 'first usable screen',
      value: usable,
      unit: 'ms',
      goal: { most: emptyPage + 400 },
      baseline: { name: 'empty page', value: emptyPage },
    },
    {
      name: 'first-screen code, gzip',
      value: before.gzip / 1000,
      unit: 'kB',
      goal: { most: 300 },
      baseline: { name: 'not compressed', value: before.plain / 1000 },
    },
    {
      name: 'code in all, gzip',
      value: all.gzip / 1000,
      unit: 'kB',
      goal: { most: 600 },
      baseline: { name: 'not compressed', value: all.plain / 1000 },
    },
    {
      name: 'dictionaries, models and workers before the first screen',
      value: early.length,
      unit: 'files',
      goal: { most: 0 },
    },
  ]
}
