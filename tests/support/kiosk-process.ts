import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseJson } from '../../base/json.ts'
import { runFile, type RunFile } from '../../kiosk/run-file.ts'

/** A real kiosk in processes of its own, as `npm start` runs it, on free ports and a data directory of its own. */
export interface KioskProcess {
  readonly data: string
  readonly run: RunFile
  readonly token: string
  readonly origin: string
  readonly output: () => string
  readonly get: (path: string) => Promise<Response>
  readonly post: (path: string, body: object, headers?: Record<string, string>) => Promise<Response>
  /** SIGTERM; resolves with the exit code. */
  readonly stop: () => Promise<number | null>
  /** SIGKILL to the whole process group: the power cut. */
  readonly kill: () => Promise<void>
  readonly ended: Promise<number | null>
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const START_LIMIT_MS = 60_000

export const newDataDirectory = (): string => join(mkdtempSync(join(tmpdir(), 'mingli-')), 'data')

export async function waitFor<T>(
  what: string,
  look: () => T | Promise<T>,
  limitMs = 30_000,
): Promise<NonNullable<T>> {
  const end = Date.now() + limitMs
  for (;;) {
    const found = await look()
    if (found) return found
    if (Date.now() > end) throw new Error(`waited ${limitMs} ms in vain for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/**
 * What a first start works out of the law content takes seconds of processor, and is the same for every kiosk of a test
 * run: as on a kiosk that was started before, it is there. The cache itself checks that it fits the content.
 */
const lawCache = {
  kept: join(root, '.cache/test-laws'),
  give(data: string): void {
    if (existsSync(this.kept)) cpSync(this.kept, join(data, 'law-cache'), { recursive: true })
  },
  keep(data: string): void {
    const made = join(data, 'law-cache')
    // Killed early, a kiosk has a folder and nothing in it yet.
    const bytes = (folder: string) => {
      const content = join(folder, 'content-rest.json')
      return existsSync(content) ? readFileSync(content) : null
    }
    const now = bytes(made)
    if (!now || bytes(this.kept)?.equals(now)) return
    rmSync(this.kept, { recursive: true, force: true })
    const draft = `${this.kept}-${process.pid}`
    cpSync(made, draft, { recursive: true })
    try {
      renameSync(draft, this.kept)
    } catch {
      // Another worker was first.
      rmSync(draft, { recursive: true, force: true })
    }
  },
}

/** `config` is the text of kiosk.yaml; `ready` waits until the office took the kiosk in. */
export async function startKiosk(
  options: {
    data?: string
    config?: string
    args?: readonly string[]
    env?: NodeJS.ProcessEnv
    enrolled?: boolean
    program?: string
    /** Longer than a test would wait, where the machine is busy with other things. */
    startLimitMs?: number
  } = {},
): Promise<KioskProcess> {
  const data = options.data ?? newDataDirectory()
  const configFile = `${data}.yaml`
  writeFileSync(configFile, options.config ?? '')
  lawCache.give(data)
  const child: ChildProcess = spawn(
    process.execPath,
    [
      options.program ?? 'kiosk/start.mjs',
      '--config',
      configFile,
      '--data',
      data,
      '--port',
      '0',
      '--office-port',
      '0',
      '--shell',
      'none',
      ...(options.args ?? []),
    ],
    { cwd: root, detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...options.env } },
  )
  let output = ''
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  let over = false
  child.once('close', () => {
    over = true
  })

  const readRun = (): RunFile | undefined => {
    if (over) throw new Error(`the kiosk ended during its start:\n${output}`)
    const file = join(data, 'run.json')
    const run = existsSync(file) ? runFile.safeParse(parseJson(readFileSync(file, 'utf8'))) : undefined
    if (!run?.success || run.data.pid !== child.pid) return undefined
    return options.enrolled === false || run.data.deskUrl !== null ? run.data : undefined
  }
  const run = await waitFor('run.json', readRun, options.startLimitMs ?? START_LIMIT_MS).catch(
    (error: unknown) => {
      throw new Error(`${String(error)}\n${output}`)
    },
  )
  const url = new URL(run.kioskUrl)
  const token = new URLSearchParams(url.hash.slice(1)).get('token') ?? ''
  // A connection kept open may be ended by the service in the very moment in which the next request is sent on it.
  const headers = { 'mingli-token': token, 'content-type': 'application/json', connection: 'close' }
  const signalGroup = (signal: NodeJS.Signals) => {
    try {
      process.kill(-child.pid!, signal)
    } catch {
      // The group is gone already.
    }
  }
  const kiosk: KioskProcess = {
    data,
    run,
    token,
    origin: url.origin,
    output: () => output,
    get: (path) => fetch(url.origin + path, { headers }),
    post: (path, body, more = {}) =>
      fetch(url.origin + path, {
        method: 'POST',
        headers: { ...headers, ...more },
        body: JSON.stringify(body),
      }),
    stop: async () => {
      child.kill('SIGTERM')
      const code = await ended
      lawCache.keep(data)
      return code
    },
    kill: async () => {
      signalGroup('SIGKILL')
      await ended
    },
    ended,
  }
  if (options.enrolled !== false)
    await waitFor('the enrolment', async () => {
      const health = (await (await kiosk.get('/health')).json()) as { office: { enrolled: boolean } }
      return health.office.enrolled
    })
  return kiosk
}
