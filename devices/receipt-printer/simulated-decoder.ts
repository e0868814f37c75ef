/**
 * The printer's side of ESC/POS, written from the manuals and apart from `commands.ts`, so that a mistake there is
 * not mirrored here. Knows more than our encoder sends, as a printer does.
 */

export type Instruction =
  | { readonly kind: 'letter'; readonly bytes: readonly number[] }
  | { readonly kind: 'line-end' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'align'; readonly to: 'start' | 'center' | 'end' }
  | { readonly kind: 'bold'; readonly on: boolean }
  | { readonly kind: 'size'; readonly width: number; readonly height: number }
  | { readonly kind: 'pitch'; readonly dots: number | 'default' }
  | { readonly kind: 'feed'; readonly dots: number }
  | { readonly kind: 'feed-lines'; readonly lines: number }
  | { readonly kind: 'two-byte'; readonly on: boolean }
  | { readonly kind: 'image'; readonly stride: number; readonly rows: number; readonly bits: Uint8Array }
  | { readonly kind: 'stripe'; readonly columns: number; readonly data: Uint8Array }
  | { readonly kind: 'cut'; readonly feedDots: number }
  | { readonly kind: 'qr-module'; readonly dots: number }
  | { readonly kind: 'qr-store'; readonly text: string }
  | { readonly kind: 'qr-print' }
  | { readonly kind: 'reports'; readonly mask: number }
  | { readonly kind: 'tell-paper' }
  | { readonly kind: 'job-mark'; readonly id: readonly number[] }
  /** Understood and without effect on paper, or not understood. */
  | { readonly kind: 'nothing' }

export interface Decoded {
  readonly instruction: Instruction
  readonly length: number
}

/** The instruction at the beginning of `b`; undefined while it is not complete. `twoByte`: FS & is in force. */
export function decodeNext(b: Uint8Array, twoByte: boolean): Decoded | undefined {
  const first = b[0]
  if (first === undefined) return undefined
  if (first === 0x1b) return escape(b)
  if (first === 0x1d) return group(b)
  if (first === 0x1c) return chinese(b)
  if (first === 0x10) return realTime(b)
  if (first === 0x0a) return { instruction: { kind: 'line-end' }, length: 1 }
  if (first < 0x20 || first === 0x7f) return nothing(b, 1)
  if (first < 0x81 || !twoByte) return { instruction: { kind: 'letter', bytes: [first] }, length: 1 }
  if (b.length < 2) return undefined
  // GB18030: a second byte of 0x30–0x39 begins a four-byte code, which has no place in any font.
  const length = b[1]! >= 0x30 && b[1]! <= 0x39 ? 4 : 2
  return b.length < length
    ? undefined
    : { instruction: { kind: 'letter', bytes: [...b.subarray(0, length)] }, length }
}

const whole = (b: Uint8Array, length: number, read: () => Instruction): Decoded | undefined =>
  b.length < length ? undefined : { instruction: read(), length }
const nothing = (b: Uint8Array, length: number): Decoded | undefined =>
  whole(b, length, () => ({ kind: 'nothing' }))

const sides = ['start', 'center', 'end'] as const

