import { rowsOf, trimRight, type Bitmap } from './bitmap.ts'
import { commandBytes, type Command } from './commands.ts'
import type { ReceiptDocument } from './document.ts'
import { layOut } from './layout.ts'
import { LINE_DOTS, type CellLine, type PaperLine } from './paper-line.ts'
import type { PrinterProfile } from './profile.ts'
import { planQr } from './qr.ts'
import type { Rasterize } from './render.ts'
import { fontBytes, graphemesOf } from './repertoire.ts'

/**
 * Longest picture command. Printers with little memory take pictures only in slices, and a question to the printer
 * may stand only between two commands, or it becomes part of the picture.
 */
export const LONGEST_COMMAND = 2048
const BAND_ROWS = 128
/** ESC * prints stripes as high as its 24 pins. */
const STRIPE_ROWS = 24

export interface EncodedReceipt {
  /** Whole commands, in order. */
  readonly commands: readonly Uint8Array[]
  /** Paper that each of them moves, in dots: text is few bytes and much paper, a picture the reverse. */
  readonly feeds: readonly number[]
  readonly byteLength: number
  /** Length of the paper up to the last line. */
  readonly dots: number
}

/** A receipt as the bytes for one printer. Pure: drawing is given, and may be replaced in tests. */
export function encodeReceipt(
  document: ReceiptDocument,
  { profile, rasterize }: { profile: PrinterProfile; rasterize: Rasterize },
): EncodedReceipt {
  const lines = layOut(document, profile)
  const pen = createPen(profile)
  let dots = 0
  for (const line of lines) dots += writeLine(line, { pen, profile, rasterize })
  const commands = pen.commands().map(commandBytes)
  return {
    commands,
    feeds: feedsOf(pen.commands()),
    byteLength: commands.reduce((sum, command) => sum + command.length, 0),
    dots,
  }
}

function feedsOf(commands: readonly Command[]): number[] {
  let lineDots: number = LINE_DOTS[1]
  return commands.map((command) => {
    if (command.name === 'lineDots') lineDots = command.n
    if (command.name === 'lineFeed') return lineDots
    if (command.name === 'feedDots') return command.n
    return command.name === 'raster' ? command.bits.length / command.stride : 0
  })
}

/** What every job starts with: modes of an earlier job, or of another program, must not show. */
export function openingCommands(profile: PrinterProfile): Command[] {
  return [
    { name: 'initialise' },
    ...(profile.motionUnits ? [{ name: 'dotUnits' } as const] : []),
    ...(profile.encoding === 'none' ? [] : [{ name: 'chineseMode' } as const]),
    // Some models stop reporting at ESC @.
    ...(profile.status === 'asb' ? [{ name: 'reportStatus', n: REPORTED } as const] : []),
  ]
}

/** Changes of online, error and paper are reported by the printer itself. */
export const REPORTED = 0x0e

export const cutCommands = (profile: PrinterProfile): Command[] => {
  if (profile.cutter === 'none') return [{ name: 'feedDots', n: Math.min(255, profile.cutFeedDots + 96) }]
  return [{ name: profile.cutter === 'full' ? 'cutFull' : 'cutPartial', n: profile.cutFeedDots }]
}

export function bytesOf(commands: readonly Command[]): Uint8Array {
  return Buffer.concat(commands.map(commandBytes))
}

interface Pen {
  readonly put: (...commands: Command[]) => void
  /** Sends a mode only if it changes. */
  readonly mode: (name: 'align' | 'bold' | 'size' | 'lineDots', n: number) => void
  readonly commands: () => readonly Command[]
}

function createPen(profile: PrinterProfile): Pen {
  const commands: Command[] = openingCommands(profile)
  const modes = new Map<string, number>([
    ['align', 0],
    ['bold', 0],
    ['size', 0],
  ])
  return {
    put: (...more) => commands.push(...more),
    mode: (name, n) => {
      if (modes.get(name) === n) return
      modes.set(name, n)
      commands.push({ name, n })
    },
    commands: () => commands,
  }
}

interface Setting {
  readonly pen: Pen
  readonly profile: PrinterProfile
  readonly rasterize: Rasterize
}

