import { rm } from 'node:fs/promises'
import net from 'node:net'
import { err, ok, type Result } from '../../base/result.ts'
import { linkError } from '../core/link-error.ts'
import { openLink, type LinkConfig, type LinkError } from '../core/link.ts'
import type { SituationOf } from '../core/situations.ts'
import { pause, realTimers } from '../core/timers.ts'
import type { SimulatedCard } from './fixtures.ts'
import { COMMAND_LENGTHS, createFrameDecoder, encodeFrame, type FrameEvent } from './frame.ts'
import { answerCommand, emptyField, type ModuleState } from './simulated-module.ts'

/** What goes wrong, until it is set otherwise. */
export interface SimulatorFaults {
  /** Answers nothing. */
  readonly silent?: boolean
  /** Replies arrive in pieces of this size, one every few milliseconds. */
  readonly chunkBytes?: number
  /** Every reply comes this much later. */
  readonly delayMs?: number
  /** These bytes come before every reply. */
  readonly noise?: Uint8Array
  /** So many more replies are lost, have a wrong checksum, or lack their last byte. */
  readonly dropReplies?: number
  readonly badChecksums?: number
  readonly truncatedReplies?: number
  /** Instead of any reply these bytes are said. */
  readonly says?: Uint8Array
  /** SW3 answered to every command. */
  readonly code?: number
  /** SW3 answered to a command (CMD PARA as a number, e.g. 0x2002) instead of doing it. */
  readonly codes?: Readonly<Record<number, number>>
  /** The text block has only so many bytes. */
  readonly textBytes?: number
}

/** What is done to reader and card for each named situation; `unplugged` is no fault of theirs. */
const causes: Readonly<Record<Exclude<SituationOf<'idCard'>, 'unplugged'>, SimulatorFaults>> = {
  ready: {},
  slowLine: { chunkBytes: 16, delayMs: 200 },
  noisyLine: { noise: Uint8Array.of(0x00, 0xff, 0xaa, 0xaa), badChecksums: 1 },
  damagedFrame: { badChecksums: Number.POSITIVE_INFINITY },
  silent: { silent: true },
  foreignDevice: { says: Uint8Array.from([0xff, 0xff, 0xff, 0x0d, 0x0a]) },
  refusesCommands: { code: 0x21 },
  selfTestFailed: { code: 0x60 },
  notAuthorised: { code: 0x66 },
  selectFails: { codes: { 0x2002: 0x81 } },
  readingFails: { codes: { 0x3001: 0x41 } },
  notGenuineOrDamaged: { codes: { 0x2002: 0x31 } },
  wrongCard: { codes: { 0x2002: 0x40 } },
  cardTooShort: { textBytes: 128 },
}

/** Where the simulator listens: a loopback socket (port 0 = any free one), a socket path, or its end of a pty. */
export type SimulatorPlace =
  | { readonly tcp: `127.0.0.1:${number}` }
  | { readonly unix: string }
  | { readonly tty: string; readonly baudRate: number }

export interface IdCardSimulator {
  /** What the driver is to be configured with; for a pty, that is the other end, which only its maker knows. */
  readonly link: LinkConfig
  /** Puts a card down (in place of one that lies there). */
  readonly present: (card: SimulatedCard) => void
  readonly remove: () => void
  /** Puts reader and card into a situation, plugged in or out as it says. */
  readonly set: (situation: SituationOf<'idCard'>) => Promise<Result<void, LinkError>>
  /** Replaces the faults in force by some that have no name; `{}` mends everything. */
  readonly setFaults: (faults: SimulatorFaults) => void
  /** Pulls the plug: connections end and no new one is accepted, until `plug`. */
  readonly unplug: () => Promise<void>
  readonly plug: () => Promise<Result<void, LinkError>>
  readonly close: () => Promise<void>
}

/** One end of a connection as the simulator needs it. */
interface Line {
  readonly write: (bytes: Uint8Array) => void
}

const CHUNK_PAUSE_MS = 2

