/**
 * Finds codes in what a scanner sends (pure). Scanners are set up in many ways: a code may end with CR, LF, TAB or
 * ETX, or with nothing but silence; it may begin with STX and with an AIM id (`]Q1`: what kind of code it was).
 */
export type CodeEvent =
  | { readonly kind: 'code'; readonly text: string }
  /** More bytes than any code has: a foreign device, or a line that lost its pauses. */
  | { readonly kind: 'too-long' }
  /** Bytes that are text in neither UTF-8 nor GB 18030. */
  | { readonly kind: 'unreadable' }

export interface CodeDecoder {
  readonly push: (bytes: Uint8Array) => readonly CodeEvent[]
  /** The line has been silent for so long that what came is a whole code. */
  readonly silence: () => readonly CodeEvent[]
  /** Whether something waits for its end or for silence. */
  readonly pending: () => boolean
}

/** The most that a QR code of version 40-L holds, in bytes (ISO/IEC 18004). */
export const MAX_CODE_BYTES = 2953
/** Silence after which a code without suffix is whole; at 9600 baud a byte takes 1 ms. */
export const CODE_SILENCE_MS = 80

const STX = 0x02
const ENDS: readonly number[] = [0x0d, 0x0a, 0x09, 0x03]

export function createCodeDecoder(maxBytes = MAX_CODE_BYTES): CodeDecoder {
  let kept: number[] = []
  let overlong = false

  const end = (): CodeEvent[] => {
    const bytes = Uint8Array.from(kept)
    const wasOverlong = overlong
    kept = []
    overlong = false
    if (wasOverlong) return [{ kind: 'too-long' }]
    return bytes.length === 0 ? [] : codeOf(bytes)
  }
  return {
    push: (bytes) => {
      const events: CodeEvent[] = []
      for (const byte of bytes) {
        if (ENDS.includes(byte)) events.push(...end())
        else if (byte === STX) {
          // What stands before a new beginning is a rest without an end.
          kept = []
          overlong = false
        } else if (kept.length < maxBytes) kept.push(byte)
        else overlong = true
      }
      return events
    },
    silence: end,
    pending: () => kept.length > 0 || overlong,
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })
const gb18030 = new TextDecoder('gb18030', { fatal: true })
const AIM_ID = /^\][A-Za-z][0-9A-Za-z]/
const CONTROL = /\p{Cc}/u

function codeOf(bytes: Uint8Array): CodeEvent[] {
  const text = (decoded(utf8, bytes) ?? decoded(gb18030, bytes))?.replace(AIM_ID, '').trim()
  if (text === undefined || CONTROL.test(text)) return [{ kind: 'unreadable' }]
  return text === '' ? [] : [{ kind: 'code', text }]
}

function decoded(decoder: TextDecoder, bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}
