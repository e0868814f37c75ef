import { rm } from 'node:fs/promises'
import net from 'node:net'
import { err, ok, type Result } from '../../base/result.ts'
import { linkError } from '../core/link-error.ts'
import type { LinkConfig, LinkError } from '../core/link.ts'
import type { SituationOf } from '../core/situations.ts'
import type { PrinterProfile } from './profile.ts'
import { findProfile } from './profiles.ts'
import { createMechanism, type MechanismFault, type Speaks } from './simulated-mechanism.ts'
import type { SimulatedReceipt } from './simulated-paper.ts'

/** What is done to the mechanism for each named situation. */
const causes: Readonly<
  Record<SituationOf<'receiptPrinter'>, { fault?: MechanismFault; afterBytes?: number; unplugged?: true }>
> = {
  ready: {},
  paperLow: { fault: 'paperLow' },
  paperOut: { fault: 'paperOut' },
  paperOutMidReceipt: { fault: 'paperOut', afterBytes: 600 },
  coverOpen: { fault: 'coverOpen' },
  cutterFault: { fault: 'cutterJam' },
  overheated: { fault: 'overheated' },
  offline: { fault: 'offline' },
  unrecoverable: { fault: 'unrecoverable' },
  silent: { fault: 'silent' },
  slowLine: { fault: 'slow' },
  stalled: { fault: 'stalled' },
  unplugged: { unplugged: true },
}

export interface PrinterSimulator {
  /** What the driver is to be configured with. */
  readonly link: LinkConfig
  /** `127.0.0.1:port`, or the socket path. */
  readonly address: string
  /** Pieces of paper, oldest first; the last may still hang in the printer. */
  readonly paper: () => SimulatedReceipt[]
  /** A piece as PNG, one pixel a dot. */
  readonly paperImage: (index: number) => Buffer
  /** Puts the printer into a situation; `afterBytes`: once it has worked off so many more bytes. */
  readonly set: (situation: SituationOf<'receiptPrinter'>, options?: { readonly afterBytes?: number }) => void
  /** Ends the present connections, as a pulled cable does. */
  readonly dropLink: () => void
  /** Everything that came in, in order. */
  readonly received: () => Buffer
  readonly close: () => Promise<void>
}

export interface PrinterSimulatorOptions {
  /** A loopback socket (port 0 = any free one) or a socket path. */
  readonly listen?: { readonly tcp: `127.0.0.1:${number}` } | { readonly unix: string }
  readonly profile?: PrinterProfile
  /** What it answers; by default what its profile says. */
  readonly speaks?: Partial<Speaks>
  readonly bufferBytes?: number
}

const RECEIVED_KEPT = 4_000_000

/** An ESC/POS printer on a real socket, with a finite buffer and a roll of paper. */
export async function createPrinterSimulator(
  options: PrinterSimulatorOptions = {},
): Promise<Result<PrinterSimulator, LinkError>> {
  const place = options.listen ?? { tcp: '127.0.0.1:0' }
  const profile = options.profile ?? findProfile('generic-80mm-gb18030')!
  const sockets = new Set<net.Socket>()
  let received = Buffer.alloc(0)

  const mechanism = createMechanism({
    profile,
    speaks: {
      realTime: profile.status !== 'none',
      reports: profile.status === 'asb',
      paper: profile.status !== 'none',
      jobMark: profile.processId,
      clear: profile.realTimeClear,
      ...options.speaks,
    },
    bufferBytes: options.bufferBytes ?? profile.bufferBytes,
    say: (bytes) => {
      for (const socket of sockets) socket.write(Uint8Array.from(bytes))
    },
    onRoom: (hasRoom) => {
      for (const socket of sockets) {
        if (hasRoom) socket.resume()
        else socket.pause()
      }
    },
  })

  const server = net.createServer((socket) => {
    sockets.add(socket)
    socket.setNoDelay(true)
    socket.on('data', (bytes) => {
      if (typeof bytes === 'string') return
      if (received.length < RECEIVED_KEPT) received = Buffer.concat([received, bytes])
      mechanism.take(bytes)
    })
    // A driver that goes away in the middle of a receipt resets the connection; that is its right.
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      sockets.delete(socket)
      if (sockets.size === 0) mechanism.linkEnded()
    })
  })

  const listen = (at: net.ListenOptions): Promise<Result<void, LinkError>> =>
    new Promise((resolve) => {
      const refuse = (cause: Error) => resolve(err(linkError(cause)))
      server.once('error', refuse)
      server.listen(at, () => {
        server.off('error', refuse)
        resolve(ok(undefined))
      })
    })

  if ('unix' in place) await rm(place.unix, { force: true })
  const started = await listen(
    'unix' in place ? { path: place.unix } : { host: '127.0.0.1', port: Number(place.tcp.split(':')[1]) },
  )
  if (!started.ok) return started
  const bound = server.address()
  const address = typeof bound === 'string' ? bound : `127.0.0.1:${bound!.port}`
  const again: net.ListenOptions =
    typeof bound === 'string' ? { path: bound } : { host: '127.0.0.1', port: bound!.port }

  const dropLink = () => {
    for (const socket of sockets) socket.destroy()
  }

  const plug = async (wanted: boolean): Promise<void> => {
    if (wanted && !server.listening) await listen(again)
    if (!wanted && server.listening) {
      dropLink()
      await new Promise((resolve) => server.close(resolve))
    }
  }
  let plugged: Promise<void> = Promise.resolve()
  const setPlugged = (wanted: boolean) => {
    const before = plugged
    plugged = (async () => {
      await before
      await plug(wanted)
    })()
  }

  return ok({
    link: typeof bound === 'string' ? { unix: bound } : { tcp: address },
    address,
    paper: mechanism.roll.pieces,
    paperImage: mechanism.roll.image,
    set: (situation, timing) => {
      const chosen = causes[situation]
      setPlugged(!chosen.unplugged)
      mechanism.setFault(chosen.fault, timing?.afterBytes ?? chosen.afterBytes ?? 0)
    },
    dropLink,
    received: () => received,
    close: async () => {
      mechanism.stop()
      setPlugged(false)
      await plugged
    },
  })
}