/** A SAM_V reader on real bytes, with cards to put on it and faults to give it. */
export async function createIdCardSimulator(
  options: { readonly listen?: SimulatorPlace } = {},
): Promise<Result<IdCardSimulator, LinkError>> {
  const place = options.listen ?? { tcp: '127.0.0.1:0' }
  let state: ModuleState = emptyField
  let faults: SimulatorFaults = {}
  let stop = new AbortController()

  /** Whether a fault that is counted strikes now; it is used up by that. */
  const strikes = (fault: 'dropReplies' | 'badChecksums' | 'truncatedReplies'): boolean => {
    const left = faults[fault] ?? 0
    if (left > 0) faults = { ...faults, [fault]: left - 1 }
    return left > 0
  }

  const replyTo = (command: number): Uint8Array => {
    const forced = faults.codes?.[command] ?? faults.code
    const answer =
      forced === undefined ? answerCommand(state, command) : { state, code: forced, data: new Uint8Array(0) }
    state = answer.state
    const short = faults.textBytes
    const data =
      short !== undefined && command === 0x3001 && answer.data.length > 0
        ? Uint8Array.from([
            short >> 8,
            short & 0xff,
            4,
            0,
            ...answer.data.subarray(4, 4 + short),
            ...answer.data.subarray(-1024),
          ])
        : answer.data
    return encodeFrame(Uint8Array.from([0, 0, answer.code, ...data]))
  }

  const send = async (line: Line, frame: Uint8Array): Promise<void> => {
    const { signal } = stop
    if (faults.silent || strikes('dropReplies')) return
    if (strikes('badChecksums')) frame[frame.length - 1]! ^= 0xff
    const whole = faults.says ?? (strikes('truncatedReplies') ? frame.subarray(0, -1) : frame)
    const bytes = Buffer.concat([faults.noise ?? new Uint8Array(0), whole])
    if (faults.delayMs !== undefined) await pause(realTimers, faults.delayMs, signal)
    const size = faults.chunkBytes ?? bytes.length
    for (let at = 0; at < bytes.length && !signal.aborted; at += size) {
      if (at > 0) await pause(realTimers, CHUNK_PAUSE_MS, signal)
      if (!signal.aborted) line.write(bytes.subarray(at, at + size))
    }
  }

  const frameFor = (event: FrameEvent): Uint8Array | undefined => {
    switch (event.kind) {
      case 'frame':
        return replyTo(((event.body[0] ?? 0) << 8) | (event.body[1] ?? 0))
      case 'bad-checksum':
        return encodeFrame(Uint8Array.of(0, 0, 0x10))
      case 'bad-length':
        return encodeFrame(Uint8Array.of(0, 0, 0x11))
      case 'noise':
      case 'stalled':
        return undefined
      default:
        return undefined
    }
  }

  /** Receives on one connection; replies go out one after the other. */
  const receiver = (line: Line) => {
    const decoder = createFrameDecoder(COMMAND_LENGTHS)
    let sending: Promise<void> = Promise.resolve()
    return (bytes: Uint8Array) => {
      for (const event of decoder.push(bytes, performance.now())) {
        const frame = frameFor(event)
        if (frame) sending = sending.then(() => send(line, frame))
      }
    }
  }

  const opened = await ('tty' in place ? onTty(place, receiver) : onSocket(place, receiver))
  if (!opened.ok) return opened
  let current = opened.value
  let plugged = true

  const unplug = async () => {
    if (!plugged) return
    plugged = false
    stop.abort()
    await current.close()
  }
  const plug = async (): Promise<Result<void, LinkError>> => {
    if (plugged) return ok(undefined)
    const again = await ('tty' in current.link
      ? onTty(current.link, receiver)
      : onSocket(current.link, receiver))
    if (!again.ok) return again
    current = again.value
    stop = new AbortController()
    plugged = true
    return ok(undefined)
  }
  return ok({
    link: current.link,
    present: (card) => {
      state = { ...emptyField, card }
    },
    remove: () => {
      state = emptyField
    },
    set: async (situation) => {
      if (situation === 'unplugged') {
        await unplug()
        return ok(undefined)
      }
      faults = { ...causes[situation] }
      return plug()
    },
    setFaults: (next) => {
      faults = { ...next }
    },
    unplug,
    plug,
    close: unplug,
  })
}

interface Bound<Config> {
  readonly link: Config
  readonly close: () => Promise<void>
}

type Receiver = (line: Line) => (bytes: Uint8Array) => void

async function onTty<Config extends { readonly tty: string; readonly baudRate: number }>(
  config: Config,
  receiver: Receiver,
): Promise<Result<Bound<Config>, LinkError>> {
  const opened = await openLink(config, { timeoutMs: 2000 })
  if (!opened.ok) return opened
  const link = opened.value
  link.onData(receiver({ write: (bytes) => void link.write(bytes, 1000) }))
  return ok({ link: config, close: link.close })
}

type SocketPlace = Extract<LinkConfig, { readonly tcp: string } | { readonly unix: string }>

async function onSocket(
  place: LinkConfig,
  receiver: Receiver,
): Promise<Result<Bound<LinkConfig>, LinkError>> {
  const sockets = new Set<net.Socket>()
  const server = net.createServer((socket) => {
    sockets.add(socket)
    // A peer that vanishes is the ordinary end of a connection here.
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    socket.on('data', receiver({ write: (bytes) => void socket.write(bytes) }))
  })
  if ('unix' in place) await rm(place.unix, { force: true })
  const listening = new Promise<Result<Bound<LinkConfig>, LinkError>>((resolve) => {
    server.once('error', (cause) => resolve(err(linkError(cause))))
    server.listen(listenOptions(place as SocketPlace), () => {
      const address = server.address()
      const link =
        address !== null && typeof address === 'object' ? { tcp: `127.0.0.1:${address.port}` } : place
      resolve(
        ok({
          link,
          close: () =>
            new Promise((done) => {
              for (const socket of sockets) socket.destroy()
              server.close(() => done())
            }),
        }),
      )
    })
  })
  return listening
}

const listenOptions = (place: SocketPlace): net.ListenOptions =>
  'unix' in place
    ? { path: place.unix }
    : { host: '127.0.0.1', port: Number(place.tcp.slice(place.tcp.lastIndexOf(':') + 1)) }
