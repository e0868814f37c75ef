import type { SerialPort } from 'serialport'
import { err, ok, type Result } from '../../base/result.ts'
import { createChannel } from './link-channel.ts'
import { linkError } from './link-error.ts'
import type { Link, LinkError } from './link-types.ts'
import { realTimers, within } from './timers.ts'

interface TtyConfig {
  readonly tty: string
  readonly baudRate: number
  readonly flow?: 'none' | 'rtscts' | 'xonxoff'
}

/** Limit for discarding unsent bytes and for closing; a dead adapter may answer neither. */
const RELEASE_LIMIT_MS = 1000

/**
 * A serial port, 8N1. Traps of serialport 13 that this file answers for: a reopened object would deliver bytes
 * written while it was closed (so each connection is a new object, and writes stop with it); an unplugged
 * port is only noticed while it is read (so it is always read); its 'error' must always be heard. It never calls
 * drain(): tcdrain blocks a thread for as long as a device with flow control takes nothing, and proves nothing.
 */
export async function openTtyLink(
  config: TtyConfig,
  { timeoutMs }: { readonly timeoutMs: number },
): Promise<Result<Link, LinkError>> {
  const loaded = await loadSerialport()
  if (!loaded.ok) return loaded
  const port = new loaded.value({
    path: config.tty,
    baudRate: config.baudRate,
    rtscts: config.flow === 'rtscts',
    xon: config.flow === 'xonxoff',
    xoff: config.flow === 'xonxoff',
    autoOpen: false,
  })
  const channel = createChannel(
    {
      send: (bytes) =>
        new Promise((done, fail) => {
          // serialport queues bytes for a port that is not open and never calls back.
          if (!port.isOpen) return fail(new Error('port is closed'))
          port.write(Buffer.from(bytes), (cause) => (cause ? fail(cause) : done()))
        }),
      release: () => letGo(port),
    },
    linkError,
  )
  port.on('error', (cause: Error) => channel.ended(linkError(cause)))
  port.on('close', (cause: (Error & { disconnected?: boolean }) | null) =>
    channel.ended(
      cause?.disconnected
        ? { kind: 'closed', detail: 'unplugged' }
        : { kind: 'closed', detail: 'port closed' },
    ),
  )
  port.on('data', (bytes: Buffer) => channel.received(bytes))

  const opening = new Promise<Result<Link, LinkError>>((resolve) => {
    port.open((cause) => resolve(cause ? err(linkError(cause)) : ok(channel.link)))
  })
  return within(realTimers, opening, {
    ms: timeoutMs,
    late: () => {
      // An open that succeeds after all must not keep the port.
      void opening.then((late) => (late.ok ? late.value.close() : undefined))
      return err({ kind: 'timeout', detail: `port did not open within ${timeoutMs} ms` })
    },
  })
}

async function loadSerialport(): Promise<Result<typeof SerialPort, LinkError>> {
  try {
    return ok((await import('serialport')).SerialPort)
  } catch (cause) {
    return err({ kind: 'io', detail: `serialport cannot be loaded: ${linkError(cause).detail}` })
  }
}

// Unsent bytes are discarded first: closing a port whose device takes nothing would wait for them (30 s on Linux).
async function letGo(port: SerialPort): Promise<void> {
  if (port.isOpen) await limited((done) => port.flush(() => done()))
  if (port.isOpen) await limited((done) => port.close(() => done()))
}

const limited = (run: (done: () => void) => void): Promise<void> =>
  within(realTimers, new Promise<void>((resolve) => run(resolve)), {
    ms: RELEASE_LIMIT_MS,
    late: () => undefined,
  })
