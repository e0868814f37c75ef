import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pause, realTimers } from './timers.ts'

/** Tests on a real pseudo terminal need socat; without it they are skipped, and say so by this. */
export const withoutSocat: string | undefined =
  spawnSync('socat', ['-V']).status === 0 ? undefined : 'socat is not installed'

export interface Pty {
  /** The end a driver opens, and the end its device has. */
  readonly near: string
  readonly far: string
  /** Ends the pty, as when an adapter is pulled out. */
  readonly vanish: () => Promise<void>
  /** Makes it anew under the same paths. */
  readonly appear: () => Promise<void>
  readonly remove: () => Promise<void>
}

const APPEAR_LIMIT_MS = 5000

/** A pair of connected serial ports, made by socat. */
export async function createPty(): Promise<Pty> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mingli-pty-'))
  const near = path.join(folder, 'near')
  const far = path.join(folder, 'far')
  let socat: ReturnType<typeof spawn> | undefined

  const vanish = async () => {
    const ending = socat
    socat = undefined
    if (!ending) return
    const ended = new Promise((resolve) => ending.once('exit', resolve))
    ending.kill()
    await ended
  }
  const appear = async () => {
    socat = spawn('socat', [`pty,raw,echo=0,link=${near}`, `pty,raw,echo=0,link=${far}`], { stdio: 'ignore' })
    const limit = performance.now() + APPEAR_LIMIT_MS
    while (!existsSync(near) || !existsSync(far)) {
      if (performance.now() > limit) throw new Error('socat made no pty')
      await pause(realTimers, 10)
    }
  }
  await appear()
  return {
    near,
    far,
    vanish,
    appear,
    remove: async () => {
      await vanish()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
