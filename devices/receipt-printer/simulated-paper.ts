import iconv from 'iconv-lite'
import { unreachable } from '../../base/result.ts'
import type { Bitmap } from './bitmap.ts'
import type { CellLine, LetterSize, Span } from './paper-line.ts'
import { paperPng } from './paper-png.ts'
import type { PrinterProfile } from './profile.ts'
import { drawQr, planQr } from './qr.ts'
import { rasterize } from './render.ts'
import type { Instruction } from './simulated-decoder.ts'

/** The roll of paper: what the print head left on it, piece after piece between two cuts. */

type Mark =
  | { readonly kind: 'text'; readonly line: CellLine; readonly dots: number }
  | { readonly kind: 'image'; readonly picture: Bitmap }
  | { readonly kind: 'qr'; readonly payload: string }
  | { readonly kind: 'gap'; readonly dots: number }

/** One piece of paper as a person would find it. */
export interface SimulatedReceipt {
  /** Lines printed in the printer's own letters, without the spaces around them. */
  readonly lines: string[]
  readonly images: readonly Bitmap[]
  /** Payloads of codes the printer drew itself; codes sent as pictures are among the images. */
  readonly qr: string[]
  /** False: it still hangs in the printer. */
  readonly cut: boolean
}

export interface PaperRoll {
  readonly apply: (instruction: Instruction) => void
  readonly twoByte: () => boolean
  readonly pieces: () => SimulatedReceipt[]
  readonly image: (index: number) => Buffer
}

const PIECES_KEPT = 200
const DEFAULT_PITCH = 34

interface Piece {
  marks: Mark[]
  cut: boolean
}

export function createPaperRoll(profile: PrinterProfile): PaperRoll {
  const encoding = profile.encoding === 'gbk' ? 'gbk' : 'gb18030'
  let pieces: Piece[] = []
  let piece: Piece = { marks: [], cut: false }
  let spans: { bytes: number[]; bold: boolean }[] = []
  let align: CellLine['align'] = 'start'
  let bold = false
  let size = { width: 1, height: 1 }
  let pitch = DEFAULT_PITCH
  // Chinese models start so.
  let twoByte = profile.encoding !== 'none'
  let qr = { moduleDots: 3, text: '' }

  const reset = () => {
    spans = []
    align = 'start'
    bold = false
    size = { width: 1, height: 1 }
    pitch = DEFAULT_PITCH
  }

  const endLine = () => {
    const dots = Math.max(pitch, 24 * size.height)
    if (spans.length === 0) {
      piece.marks.push({ kind: 'gap', dots: pitch })
      return
    }
    const decoded: Span[] = spans.map((span) => ({
      text: iconv.decode(Buffer.from(span.bytes), encoding),
      bold: span.bold,
    }))
    const line: CellLine = {
      kind: 'cells',
      spans: decoded,
      size: letterSize(Math.max(size.width, size.height)),
      align,
      raster: false,
    }
    piece.marks.push({ kind: 'text', line, dots })
    spans = []
  }

  const letter = (bytes: readonly number[]) => {
    const last = spans.at(-1)
    if (last && last.bold === bold) last.bytes.push(...bytes)
    else spans.push({ bytes: [...bytes], bold })
  }

  const apply = (instruction: Instruction): void => {
    switch (instruction.kind) {
      case 'letter':
        return letter(instruction.bytes)
      case 'line-end':
        return endLine()
      case 'reset':
        return reset()
      case 'align':
        // Obeyed at the start of a line only, as printers do.
        if (spans.length === 0) align = instruction.to
        return
      case 'bold':
        bold = instruction.on
        return
      case 'size':
        size = { width: instruction.width, height: instruction.height }
        return
      case 'pitch':
        pitch = instruction.dots === 'default' ? DEFAULT_PITCH : instruction.dots
        return
      case 'two-byte':
        twoByte = instruction.on
        return
      case 'feed':
        if (spans.length > 0) endLine()
        piece.marks.push({ kind: 'gap', dots: instruction.dots })
        return
      case 'feed-lines':
        if (spans.length > 0) endLine()
        piece.marks.push({ kind: 'gap', dots: instruction.lines * pitch })
        return
      case 'image':
        if (spans.length === 0) piece.marks.push({ kind: 'image', picture: pictureOf(instruction) })
        return
      case 'stripe':
        piece.marks.push({ kind: 'image', picture: pictureOfStripe(instruction) })
        return
      case 'qr-module':
        qr = { ...qr, moduleDots: instruction.dots }
        return
      case 'qr-store':
        qr = { ...qr, text: instruction.text }
        return
      case 'qr-print':
        // Not at the start of a line, or wider than the paper: nothing is printed, and nobody is told.
        if (spans.length === 0 && qr.text !== '' && qrFits(qr, profile.dots)) {
          piece.marks.push({ kind: 'qr', payload: qr.text })
        }
        return
      case 'cut':
        if (spans.length > 0) endLine()
        piece.marks.push({ kind: 'gap', dots: instruction.feedDots })
        piece.cut = true
        pieces = [...pieces, piece].slice(-PIECES_KEPT)
        piece = { marks: [], cut: false }
        return
      default:
    }
  }

  const all = () => (piece.marks.some((mark) => mark.kind !== 'gap') ? [...pieces, piece] : pieces)

  return {
    apply,
    twoByte: () => twoByte,
    pieces: () => all().map(described),
    image: (index) => {
      const chosen = all()[index]
      if (!chosen) throw new RangeError(`there is no piece of paper ${index}`)
      return paperPng(
        chosen.marks.map((mark) => drawn(mark, profile)),
        profile.dots,
      )
    },
  }
}

