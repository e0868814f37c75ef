import type { Card, Client, Reader } from 'pcsc-mini'
import { err, ok, type Result } from '../../base/result.ts'
import type { ApduError } from './apdu.ts'
import type { CardConnection, ConnectError, OpenPcsc, PcscAbsence, PcscService } from './pcsc.ts'

type Library = typeof import('pcsc-mini')

/**
 * Traps of pcsc-mini 0.1.3, all seen with pcscd 1.9: a client whose service has died throws an uncaught error once it
 * is collected as garbage, and one that was stopped finds no readers when it is started again. So every client that
 * was ever started is kept for good (one for each end of the service, which is rare), and a new one is made each time;
 * one that could not be started is used again.
 */
const kept: Client[] = []
let unstarted: Client | undefined

/**
 * PC/SC through pcsc-mini (pcscd on Linux, WinSCard on Windows). Loaded only when it is asked for: its addon links
 * libpcsclite, and a kiosk without that must start all the same.
 */
export const openPcsc: OpenPcsc = async (events) => {
  const loaded = await load()
  if (!loaded.ok) return loaded
  const library = loaded.value
  const client = unstarted ?? new library.Client()
  unstarted = client
  let closed = false

  const close = () => {
    if (closed) return
    closed = true
    client.removeAllListeners()
    try {
      client.stop()
    } catch {
      // The service has ended before us: there is nothing left to stop.
    }
  }
  client.on('error', (error) => {
    if (closed) return
    close()
    events.ended(error.code)
  })
  client.on('reader', (reader) => {
    reader.on('change', (status) => {
      if (closed) return
      const { PRESENT, MUTE } = library.ReaderStatus
      const content = !status.has(PRESENT) ? 'empty' : status.has(MUTE) ? 'mute' : 'card'
      events.slot(reader.name(), content)
    })
    reader.on('disconnect', () => {
      if (!closed) events.unplugged(reader.name())
    })
  })
  try {
    client.start()
    unstarted = undefined
    kept.push(client)
  } catch (cause) {
    client.removeAllListeners()
    return err({ kind: 'noService', detail: codeOf(cause) })
  }
  return ok(serviceOf(library, client, close))
}

const serviceOf = (library: Library, client: Client, close: () => void): PcscService => ({
  close,
  connect: async (name) => {
    const reader = client.reader(name)
    if (!reader) return err({ kind: 'gone', detail: 'no such reader' })
    return connect(library, reader)
  },
})

async function connect(library: Library, reader: Reader): Promise<Result<CardConnection, ConnectError>> {
  try {
    // Exclusive: a SELECT of another program between ours would have us read the wrong file.
    const card = await reader.connect(library.CardMode.EXCLUSIVE)
    return ok(await connectionOf(library, card))
  } catch (cause) {
    const code = codeOf(cause)
    return err({ kind: connectErrors[code] ?? 'io', detail: code })
  }
}

const connectionOf = async (library: Library, card: Card): Promise<CardConnection> => ({
  // The answer to reset that comes with reader events is not reliable in pcsc-mini 0.1 (seen: zeros).
  atr: await card.state().then(
    ({ atr }) => atr,
    () => new Uint8Array(0),
  ),
  transmit: async (apdu) => {
    try {
      return ok(await card.transmit(apdu))
    } catch (cause) {
      return err(transmitError(codeOf(cause)))
    }
  },
  close: async () => {
    // Fails where the card or the reader is gone, and then it has no power either.
    await card.disconnect(library.CardDisposition.UNPOWER).catch(() => undefined)
  },
})

async function load(): Promise<Result<Library, PcscAbsence>> {
  try {
    return ok(await import('pcsc-mini'))
  } catch (cause) {
    return err({ kind: 'noLibrary', detail: codeOf(cause) })
  }
}

/** Names of SCARD_… codes as pcsc-mini gives them. */
const connectErrors: Readonly<Record<string, ConnectError['kind']>> = {
  NoSmartCard: 'gone',
  RemovedCard: 'gone',
  UnknownReader: 'gone',
  ReaderUnavailable: 'gone',
  UnpoweredCard: 'mute',
  UnresponsiveCard: 'mute',
  UnsupportedCard: 'mute',
  NotTransacted: 'mute',
  ProtoMismatch: 'mute',
  SharingViolation: 'inUse',
}

const GONE: readonly string[] = [
  'NoSmartCard',
  'RemovedCard',
  'ReaderUnavailable',
  'UnknownReader',
  'UnpoweredCard',
]

const transmitError = (code: string): ApduError =>
  // A card pulled out in the middle is a failed transaction to pcscd (seen with pcsc-lite 1.9).
  GONE.includes(code) || code === 'NotTransacted' ? { kind: 'gone' } : { kind: 'io', detail: code }

const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : String(cause)
