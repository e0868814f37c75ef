import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { Logger } from '../base/log-registry.ts'

/** What the embedded office says over IPC once it listens (office/main.ts --embedded). */
const readyMessage = z.object({
  type: z.literal('ready'),
  port: z.int(),
  /** Single-use code with which the kiosk of the same machine enrols itself. */
  enrolmentCode: z.string(),
  /** One-time link for the first clerk; absent once there is one. */
  setupUrl: z.string().nullish(),
})
export type OfficeReady = z.infer<typeof readyMessage>

export interface OfficeProcess {
  readonly pid: () => number | undefined
  readonly stop: () => Promise<void>
}

const RESTART_MS = [300, 1000, 3000, 10_000] as const
const STOP_LIMIT_MS = 5000

/**
 * Runs the embedded office as a child process, so that its database never stalls the devices, and restarts
 * it when it dies. The child ends when its IPC channel closes, that is, with this process in whatever way.
 */
export function startOffice(input: {
  readonly args: readonly string[]
  readonly log: Logger
  readonly onReady: (ready: OfficeReady) => void
}): OfficeProcess {
  let child: ChildProcess | undefined
  let stopping = false
  let failures = 0
  let timer: NodeJS.Timeout | undefined

  const launch = () => {
    child = fork(
      fileURLToPath(new URL('../office/main.ts', import.meta.url)),
      ['--embedded', ...input.args],
      {
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      },
    )
    child.on('message', (raw) => {
      const ready = readyMessage.safeParse(raw)
      if (!ready.success) return
      failures = 0
      input.onReady(ready.data)
    })
    child.on('error', (error) =>
      input.log.error('kiosk.child-ended', { child: 'office', signal: error.message }),
    )
    child.on('close', (code, signal) => {
      child = undefined
      if (stopping) return
      input.log.error('kiosk.child-ended', { child: 'office', code: code ?? -1, signal: signal ?? '' })
      timer = setTimeout(launch, RESTART_MS[Math.min(failures++, RESTART_MS.length - 1)])
    })
  }
  launch()

  return {
    pid: () => child?.pid,
    stop: () => {
      stopping = true
      clearTimeout(timer)
      const running = child
      if (!running) return Promise.resolve()
      return new Promise((resolve) => {
        const limit = setTimeout(() => running.kill('SIGKILL'), STOP_LIMIT_MS)
        running.once('close', () => {
          clearTimeout(limit)
          resolve()
        })
        running.kill('SIGTERM')
      })
    },
  }
}
