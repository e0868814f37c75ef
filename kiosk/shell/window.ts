import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { parseJson } from '../../base/json.ts'
import { openDataDirectory } from '../data-directory.ts'
import { runFile } from '../run-file.ts'
import { openShell } from './shell.ts'

/**
 * The window of an installed kiosk (mingli-window.service): a process and an account of its own, which can reach
 * neither devices nor data. systemd hands it `run.json` of the running kiosk as a credential. It ends when the window
 * closes, and when the kiosk is gone or another one than it was opened for, whose token is another: systemd then starts
 * it anew with the run.json of that moment.
 */
const LOOK_MS = 5000
/** As long as a kiosk may take to start again after a power cut without the window closing over and over. */
const PATIENCE = 6

const health = z.object({ uptimeSeconds: z.number() })

function end(why: string): never {
  process.stderr.write(`${why}\n`)
  process.exit(1)
}

const { CREDENTIALS_DIRECTORY: credentials, RUNTIME_DIRECTORY: own } = process.env
if (credentials === undefined || own === undefined)
  end('started by mingli-window.service only: CREDENTIALS_DIRECTORY and RUNTIME_DIRECTORY are not set')
const run = runFile.safeParse(parseJson(readFileSync(join(credentials, 'run.json'), 'utf8')))
if (!run.success) end('run.json of the kiosk cannot be read')
const { kioskUrl, healthUrl } = run.data
// Memory, not disk: what the browser keeps of a visit is gone with the window, also after a power cut.
const data = openDataDirectory(own)
if (!data.ok) end(data.error)

const { choice, shell } = openShell({ asked: 'chromium', url: kioskUrl, data: data.value })
if (!shell) end(choice.kind === 'none' ? choice.why : 'no window')
let stopping = false
shell.onEnd((code) => (stopping ? process.exit(0) : end(`the window ended with ${code}`)))
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, stop)

function stop(): void {
  stopping = true
  clearInterval(timer)
  shell!.stop()
}

let uptime = 0
let silent = 0
const timer = setInterval(() => void look(), LOOK_MS)

async function look(): Promise<void> {
  const now = await ask()
  silent = now === undefined ? silent + 1 : 0
  const isAnother = now !== undefined && now < uptime
  uptime = now ?? uptime
  if (!isAnother && silent < PATIENCE) return
  stop()
}

/** Seconds for which the kiosk runs; undefined where it does not answer. */
async function ask(): Promise<number | undefined> {
  try {
    const answer = await fetch(healthUrl, { signal: AbortSignal.timeout(LOOK_MS) })
    return health.safeParse(await answer.json()).data?.uptimeSeconds
  } catch {
    return undefined
  }
}
