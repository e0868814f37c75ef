import { pause, realTimers, type Timers } from '../core/timers.ts'
import type { SimulatedSocialCard } from './fixtures.ts'
import { answerApdu, coldChip } from './simulated-chip.ts'

/** What goes wrong between a card, its reader and this machine, until it is set otherwise. */
export interface SocialCardFaults {
  /** No reader is plugged in. */
  readonly unplugged?: boolean
  readonly service?: 'noLibrary' | 'noService'
  readonly inUse?: boolean
  /** Whatever is put in, it is this. */
  readonly card?: SimulatedSocialCard
  /** Nothing reaches the contacts. */
  readonly empty?: boolean
  /** The chip gets no power: the wrong way round. */
  readonly mute?: boolean
  /** Every answer comes so much later. */
  readonly delayMs?: number
  readonly silent?: boolean
  /** The hand pulls the card out instead of the answer to this command, counted from 1. */
  readonly pulledAt?: number
  /** Status by INS instead of doing it. */
  readonly codes?: Readonly<Record<number, number>>
  /** Records end after so many bytes. */
  readonly recordBytes?: number
}

/** The ATR of a public test card; nobody's. */
export const SIMULATED_ATR = Uint8Array.from(Buffer.from('3b6d000080318065b089b9b1f083009000', 'hex'))

/** A card from power on to power off: its answer to one command after the other, or that it was pulled out. */
export function powerOn(
  card: SimulatedSocialCard,
  faults: () => SocialCardFaults,
  timers: Timers = realTimers,
): (apdu: Uint8Array) => Promise<Uint8Array | 'pulled'> {
  let state = coldChip
  let asked = 0
  return async (apdu) => {
    const { silent, delayMs, pulledAt, codes, recordBytes } = faults()
    if (silent) return new Promise(() => {})
    if (delayMs !== undefined) await pause(timers, delayMs)
    if (++asked === pulledAt) return 'pulled'
    const answer = answerApdu(faults().card ?? card, state, apdu, codes)
    state = answer.state
    return cut(answer.bytes, recordBytes)
  }
}

/** A record cut short; the status stays. */
const cut = (bytes: Uint8Array, recordBytes: number | undefined): Uint8Array =>
  recordBytes === undefined || bytes.length <= recordBytes + 2
    ? bytes
    : Uint8Array.from([...bytes.subarray(0, recordBytes), ...bytes.subarray(-2)])
