/**
 * The SAM_V frame, both directions (devices README, "Frames"):
 *
 *     AA AA AA 96 69 | LEN_H LEN_L | body | XOR        LEN counts body and XOR; XOR covers LEN and body
 *
 * Pure: bytes and times in, frames and findings out.
 */

const PREAMBLE = [0xaa, 0xaa, 0xaa, 0x96, 0x69] as const
/** Preamble and LEN. */
export const HEADER_BYTES = PREAMBLE.length + 2
/** A reply holds at least SW1 SW2 SW3 and XOR; the largest (text, photo, fingerprint) has LEN 0x090A = 2314. */
export const REPLY_LENGTHS = { min: 4, max: 2400 } as const
/** A command holds at least CMD PARA and XOR. */
export const COMMAND_LENGTHS = { min: 3, max: 2400 } as const
/** A frame whose next byte does not come within this is given up: at 9600 baud a byte takes 1 ms. */
export const INTER_BYTE_LIMIT_MS = 250

export type FrameEvent =
  /** A frame whose XOR holds; `body` is a copy without LEN and XOR. */
  | { readonly kind: 'frame'; readonly body: Uint8Array }
  | { readonly kind: 'bad-checksum'; readonly bytes: number }
  | { readonly kind: 'bad-length'; readonly length: number }
  /** The line fell silent in the middle of a frame. */
  | { readonly kind: 'stalled'; readonly bytes: number }
  /** Bytes that belong to no frame. */
  | { readonly kind: 'noise'; readonly bytes: number }

/** The bytes on the wire for a body (CMD PARA DATA, or SW1 SW2 SW3 DATA). */
export function encodeFrame(body: Uint8Array): Uint8Array {
  const length = body.length + 1
  const frame = Uint8Array.from([...PREAMBLE, length >> 8, length & 0xff, ...body, 0])
  frame[frame.length - 1] = xor(frame.subarray(PREAMBLE.length))
  return frame
}

const xor = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum ^ byte, 0)

export interface FrameDecoder {
  /** Takes the next bytes as they came, at `nowMs` on any steady clock. */
  readonly push: (bytes: Uint8Array, nowMs: number) => FrameEvent[]
  /** To be called when nothing came for INTER_BYTE_LIMIT_MS: gives up an unfinished frame and looks inside it. */
  readonly expire: (nowMs: number) => FrameEvent[]
  readonly waiting: () => boolean
  /** Forgets and blanks what has come so far. */
  readonly clear: () => void
}

/**
 * Finds frames in a stream under any chunking. While a frame is incomplete nothing is searched in it, since photo
 * data may hold a preamble; when one is rejected the search goes on at its second byte, never after its LEN, which
 * may be the lie. Consumed bytes are blanked: they hold a person's data.
 */
export function createFrameDecoder(lengths: { readonly min: number; readonly max: number }): FrameDecoder {
  let held = new Uint8Array(0)
  let lastAt = 0

  const drop = (count: number) => {
    const rest = held.slice(count)
    held.fill(0)
    held = rest
  }

  const scan = (): FrameEvent[] => {
    const events: FrameEvent[] = []
    for (;;) {
      const start = preambleStart(held)
      if (start > 0) {
        events.push({ kind: 'noise', bytes: start })
        drop(start)
      }
      if (held.length < HEADER_BYTES) return events
      const length = (held[PREAMBLE.length]! << 8) | held[PREAMBLE.length + 1]!
      if (length < lengths.min || length > lengths.max) {
        events.push({ kind: 'bad-length', length })
        drop(1)
        continue
      }
      const end = HEADER_BYTES + length
      if (held.length < end) return events
      if (xor(held.subarray(PREAMBLE.length, end)) !== 0) {
        events.push({ kind: 'bad-checksum', bytes: end })
        drop(1)
        continue
      }
      events.push({ kind: 'frame', body: held.slice(HEADER_BYTES, end - 1) })
      drop(end)
    }
  }

  const expire = (nowMs: number): FrameEvent[] => {
    if (held.length === 0 || nowMs - lastAt < INTER_BYTE_LIMIT_MS) return []
    const events: FrameEvent[] = []
    // What remains after each scan begins with an unfinished frame: give that one up, look further inside.
    while (held.length > 0) {
      events.push({ kind: 'stalled', bytes: held.length })
      drop(1)
      events.push(...scan())
    }
    return events
  }

  return {
    push: (bytes, nowMs) => {
      const events = expire(nowMs)
      lastAt = nowMs
      const joined = new Uint8Array(held.length + bytes.length)
      joined.set(held)
      joined.set(bytes, held.length)
      held.fill(0)
      held = joined
      return [...events, ...scan()]
    },
    expire,
    waiting: () => held.length > 0,
    clear: () => drop(held.length),
  }
}

/** Where the first whole preamble begins, or else the longest tail that may be the beginning of one. */
function preambleStart(bytes: Uint8Array): number {
  for (let start = 0; start < bytes.length; start++) {
    if (PREAMBLE.every((byte, i) => start + i >= bytes.length || bytes[start + i] === byte)) return start
  }
  return bytes.length
}
