import net from 'node:net'
import iconv from 'iconv-lite'
import { err, ok, type Result } from '../../base/result.ts'
import { linkError } from '../core/link-error.ts'
import { openLink, type LinkConfig, type LinkError } from '../core/link.ts'
import type { SituationOf } from '../core/situations.ts'
import { pause, realTimers } from '../core/timers.ts'

/** How a scanner is set up, and what goes wrong. */
interface Manner {
  readonly prefix?: string
  /** CR where it is not said: what most scanners are delivered with. */
  readonly suffix?: string
  readonly encoding?: 'utf8' | 'gb18030'
  /** Bytes come one by one, with so many milliseconds between them. */
  readonly byteMs?: number
  /** The code is sent so often, as in continuous mode. */
  readonly times?: number
  /** Bytes that no code has, instead of the code. */
  readonly noise?: boolean
  /** So many bytes more than any code has. */
  readonly endless?: boolean
  readonly unplugged?: boolean
}

/** How each situation of the list comes about here. */
const manners = {
  ready: {},
  lineFeed: { suffix: '\n' },
  carriageReturnLineFeed: { suffix: '\r\n' },
  tab: { suffix: '\t' },
  framed: { prefix: '\u0002', suffix: '\u0003' },
  aimId: { prefix: ']Q1' },
  noSuffix: { suffix: '' },
  gb18030: { encoding: 'gb18030' },
  slowLine: { byteMs: 4 },
  repeating: { times: 4 },
  endless: { endless: true },
  foreignDevice: { noise: true },
  unplugged: { unplugged: true },
} as const satisfies Record<SituationOf<'scanner'>, Manner>

export interface ScannerSimulator {
  /** What the driver is to be configured with; for a pty, that is the other end, which only its maker knows. */
  readonly link: LinkConfig
  /** Holds a code before the scanner; resolves when it is sent. */
  readonly show: (code: string) => Promise<void>
  readonly set: (situation: SituationOf<'scanner'>) => Promise<Result<void, LinkError>>
  readonly close: () => Promise<void>
}

type ScannerPlace =
  | { readonly tcp: `127.0.0.1:${number}` }
  | { readonly tty: string; readonly baudRate: number }

const REPEAT_MS = 600
/** Longer than any code, by as much as makes no difference. */
const ENDLESS_BYTES = 4000

/** A 2D scanner on real bytes. */
export async function createScannerSimulator(
  place: ScannerPlace = { tcp: '127.0.0.1:0' },
): Promise<Result<ScannerSimulator, LinkError>> {
  let manner: Manner = {}
  const opened = await listen(place)
  if (!opened.ok) return opened
  let line: Line | undefined = opened.value
  const { link } = line

  const send = async (code: string): Promise<void> => {
    const { prefix = '', suffix = '\r', encoding = 'utf8', byteMs } = manner
    const bytes = manner.noise
      ? Buffer.from([0xff, 0xfe, 0x80, 0x0d])
      : manner.endless
        ? Buffer.alloc(ENDLESS_BYTES, 0x41)
        : iconv.encode(prefix + code + suffix, encoding)
    if (byteMs === undefined) return line?.write(bytes)
    for (const byte of bytes) {
      await pause(realTimers, byteMs)
      line?.write(Uint8Array.of(byte))
    }
  }

  return ok({
    link,
    show: async (code) => {
      for (let time = 0; time < (manner.times ?? 1); time++) {
        if (time > 0) await pause(realTimers, REPEAT_MS)
        await send(code)
      }
    },
    set: async (situation) => {
      manner = manners[situation]
      if (manner.unplugged) {
        await line?.close()
        line = undefined
      } else if (!line) {
        const again = await listen('tty' in place ? place : (link as ScannerPlace))
        if (!again.ok) return again
        line = again.value
      }
      return ok(undefined)
    },
    close: async () => line?.close(),
  })
}

interface Line {
  readonly link: LinkConfig
  readonly write: (bytes: Uint8Array) => void
  readonly close: () => Promise<void>
}

async function listen(place: ScannerPlace): Promise<Result<Line, LinkError>> {
  if ('tty' in place) {
    const opened = await openLink(place, { timeoutMs: 2000 })
    if (!opened.ok) return opened
    const link = opened.value
    return ok({ link: place, write: (bytes) => void link.write(bytes, 1000), close: link.close })
  }
  const sockets = new Set<net.Socket>()
  const server = net.createServer((socket) => {
    sockets.add(socket)
    // A peer that vanishes is the ordinary end of a connection here.
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  })
  return new Promise((resolve) => {
    server.once('error', (cause) => resolve(err(linkError(cause))))
    server.listen({ host: '127.0.0.1', port: Number(place.tcp.split(':')[1]) }, () => {
      const { port } = server.address() as net.AddressInfo
      resolve(
        ok({
          link: { tcp: `127.0.0.1:${port}` },
          write: (bytes) => {
            for (const socket of sockets) socket.write(bytes)
          },
          close: () =>
            new Promise((done) => {
              for (const socket of sockets) socket.destroy()
              server.close(() => done())
            }),
        }),
      )
    })
  })
}