/** Writes one line; returns its height in dots. */
function writeLine(line: PaperLine, setting: Setting): number {
  const { pen, profile, rasterize } = setting
  switch (line.kind) {
    case 'feed':
      return writeFeed(line.dots, pen)
    case 'cut':
      pen.put(...cutCommands(profile))
      return profile.cutFeedDots
    case 'cells':
      return line.raster ? writePicture(rasterize(line, profile), setting) : writeText(line, setting)
    case 'qr':
      return profile.qr === 'native'
        ? writeNativeQr(line.payload, setting)
        : writePicture(rasterize(line, profile), setting)
    default:
      return writePicture(rasterize(line, profile), setting)
  }
}

function writeFeed(dots: number, pen: Pen): number {
  for (let left = dots; left > 0; left -= 255) pen.put({ name: 'feedDots', n: Math.min(left, 255) })
  return dots
}

const alignCode = { start: 0, center: 1, end: 2 } as const

function writeText(line: CellLine, { pen, profile }: Setting): number {
  pen.mode('align', alignCode[line.align])
  pen.mode('size', (line.size - 1) * 0x11)
  pen.mode('lineDots', LINE_DOTS[line.size])
  for (const span of line.spans) {
    pen.mode('bold', span.bold ? 1 : 0)
    const bytes = graphemesOf(span.text).map((grapheme) => fontBytes(grapheme, profile)!)
    pen.put({ name: 'text', bytes: Buffer.concat(bytes) })
  }
  pen.put({ name: 'lineFeed' })
  return LINE_DOTS[line.size]
}

function writeNativeQr(payload: string, { pen, profile }: Setting): number {
  const { modules, moduleDots } = planQr(payload, profile.dots)
  pen.mode('align', alignCode.center)
  pen.put(
    { name: 'qrModel' },
    { name: 'qrModuleDots', n: moduleDots },
    { name: 'qrCorrection', n: 0x31 },
    { name: 'qrData', bytes: new TextEncoder().encode(payload) },
    { name: 'qrPrint' },
  )
  return modules.length * moduleDots
}

function writePicture(picture: Bitmap, { pen, profile }: Setting): number {
  pen.mode('align', alignCode.start)
  if (profile.raster === 'esc-star') {
    // Stripes must touch: the line pitch is theirs. Printers without GS v 0 take no distances between.
    pen.mode('lineDots', STRIPE_ROWS)
    for (let top = 0; top < picture.height; top += STRIPE_ROWS) {
      const bits = withoutRealTime(stripe(trimRight(rowsOf(picture, top, top + STRIPE_ROWS))))
      pen.put({ name: 'columns24', bits }, { name: 'lineFeed' })
    }
    return Math.ceil(picture.height / STRIPE_ROWS) * STRIPE_ROWS
  }
  const rows = Math.min(BAND_ROWS, Math.floor((LONGEST_COMMAND - 8) / (picture.width >> 3)))
  for (let top = 0; top < picture.height; top += rows) {
    const band = trimRight(rowsOf(picture, top, top + rows))
    pen.put({ name: 'raster', stride: band.width >> 3, bits: withoutRealTime(band.bits) })
  }
  return picture.height
}

/** Rows of at most 24 dots as columns of three bytes, the uppermost dot in the highest bit. */
function stripe({ width, height, bits }: Bitmap): Uint8Array {
  const columns = new Uint8Array(width * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (bits[y * (width >> 3) + (x >> 3)]! & (0x80 >> (x & 7)))
        columns[x * 3 + (y >> 3)]! |= 0x80 >> (y & 7)
    }
  }
  return columns
}

const DLE = 0x10
const REAL_TIME = new Set([0x04, 0x05, 0x14])

/**
 * Most printers obey `10 04 n`, `10 05 n` and `10 14 …` even inside a picture: they answer a question nobody
 * asked, or pulse the cash drawer. Where a picture has such a pair, one dot grows by its neighbour (0x10 becomes
 * 0x18), an eighth of a millimetre that nobody sees.
 */
export function withoutRealTime(bits: Uint8Array): Uint8Array {
  const safe = bits.slice()
  for (let i = 0; i + 1 < safe.length; i++) {
    if (safe[i] === DLE && REAL_TIME.has(safe[i + 1]!)) safe[i] = 0x18
  }
  return safe
}
