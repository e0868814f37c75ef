import type { StatusMessage } from './status-stream.ts'

/** Folds what a printer says into what a person can act on. Only the bits named here are looked at. */

/** What is known of the printer's state; every field as last heard. */
export interface PrinterFacts {
  readonly offline: boolean
  readonly cover: boolean
  readonly paper: 'ok' | 'low' | 'out'
  /** It has stopped for lack of paper. Kept apart from the sensor: not every model tells both. */
  readonly paperStop: boolean
  readonly cutter: boolean
  /** A mechanical fault that can be cleared; which one the protocol does not say. */
  readonly mechanical: boolean
  readonly unrecoverable: boolean
  /** Clears by itself when cool. */
  readonly hot: boolean
}

export const nothingKnown: PrinterFacts = {
  offline: false,
  cover: false,
  paper: 'ok',
  paperStop: false,
  cutter: false,
  mechanical: false,
  unrecoverable: false,
  hot: false,
}

/** The questions of DLE EOT n. */
export type Question = 1 | 2 | 3 | 4

type Change = Partial<PrinterFacts>

const has = (byte: number, bits: number) => (byte & bits) !== 0

/** DLE EOT n: 1 printer, 2 cause of offline, 3 error, 4 paper. Bits 0, 1, 4, 7 are fixed, the rest as follows. */
const answers: Readonly<Record<Question, (byte: number) => Change>> = {
  1: (byte) => ({ offline: has(byte, 0x08) }),
  2: (byte) => ({ cover: has(byte, 0x04), paperStop: has(byte, 0x20) }),
  3: (byte) => ({
    mechanical: has(byte, 0x04),
    cutter: has(byte, 0x08),
    unrecoverable: has(byte, 0x20),
    hot: has(byte, 0x40),
  }),
  4: (byte) => ({ paper: has(byte, 0x60) ? 'out' : has(byte, 0x0c) ? 'low' : 'ok' }),
}

/** Takes an answer to DLE EOT, given the question it answers. */
export const heardAnswer = (
  known: PrinterFacts,
  { question, byte }: { question: Question; byte: number },
) => ({
  ...known,
  ...answers[question](byte),
})

/** Takes anything else the printer says; what carries no state changes nothing. */
export function heardMessage(known: PrinterFacts, message: StatusMessage): PrinterFacts {
  if (message.kind === 'paper') {
    return { ...known, paper: has(message.byte, 0x0c) ? 'out' : has(message.byte, 0x03) ? 'low' : 'ok' }
  }
  if (message.kind !== 'report') return known
  const [printer, error, paper] = message.bytes
  return {
    offline: has(printer, 0x08),
    cover: has(printer, 0x20),
    mechanical: has(error, 0x04),
    cutter: has(error, 0x08),
    unrecoverable: has(error, 0x20),
    hot: has(error, 0x40),
    paper: has(paper, 0x0c) ? 'out' : has(paper, 0x03) ? 'low' : 'ok',
    paperStop: false,
  }
}

/** What is the matter, worst first; `ready` and `paperLow` can print. */
export type PrinterCondition =
  | 'ready'
  | 'paperLow'
  | 'paperOut'
  | 'coverOpen'
  | 'cutterFault'
  | 'overheated'
  | 'offline'
  | 'unrecoverable'

const order: readonly (readonly [PrinterCondition, (facts: PrinterFacts) => boolean])[] = [
  ['unrecoverable', (facts) => facts.unrecoverable],
  // An open cover also hides the paper from its sensor: closing it comes first.
  ['coverOpen', (facts) => facts.cover],
  ['paperOut', (facts) => facts.paperStop || facts.paper === 'out'],
  ['cutterFault', (facts) => facts.cutter],
  ['overheated', (facts) => facts.hot],
  ['offline', (facts) => facts.offline || facts.mechanical],
  ['paperLow', (facts) => facts.paper === 'low'],
]

export const conditionOf = (facts: PrinterFacts): PrinterCondition =>
  order.find(([, holds]) => holds(facts))?.[0] ?? 'ready'

export const canPrint = (condition: PrinterCondition): boolean =>
  condition === 'ready' || condition === 'paperLow'
