import { readQr, type Dots } from './qr-reader.ts'

/**
 * What an ESC/POS mechanism puts on paper, command by command: written from the command tables alone, shares no code
 * with `devices/`. It notes as complaints what strict printers punish: pictures, codes, cuts and alignment in the
 * middle of a line, text wider than the paper, Chinese while two-byte mode is off, commands that it does not know.
 */
export type PaperItem =
  | LetterLine
  | { readonly kind: 'raster'; readonly dots: Dots }
  | { readonly kind: 'qr'; readonly payload: string; readonly moduleDots: number }
  | { readonly kind: 'gap'; readonly dots: number }

/** A line in the printer's own letters. */
export interface LetterLine {
  readonly kind: 'text'
  readonly text: string
  readonly spans: readonly { readonly text: string; readonly bold: boolean }[]
  readonly align: 'start' | 'center' | 'end'
  readonly wide: number
  readonly high: number
  /** Paper that it takes. */
  readonly dots: number
}

/** A piece of paper between two cuts. */
export interface Slip {
  readonly items: readonly PaperItem[]
  readonly lines: readonly string[]
  /** Payloads of QR codes, native or drawn. */
  readonly codes: readonly string[]
}

export interface Paper {
  /**
   * Does the next command in `bytes`; undefined while it is incomplete. `dots`: paper used. `says`: what is sent
   * back, for the commands that are answered in order.
   */
  readonly step: (bytes: Buffer) => { length: number; dots: number; says?: Buffer } | undefined
  /** Power on, or ESC @: modes as they are after switching on. */
  readonly reset: () => void
  readonly slips: () => readonly Slip[]
  /** What hangs out of the printer, not yet cut. */
  readonly strip: () => Slip
  readonly complaints: () => readonly string[]
}

interface PaperOptions {
  readonly widthDots?: number
  /** Chinese models have two-byte mode on after power-up, others do not. */
  readonly twoByteAtPowerUp?: boolean
  /** GS a, GS r and GS ( H are answered by the caller; this tells it. */
  readonly onOrdered?: (command: 'reports' | 'paper' | 'mark', data: Buffer) => Buffer | undefined
}

const gb18030 = new TextDecoder('gb18030')

function slipOf(items: readonly PaperItem[]): Slip {
  const lines = items.flatMap((item) => (item.kind === 'text' ? [item.text] : []))
  const codes = items.flatMap((item) => (item.kind === 'qr' ? [item.payload] : []))
  return { items, lines, codes: [...codes, ...picturesOf(items).flatMap((dots) => readQr(dots) ?? [])] }
}

/** White rows that part one picture from the next; more than any code has inside. */
const GAP_ROWS = 8
/** White columns that part what stands side by side: the quiet zone of a code, which has none so wide inside. */
const GAP_COLUMNS = 24

/** Bands of one picture lie directly under each other; what stands clear of it is another picture. */
function picturesOf(items: readonly PaperItem[]): Dots[] {
  const pictures: (readonly boolean[])[][] = [[]]
  let white = 0
  for (const item of items) {
    const rows = item.kind === 'raster' ? item.dots : Array.from({ length: GAP_ROWS }, () => [false])
    for (const row of rows) {
      white = row.includes(true) ? 0 : white + 1
      if (white === GAP_ROWS) pictures.push([])
      pictures.at(-1)!.push(row)
    }
  }
  return pictures.flatMap(apart)
}

/** What stands side by side in a picture, each on its own. */
function apart(dots: Dots): Dots[] {
  const width = Math.max(0, ...dots.map((row) => row.length))
  const inked = Array.from({ length: width }, (_column, x) => dots.some((row) => row[x] === true))
  const parts: [number, number][] = []
  inked.forEach((ink, x) => {
    const last = parts.at(-1)
    if (!ink) return
    if (last && x - last[1] <= GAP_COLUMNS) last[1] = x
    else parts.push([x, x])
  })
  return parts.map(([from, to]) => dots.map((row) => row.slice(from, to + 1)))
}

