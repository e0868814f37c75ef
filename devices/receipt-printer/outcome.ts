import type { PrinterCondition } from './status.ts'

/** Why nothing, or only a torn piece, of a receipt is on paper. */
type PrintFailure =
  | Exclude<PrinterCondition, 'ready' | 'paperLow'>
  /** No printer there. */
  | 'absent'
  /** Taken back by the caller while still queued. */
  | 'cancelled'
  /** The driver was stopped. */
  | 'stopped'

/** Why nobody can say whether the receipt is on paper. */
type PrintDoubt =
  /** The connection ended after the first byte. */
  | 'linkLost'
  /** The printer stopped answering after the first byte. */
  | 'silent'
  /** It takes no more bytes and says nothing about why. */
  | 'stalled'
  /** A fault after the last byte, and the printer would not confirm that it dropped what it holds. */
  | Exclude<PrinterCondition, 'ready' | 'paperLow'>

/**
 * What became of a receipt.
 * `printed`: it lies there. `proven`: the printer itself said so; else only nothing spoke against it (a printer
 * that does not answer). `cut` false: complete, but the cutter failed and a person must tear it off.
 * `failed`: it does not lie there, print it again once the cause is gone; `began`: a torn piece may.
 * `unknown`: it may or may not; never printed again without being asked for, and then with the copy mark.
 */
export type PrintOutcome =
  | { readonly state: 'printed'; readonly proven: boolean; readonly cut: boolean }
  | { readonly state: 'failed'; readonly situation: PrintFailure; readonly began: boolean }
  | { readonly state: 'unknown'; readonly situation: PrintDoubt }

export type PrintJob =
  | { readonly jobId: string; readonly state: 'queued' | 'sending' }
  | { readonly jobId: string; readonly state: PrintOutcome['state']; readonly outcome: PrintOutcome }
