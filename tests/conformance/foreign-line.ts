import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { waitFor } from '../support/kiosk-process.ts'

/** The plug at the back of a foreign device: a TCP port that stays the same when it is pulled and put in again. */
export interface Plug {
  readonly port: () => number
  /** Listens, on the port it had before if it had one. */
  readonly plugIn: () => Promise<void>
  /** Cuts every connection and stops listening. */
  readonly pull: () => Promise<void>
  /** The most connections that were open at one time: a device like this serves one. */
  readonly mostAtOnce: () => number
}

export function createPlug(serve: (socket: net.Socket) => void): Plug {
  const sockets = new Set<net.Socket>()
  let server: net.Server | undefined
  let port = 0
  let most = 0
  return {
    port: () => port,
    mostAtOnce: () => most,
    plugIn: async () => {
      const listening = net.createServer((socket) => {
        sockets.add(socket)
        most = Math.max(most, sockets.size)
        socket.setNoDelay(true)
        // A peer that goes away in the middle is part of the test.
        socket.on('error', () => {})
        socket.on('close', () => sockets.delete(socket))
        serve(socket)
      })
      server = listening
      await new Promise<void>((resolve, reject) => {
        listening.once('error', reject)
        listening.listen(port, '127.0.0.1', resolve)
      })
      port = (listening.address() as net.AddressInfo).port
    },
    pull: async () => {
      const closing = server
      server = undefined
      if (!closing) return
      const closed = new Promise((resolve) => closing.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

/** A serial port (pty) whose other end is the plugged-in device at `port`: what a USB adapter is to the driver. */
interface SerialAdapter {
  readonly path: string
  readonly plugIn: () => Promise<void>
  readonly pull: () => Promise<void>
  readonly remove: () => Promise<void>
}

export function createSerialAdapter(port: () => number): SerialAdapter {
  const folder = mkdtempSync(join(tmpdir(), 'mingli-adapter-'))
  const path = join(folder, 'ttyUSB0')
  let socat: ChildProcess | undefined
  const pull = async () => {
    const ending = socat
    socat = undefined
    if (!ending || ending.exitCode !== null) return
    const ended = new Promise((resolve) => ending.once('exit', resolve))
    ending.kill()
    await ended
    rmSync(path, { force: true })
  }
  return {
    path,
    pull,
    plugIn: async () => {
      // ignoreeof: a driver that closes the port does not pull the adapter out.
      const ends = [`pty,raw,echo=0,link=${path},ignoreeof`, `tcp:127.0.0.1:${port()},nodelay`]
      socat = spawn('socat', ends, { stdio: 'ignore' })
      await waitFor('the pty', () => existsSync(path), 10_000)
    },
    remove: async () => {
      await pull()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
