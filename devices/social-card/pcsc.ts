import type { Result } from '../../base/result.ts'
import type { Transmit } from './apdu.ts'

/** The PC/SC service as the driver needs it; `pcsc-service.ts` is the real one, `simulator.ts` one to play with. */
export type OpenPcsc = (events: PcscEvents) => Promise<Result<PcscService, PcscAbsence>>

/**
 * Why there is no PC/SC: `noLibrary` this program's addon or the system's library is not installed ·
 * `noService` the library is there, the service (pcscd) does not run.
 */
export interface PcscAbsence {
  readonly kind: 'noLibrary' | 'noService'
  readonly detail: string
}

/** What lies in a reader; `mute`: a card whose chip did not answer when it was given power. */
export type SlotContent = 'empty' | 'card' | 'mute'

export interface PcscEvents {
  /** A reader was plugged in, or what lies in it has changed. */
  readonly slot: (reader: string, content: SlotContent) => void
  readonly unplugged: (reader: string) => void
  /** The service has ended; nothing more comes. */
  readonly ended: (detail: string) => void
}

export interface PcscService {
  readonly connect: (reader: string) => Promise<Result<CardConnection, ConnectError>>
  /** Lets the service go; safe to call twice and after `ended`. */
  readonly close: () => void
}

export interface CardConnection {
  readonly transmit: Transmit
  /** The chip's answer to reset: which make of card it is, and nothing about its holder. */
  readonly atr: Uint8Array
  /** Takes the power off the card. */
  readonly close: () => Promise<void>
}

/** `gone` no card there any more · `mute` its chip does not answer · `inUse` another program has it · `io` the rest. */
export type ConnectError = {
  readonly [Kind in 'gone' | 'mute' | 'inUse' | 'io']: { readonly kind: Kind; readonly detail: string }
}['gone' | 'mute' | 'inUse' | 'io']