interface Mode {
  readonly twoByte: boolean
  readonly wide: number
  readonly high: number
  readonly pitch: number
  readonly bold: boolean
  readonly align: LetterLine['align']
}
const afterPowerUp = (twoByte: boolean): Mode => ({
  twoByte,
  wide: 1,
  high: 1,
  pitch: 30,
  bold: false,
  align: 'start',
})

export function createPaper(options: PaperOptions = {}): Paper {
  const width = options.widthDots ?? 576
  const slips: Slip[] = []
  const complaints: string[] = []
  let items: PaperItem[] = []
  let line: { bytes: number[]; bold: boolean }[] = []
  let lineDots = 0
  let qr = { data: '', moduleDots: 3 }
  let mode: Mode = afterPowerUp(true)

  const reset = () => {
    line = []
    lineDots = 0
    mode = afterPowerUp(options.twoByteAtPowerUp ?? false)
  }
  reset()

  const atLineStart = (what: string) => {
    if (line.length > 0) complaints.push(`${what} in the middle of a line`)
  }
  const endLine = (): number => {
    if (lineDots > width) complaints.push(`a line of ${lineDots} dots on ${width}`)
    const spans = line.map(({ bytes, bold }) => ({ text: gb18030.decode(Uint8Array.from(bytes)), bold }))
    const text = spans.map((span) => span.text).join('')
    if (text.includes('\uFFFD')) complaints.push('text that is not GB18030')
    const { wide, high, align } = mode
    const dots = Math.max(mode.pitch, 24 * high)
    items.push(
      line.length === 0
        ? { kind: 'gap', dots: mode.pitch }
        : { kind: 'text', text, spans, align, wide, high, dots },
    )
    line = []
    lineDots = 0
    return dots
  }
  const feed = (dots: number): number => {
    const ended = line.length > 0 ? endLine() : 0
    items.push({ kind: 'gap', dots })
    return ended + dots
  }
  const cut = () => {
    atLineStart('cut')
    slips.push(slipOf(items))
    items = []
  }
  const character = (bytes: Buffer) => {
    if (bytes.length > 1 && !mode.twoByte) complaints.push('Chinese while two-byte mode is off')
    const last = line.at(-1)
    if (last && last.bold === mode.bold) last.bytes.push(...bytes)
    else line.push({ bytes: [...bytes], bold: mode.bold })
    lineDots += (bytes.length > 1 ? 24 : 12) * mode.wide
  }
  const raster = (data: Buffer, stride: number, rows: number) => {
    atLineStart('picture')
    if (stride * 8 > width) complaints.push(`a picture of ${stride * 8} dots on ${width}`)
    for (let at = 0; at + 1 < data.length; at++)
      if (data[at] === 0x10 && [0x04, 0x05, 0x14].includes(data[at + 1]!))
        complaints.push('real-time command in a picture')
    const dots = Array.from({ length: rows }, (_row, y) =>
      Array.from(
        { length: stride * 8 },
        (_dot, x) => (data[y * stride + (x >> 3)]! & (0x80 >> (x & 7))) !== 0,
      ),
    )
    items.push({ kind: 'raster', dots })
  }
  const qrFunction = (fn: number, data: Buffer): number => {
    if (fn === 0x43) qr = { ...qr, moduleDots: data[0]! }
    if (fn === 0x50) qr = { ...qr, data: data.subarray(1).toString('utf8') }
    if (fn !== 0x51) return 0
    atLineStart('QR code')
    items.push({ kind: 'qr', payload: qr.data, moduleDots: qr.moduleDots })
    return 200
  }

  const step: Paper['step'] = (bytes) => {
    const [first, second] = bytes
    if (first === undefined) return undefined
    if (first === 0x0a) return { length: 1, dots: endLine() }
    if (first >= 0x81) {
      const length = bytes[1] !== undefined && bytes[1] >= 0x30 && bytes[1] <= 0x39 ? 4 : 2
      if (bytes.length < length) return undefined
      character(bytes.subarray(0, length))
      return { length, dots: 0 }
    }
    if (first >= 0x20) {
      character(bytes.subarray(0, 1))
      return { length: 1, dots: 0 }
    }
    if (![0x1b, 0x1c, 0x1d].includes(first)) {
      // Zero bytes between commands print nothing on any printer.
      if (first !== 0) complaints.push(`control byte ${first.toString(16)}`)
      return { length: 1, dots: 0 }
    }
    if (second === undefined) return undefined
    return command(bytes)
  }

  const command = (bytes: Buffer): ReturnType<Paper['step']> => {
    const key = bytes.subarray(0, 2).toString('hex')
    const need = (length: number) => bytes.length >= length
    const n = bytes[2] ?? 0
    switch (key) {
      case '1b40':
        reset()
        return { length: 2, dots: 0 }
      case '1c26':
      case '1c2e':
        mode = { ...mode, twoByte: key === '1c26' }
        return { length: 2, dots: 0 }
      case '1d76': {
        if (!need(8)) return undefined
        const stride = bytes.readUInt16LE(4)
        const rows = bytes.readUInt16LE(6)
        if (!need(8 + stride * rows)) return undefined
        raster(bytes.subarray(8, 8 + stride * rows), stride, rows)
        return { length: 8 + stride * rows, dots: rows }
      }
      case '1d28': {
        if (!need(5) || !need(5 + bytes.readUInt16LE(3))) return undefined
        const length = 5 + bytes.readUInt16LE(3)
        if (n === 0x6b) return { length, dots: qrFunction(bytes[6]!, bytes.subarray(7, length)) }
        if (n !== 0x48) complaints.push(`GS ( ${String.fromCharCode(n)}`)
        const says = n === 0x48 ? options.onOrdered?.('mark', bytes.subarray(7, length)) : undefined
        return { length, dots: 0, ...(says ? { says } : {}) }
      }
      case '1d56': {
        if (!need(3)) return undefined
        const feeds = n === 0x41 || n === 0x42
        if (feeds && !need(4)) return undefined
        if (!feeds) complaints.push('a cut without feeding goes through the last lines')
        else items.push({ kind: 'gap', dots: bytes[3]! })
        cut()
        return { length: feeds ? 4 : 3, dots: feeds ? 96 + bytes[3]! : 0 }
      }
      case '1d50':
        return need(4) ? { length: 4, dots: 0 } : undefined
      default:
        return need(3) ? oneParameter(key, n) : undefined
    }
  }

  const oneParameter = (key: string, n: number): ReturnType<Paper['step']> => {
    const done = { length: 3, dots: 0 }
    switch (key) {
      case '1d61':
      case '1d72': {
        const says = options.onOrdered?.(key === '1d61' ? 'reports' : 'paper', Buffer.of(n))
        return { ...done, ...(says ? { says } : {}) }
      }
      case '1b61':
        atLineStart('alignment')
        mode = { ...mode, align: (['start', 'center', 'end'] as const)[n] ?? 'start' }
        return done
      case '1b45':
        mode = { ...mode, bold: (n & 1) === 1 }
        return done
      case '1d21':
        mode = { ...mode, wide: (n >> 4) + 1, high: (n & 15) + 1 }
        return done
      case '1b33':
        mode = { ...mode, pitch: n }
        return done
      case '1b4a':
        return { ...done, dots: feed(n) }
      case '1b64':
        return { ...done, dots: feed(n * mode.pitch) }
      default:
        complaints.push(`unknown command ${key}`)
        return done
    }
  }

  return { step, reset, slips: () => slips, strip: () => slipOf(items), complaints: () => complaints }
}
