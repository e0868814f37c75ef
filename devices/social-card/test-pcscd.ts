import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pause, realTimers } from '../core/timers.ts'

const PCSCD = '/usr/sbin/pcscd'
/** Where Debian's package puts the virtual reader. */
const VPCD = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so'
const RUN_DIRECTORY = '/run/pcscd'

/**
 * Tests on a real PC/SC service need pcscd and the virtual reader (Debian: pcscd, vsmartcard-vpcd), and a mount
 * namespace, so that they neither find nor disturb the machine's own service. Without they are skipped and say so.
 */
export const withoutPcscd: string | undefined = !existsSync(PCSCD)
  ? 'pcscd is not installed'
  : !existsSync(VPCD)
    ? 'vsmartcard-vpcd is not installed'
    : spawnSync('unshare', ['--mount', 'true']).status !== 0
      ? 'a mount namespace cannot be made (root is needed)'
      : undefined

export interface TestPcscd {
  /** For PCSCLITE_CSOCK_NAME; libpcsclite reads it once in a process. */
  readonly socket: string
  /** Where a virtual card connects. */
  readonly port: number
  /** With its reader, or with none (a virtual reader cannot be unplugged while pcscd runs). */
  readonly start: (readers?: 'one' | 'none') => Promise<void>
  readonly stop: () => Promise<void>
  readonly remove: () => Promise<void>
}

const START_LIMIT_MS = 10_000

/** A pcscd of its own with one virtual reader, "Mingli Test 00 00". */
export async function createTestPcscd(): Promise<TestPcscd> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mingli-pcscd-'))
  const socket = path.join(folder, 'pcscd.comm')
  const config = path.join(folder, 'reader.conf')
  const port = await freePort()
  const readers = `FRIENDLYNAME "Mingli Test"\nDEVICENAME /dev/null:${port}\nLIBPATH ${VPCD}\nCHANNELID ${port}\n`
  let pcscd: ChildProcess | undefined

  const stop = async () => {
    const ending = pcscd
    pcscd = undefined
    if (!ending || ending.exitCode !== null) return
    const ended = new Promise((resolve) => ending.once('exit', resolve))
    ending.kill()
    await ended
  }
  const start = async (count: 'one' | 'none' = 'one') => {
    await mkdir(RUN_DIRECTORY, { recursive: true })
    await rm(socket, { force: true })
    await writeFile(config, count === 'one' ? readers : '\n')
    const inside = `mount --bind "${folder}" ${RUN_DIRECTORY} && exec ${PCSCD} --foreground --config "${config}"`
    pcscd = spawn('unshare', ['--mount', 'sh', '-c', inside], { stdio: 'ignore' })
    const limit = performance.now() + START_LIMIT_MS
    while (!existsSync(socket)) {
      if (performance.now() > limit) throw new Error('pcscd did not start')
      await pause(realTimers, 20)
    }
  }
  return {
    socket,
    port,
    start,
    stop,
    remove: async () => {
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** vpcd opens two ports, one after the other. */
async function freePort(): Promise<number> {
  for (;;) {
    const first = await listen(0)
    const port = (first.address() as net.AddressInfo).port
    const second = await listen(port + 1).catch(() => undefined)
    await Promise.all([close(first), second && close(second)])
    if (second) return port
  }
}

const listen = (port: number): Promise<net.Server> =>
  new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', reject)
    server.listen(port, () => resolve(server))
  })
const close = (server: net.Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()))
