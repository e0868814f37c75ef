import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { parseJson } from '../../../base/json.ts'
import { err, ok, type Result } from '../../../base/result.ts'
import { devicesFact } from '../../api.ts'
import { runFile, type RunFile } from '../../run-file.ts'
import type { Words } from './words.ts'

/** What the wizard reads of the kiosk's /health. */
const health = z.object({
  page: z.string(),
  devices: devicesFact,
  outbox: z.object({ queued: z.int() }),
  office: z.object({
    enrolled: z.boolean(),
    reachable: z.boolean(),
    clockSkewSeconds: z.number().nullable(),
  }),
  laws: z.object({ laws: z.int(), articles: z.int(), source: z.string() }).nullable(),
})
export type Health = z.infer<typeof health>
export interface Looked {
  readonly run: RunFile
  readonly health: Health
}

/** A slow machine builds or opens everything for the first time. */
const START_LIMIT_MS = 90_000
const LOOK_MS = 500
/** More than that and time stamps of kiosk and office contradict each other visibly. */
const SKEW_SECONDS = 60
const UNITS = ['mingli-kiosk.service', 'mingli-window.service']

/** Asks the kiosk that runs on this data directory. */
export async function lookAt(data: string): Promise<Result<Looked, string>> {
  const file = join(data, 'run.json')
  const run = existsSync(file) ? runFile.safeParse(parseJson(readFileSync(file, 'utf8'))) : undefined
  if (!run?.success) return err(`${file}?`)
  try {
    const answer = await fetch(run.data.healthUrl, { signal: AbortSignal.timeout(5000) })
    const read = health.safeParse(await answer.json())
    return read.success ? ok({ run: run.data, health: read.data }) : err(`${run.data.healthUrl}?`)
  } catch (error) {
    return err(`${run.data.healthUrl}: ${(error as Error).message}`)
  }
}

export interface Started {
  readonly looked: Result<Looked, string>
  /** Ends what was started only to look at it. */
  readonly stop: () => Promise<void>
}

/** Starts the kiosk as this machine does, by systemd where it is installed, else for the look alone. */
export async function startKiosk(config: string, data: string): Promise<Started> {
  if (isInstalled()) {
    spawnSync('systemctl', ['enable', ...UNITS], { stdio: 'ignore' })
    spawnSync('systemctl', ['restart', '--no-block', ...UNITS], { stdio: 'ignore' })
    return { looked: await settled(data, () => undefined), stop: () => Promise.resolve() }
  }
  const program = fileURLToPath(new URL('../../start.mjs', import.meta.url))
  let said = ''
  const child = spawn(
    process.execPath,
    [program, '--config', config, '--data', data, '--shell', 'none'],
    // Its log is JSON lines for who runs it for good; what a person should read is what ended it.
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2000)
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const looked = await settled(data, () => (child.exitCode === null ? undefined : said.trim()))
  return {
    looked,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

export const isInstalled = (): boolean =>
  existsSync('/run/systemd/system') && existsSync('/usr/lib/systemd/system/mingli-kiosk.service')

/** Looks until everything that is still coming has come, or no time is left. `ended` tells what ended the kiosk. */
async function settled(data: string, ended: () => string | undefined): Promise<Result<Looked, string>> {
  const limit = performance.now() + START_LIMIT_MS
  for (;;) {
    const why = ended()
    if (why !== undefined) return err(why)
    const looked = await lookAt(data)
    const isOver = performance.now() > limit
    if (looked.ok && (isOver || isSettled(looked.value.health))) return looked
    if (isOver) return looked
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
}

const isSettled = ({ page, laws, office, devices }: Health): boolean =>
  page === 'built' &&
  laws !== null &&
  office.reachable &&
  Object.values(devices).every(({ state }) => state !== 'connecting' && state !== 'recovering')

export interface Line {
  readonly good: boolean
  readonly text: string
}

/** The kiosk's health in plain words, each line good or to be looked at. */
export function healthLines({ page, devices, outbox, office, laws }: Health, words: Words): Line[] {
  const state = !office.enrolled ? 'not' : office.reachable ? 'fine' : 'away'
  const skew = office.clockSkewSeconds ?? 0
  return [
    { good: page === 'built', text: words('check.page') },
    {
      good: laws !== null,
      text: laws ? words('check.laws', laws) : words('check.noLaws'),
    },
    { good: state === 'fine', text: words('check.office', { state: words(`check.office.${state}`) }) },
    { good: true, text: words('check.outbox', { depth: outbox.queued }) },
    ...(Math.abs(skew) > SKEW_SECONDS
      ? [{ good: false, text: words('check.clock', { seconds: Math.round(skew) }) }]
      : []),
    ...Object.entries(devices).map(([id, { state: now, situation, simulated }]) => ({
      good: now !== 'absent' && now !== 'fault',
      text: `${words('check.device', {
        device: words(`device.${id}`),
        state: words(`device.state.${now}`),
      })}${situation === undefined ? '' : ` (${situation})`}${simulated ? words('check.simulated') : ''}`,
    })),
  ]
}
