/**
 * Takes apart what a printer says. Answers, reports and flow control share one stream without lengths or
 * addresses; only fixed bits tell them apart (Citizen and Bematech manuals, "Identification of send status"):
 *
 * | bytes | what | told by |
 * |---|---|---|
 * | 11, 13 | XON, XOFF | the byte |
 * | 37 … 00, 5F … 00 | answer block (job mark, buffers cleared, names) | header; comes before the tests below |
 * | 0xx1xx10 | answer to DLE EOT | (b & 93) = 12 |
 * | 0xx1xx00 + three of 0xx0xxxx | report of its own accord (ASB) | (b & 93) = 10, then (b & 90) = 00 |
 * | 0xx0xxxx | answer to GS r | (b & 90) = 00 |
 */

export type StatusMessage =
  | { readonly kind: 'xon' | 'xoff' }
  /** An answer to DLE EOT; which question it answers only their order tells. */
  | { readonly kind: 'answer'; readonly byte: number }
  | { readonly kind: 'report'; readonly bytes: readonly [number, number, number, number] }
  | { readonly kind: 'paper'; readonly byte: number }
  /** `id` is the byte after the header: 22 job mark, 23 offline, 25 buffers cleared. */
  | { readonly kind: 'block'; readonly id: number; readonly data: readonly number[] }
  | { readonly kind: 'noise'; readonly byte: number }

export interface StatusStream {
  /** An unfinished block or report, kept for the next chunk. */
  readonly pending: readonly number[]
}

export const emptyStream: StatusStream = { pending: [] }

const XON = 0x11
const XOFF = 0x13
const BLOCK_HEADERS = new Set([0x37, 0x5f])
/** A block that does not end is noise: the longest known, a printer's name, has 80. */
const LONGEST_BLOCK = 96

const isAnswer = (byte: number) => (byte & 0x93) === 0x12
const startsReport = (byte: number) => (byte & 0x93) === 0x10
const isQuiet = (byte: number) => (byte & 0x90) === 0

/** Takes a chunk of any size; returns the whole messages in it and what remains. */
export function readStatus(
  stream: StatusStream,
  chunk: Uint8Array,
): { readonly stream: StatusStream; readonly messages: StatusMessage[] } {
  const messages: StatusMessage[] = []
  let pending = stream.pending
  for (const byte of chunk) pending = step(pending, byte, messages)
  return { stream: { pending }, messages }
}

function step(pending: readonly number[], byte: number, out: StatusMessage[]): readonly number[] {
  if (byte === XON || byte === XOFF) {
    out.push({ kind: byte === XON ? 'xon' : 'xoff' })
    return pending
  }
  const first = pending[0]
  if (first === undefined) return begin(byte, out)
  return BLOCK_HEADERS.has(first) ? inBlock(pending, byte, out) : inReport(pending, byte, out)
}

function begin(byte: number, out: StatusMessage[]): readonly number[] {
  if (BLOCK_HEADERS.has(byte) || startsReport(byte)) return [byte]
  if (isAnswer(byte)) out.push({ kind: 'answer', byte })
  else if (isQuiet(byte)) out.push({ kind: 'paper', byte })
  else out.push({ kind: 'noise', byte })
  return []
}

function inBlock(pending: readonly number[], byte: number, out: StatusMessage[]): readonly number[] {
  if (byte === 0 && pending.length > 1) {
    out.push({ kind: 'block', id: pending[1]!, data: pending.slice(2) })
    return []
  }
  if (pending.length < LONGEST_BLOCK && byte >= 0x20 && byte < 0x80) return [...pending, byte]
  // Not a block after all: its header was noise.
  return reread(pending, byte, out)
}

function inReport(pending: readonly number[], byte: number, out: StatusMessage[]): readonly number[] {
  if (isAnswer(byte)) {
    // Epson keeps the four bytes together; some clones let an answer in between.
    out.push({ kind: 'answer', byte })
    return pending
  }
  if (!isQuiet(byte)) return reread(pending, byte, out)
  if (pending.length < 3) return [...pending, byte]
  out.push({ kind: 'report', bytes: [pending[0]!, pending[1]!, pending[2]!, byte] })
  return []
}

function reread(pending: readonly number[], byte: number, out: StatusMessage[]): readonly number[] {
  out.push({ kind: 'noise', byte: pending[0]! })
  let rest: readonly number[] = []
  for (const again of [...pending.slice(1), byte]) rest = step(rest, again, out)
  return rest
}
