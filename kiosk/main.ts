import { parseArgs } from 'node:util'
import { parseNow, shiftedClock, systemClock } from '../base/clock.ts'
import { createLogger } from '../base/log.ts'
import { switchOffCoreDumps } from '../base/no-core-dumps.ts'
import { tellSystemd } from '../base/watchdog.ts'
import { loadConfig, type Flags } from './config.ts'
import { runKiosk } from './run.ts'

/** `npm start`: reads flags and kiosk.yaml, runs the kiosk, stops it cleanly on SIGTERM or Ctrl-C. */
const say = (line: string) => process.stdout.write(`${line}\n`)

function stopWith(lines: readonly string[]): never {
  for (const line of lines) process.stderr.write(`${line}\n`)
  process.exit(2)
}

function readFlags(): Flags & { now?: string | undefined } {
  try {
    return parseArgs({
      options: {
        config: { type: 'string' },
        data: { type: 'string' },
        port: { type: 'string' },
        'office-port': { type: 'string' },
        shell: { type: 'string' },
        content: { type: 'string' },
        now: { type: 'string' },
      },
    }).values
  } catch (error) {
    return stopWith([
      (error as Error).message,
      'npm start -- [--config F] [--data DIR] [--port N] [--office-port N] [--shell auto|chromium|none] [--content DIR] [--now TIME]',
    ])
  }
}

/** For who watches over this process and cannot be replaced by itself: start me again. */
const START_AGAIN = 75

/** The same program in the same process: whoever started it notices nothing. */
function startAnew(): void {
  if (process.platform === 'win32' || !process.execve) process.exit(START_AGAIN)
  process.execve(process.execPath, [process.execPath, ...process.execArgv, ...process.argv.slice(1)])
}

const flags = readFlags()
const start = flags.now === undefined ? undefined : parseNow(flags.now)
if (flags.now !== undefined && !start)
  stopWith([`--now ${flags.now}: a date or time expected, for example 2026-11-22T09:30`])
const config = loadConfig(flags)
if (!config.ok) stopWith(config.error)

const log = createLogger('kiosk')
if (!switchOffCoreDumps()) log.warn('kiosk.core-dumps', { outcome: 'not-switched-off' })
const kiosk = await runKiosk({
  config: config.value,
  clock: start ? shiftedClock(start) : systemClock,
  log,
  say,
  nowFlag: flags.now,
  onRestartOrdered: () => void running.stop('restart').then(startAnew),
})
if (!kiosk.ok) stopWith(kiosk.error)
const running = kiosk.value
tellSystemd(running.run().healthUrl)

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
  process.once(signal, () => {
    void running.stop(signal).then(() => process.exit(0))
  })