function escape(b: Uint8Array): Decoded | undefined {
  const n = b[2]!
  switch (b[1]) {
    case undefined:
      return undefined
    case 0x40:
      return whole(b, 2, () => ({ kind: 'reset' }))
    case 0x61:
      return whole(b, 3, () => ({ kind: 'align', to: sides[n % 48 > 2 ? 0 : n % 48]! }))
    case 0x45:
    case 0x47:
      return whole(b, 3, () => ({ kind: 'bold', on: (n & 1) === 1 }))
    case 0x21:
      return whole(b, 3, () => ({ kind: 'size', width: n & 0x20 ? 2 : 1, height: n & 0x10 ? 2 : 1 }))
    case 0x32:
      return whole(b, 2, () => ({ kind: 'pitch', dots: 'default' }))
    case 0x33:
      return whole(b, 3, () => ({ kind: 'pitch', dots: n }))
    case 0x4a:
      return whole(b, 3, () => ({ kind: 'feed', dots: n }))
    case 0x64:
      return whole(b, 3, () => ({ kind: 'feed-lines', lines: n }))
    case 0x69:
    case 0x6d:
      return whole(b, 2, () => ({ kind: 'cut', feedDots: 0 }))
    case 0x76:
      return whole(b, 2, () => ({ kind: 'tell-paper' }))
    case 0x2a: {
      if (b.length < 5) return undefined
      const columns = b[3]! + b[4]! * 256
      const bytes = b[2]! >= 32 ? 3 : 1
      const length = 5 + columns * bytes
      return whole(b, length, () =>
        bytes === 3 ? { kind: 'stripe', columns, data: b.slice(5, length) } : { kind: 'nothing' },
      )
    }
    case 0x70:
      return nothing(b, 5)
    case 0x24:
    case 0x5c:
    case 0x42:
      return nothing(b, 4)
    default:
      return nothing(b, 3)
  }
}

function group(b: Uint8Array): Decoded | undefined {
  const n = b[2]!
  switch (b[1]) {
    case undefined:
      return undefined
    case 0x21:
      return whole(b, 3, () => ({ kind: 'size', width: ((n >> 4) & 7) + 1, height: (n & 7) + 1 }))
    case 0x61:
      return whole(b, 3, () => ({ kind: 'reports', mask: n }))
    case 0x72:
      return whole(b, 3, () => (n === 1 || n === 49 ? { kind: 'tell-paper' } : { kind: 'nothing' }))
    case 0x56:
      if (b.length < 3) return undefined
      return n === 0x41 || n === 0x42
        ? whole(b, 4, () => ({ kind: 'cut', feedDots: b[3]! }))
        : whole(b, 3, () => ({ kind: 'cut', feedDots: 0 }))
    case 0x76: {
      if (b.length < 8) return undefined
      const stride = b[4]! + b[5]! * 256
      const rows = b[6]! + b[7]! * 256
      const length = 8 + stride * rows
      return whole(b, length, () => ({ kind: 'image', stride, rows, bits: b.slice(8, length) }))
    }
    case 0x28: {
      if (b.length < 5) return undefined
      const length = 5 + b[3]! + b[4]! * 256
      return whole(b, length, () => extended(b.subarray(0, length)))
    }
    case 0x50:
    case 0x4c:
    case 0x57:
      return nothing(b, 4)
    default:
      return nothing(b, 3)
  }
}

/** GS ( letter: functions with a length of their own. */
function extended(b: Uint8Array): Instruction {
  if (b[2] === 0x48 && b[5] === 0x30 && b[6] === 0x30) return { kind: 'job-mark', id: [...b.subarray(7)] }
  if (b[2] !== 0x6b || b[5] !== 0x31) return { kind: 'nothing' }
  if (b[6] === 0x43) return { kind: 'qr-module', dots: b[7]! }
  if (b[6] === 0x50) return { kind: 'qr-store', text: new TextDecoder().decode(b.subarray(8)) }
  return b[6] === 0x51 ? { kind: 'qr-print' } : { kind: 'nothing' }
}

function chinese(b: Uint8Array): Decoded | undefined {
  if (b.length < 2) return undefined
  if (b[1] === 0x26 || b[1] === 0x2e) {
    return whole(b, 2, () => ({ kind: 'two-byte', on: b[1] === 0x26 }))
  }
  return nothing(b, 3)
}

/** Real-time commands were obeyed when they came in; here, in their turn, they are passed over. */
function realTime(b: Uint8Array): Decoded | undefined {
  if (b.length < 2) return undefined
  if (b[1] === 0x14) return b.length < 3 ? undefined : nothing(b, b[2] === 8 ? 10 : 5)
  return b[1] === 0x04 || b[1] === 0x05 ? nothing(b, 3) : nothing(b, 1)
}