const letterSize = (times: number): LetterSize => (times > 2 ? 3 : times > 1 ? 2 : 1)

const qrFits = (qr: { moduleDots: number; text: string }, paperDots: number): boolean =>
  planQr(qr.text, paperDots).modules.length * qr.moduleDots <= paperDots

const textOf = (line: CellLine) =>
  line.spans
    .map((span) => span.text)
    .join('')
    .trim()

const described = (piece: Piece): SimulatedReceipt => ({
  lines: piece.marks.flatMap((mark) => (mark.kind === 'text' ? [textOf(mark.line)] : [])),
  images: piece.marks.flatMap((mark) => (mark.kind === 'image' ? [mark.picture] : [])),
  qr: piece.marks.flatMap((mark) => (mark.kind === 'qr' ? [mark.payload] : [])),
  cut: piece.cut,
})

function drawn(mark: Mark, profile: PrinterProfile): Bitmap | number {
  switch (mark.kind) {
    case 'gap':
      return mark.dots
    case 'qr':
      return drawQr(planQr(mark.payload, profile.dots), { paperDots: profile.dots })
    case 'image':
      return mark.picture
    case 'text': {
      const picture = rasterize(mark.line, profile)
      // Letters set closer than their height overlap on paper too; here the picture is cut to the line.
      return { ...picture, height: mark.dots, bits: fitted(picture, mark.dots) }
    }
    default:
      return unreachable(mark)
  }
}

function fitted(picture: Bitmap, height: number): Uint8Array {
  const bits = new Uint8Array((picture.width >> 3) * height)
  bits.set(picture.bits.subarray(0, bits.length))
  return bits
}

const pictureOf = (image: Instruction & { kind: 'image' }): Bitmap => ({
  width: image.stride * 8,
  height: image.rows,
  bits: image.bits,
})

function pictureOfStripe({ columns, data }: Instruction & { kind: 'stripe' }): Bitmap {
  const stride = Math.ceil(columns / 8)
  const bits = new Uint8Array(stride * 24)
  for (let x = 0; x < columns; x++) {
    for (let y = 0; y < 24; y++) {
      if (data[x * 3 + (y >> 3)]! & (0x80 >> (y & 7))) bits[y * stride + (x >> 3)]! |= 0x80 >> (x & 7)
    }
  }
  return { width: stride * 8, height: 24, bits }
}
