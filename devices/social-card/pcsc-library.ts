import type { Card, Client, Reader } from 'pcsc-mini'
import { err, ok, type Result } from '../../base/result.ts'
import type { ApduError } from './apdu.ts'
import type { CardConnection, ConnectError, PcscAbsence, PcscEvents, PcscService } from './pcsc.ts'

type Module = typeof import('pcsc-mini')
/** Without an end of its own. */
type Library = Pick<PcscService, 'connect'>

let unstarted: Client | undefined

/**
 * PC/SC through pcsc-mini (pcscd on Linux, WinSCard on Windows), inside the process that ends with it: see
 * `pcsc-host.ts`. Loaded only when it is asked for: its addon links libpcsclite, which may not be installed.
 */
export async function openLibrary(events: PcscEvents): Promise<Result<Library, PcscAbsence>> {
  const loaded = await load()
  if (!loaded.ok) return loaded
  const library = loaded.value
  const client = unstarted ?? new library.Client()
  unstarted = client
  client.on('error', (error) => events.ended(error.code))
  client.on('reader', (reader) => {
    reader.on('change', (status) => {
      const { PRESENT, MUTE } = library.ReaderStatus
      const content = !status.has(PRESENT) ? 'empty' : status.has(MUTE) ? 'mute' : 'card'
      events.slot(reader.name(), content)
    })
    reader.on('disconnect', () => events.unplugged(reader.name()))
  })
  try {
    client.start()
  } catch (cause) {
    client.removeAllListeners()
    return err({ kind: 'noService', detail: codeOf(cause) })
  }
  unstarted = undefined
  return ok({
    connect: async (name) => {
      const reader = client.reader(name)
      if (!reader) return err({ kind: 'gone', detail: 'no such reader' })
      return connect(library, reader)
    },
  })
}

async function connect(library: Module, reader: Reader): Promise<Result<CardConnection, ConnectError>> {
  try {
    // Exclusive: a SELECT of another program between ours would have us read the wrong file.
    const card = await reader.connect(library.CardMode.EXCLUSIVE)
    return ok(await connectionOf(library, card))
  } catch (cause) {
    const code = codeOf(cause)
    return err({ kind: connectErrors[code] ?? 'io', detail: code })
  }
}

const connectionOf = async (library: Module, card: Card): Promise<CardConnection> => ({
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

async function load(): Promise<Result<Module, PcscAbsence>> {
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
