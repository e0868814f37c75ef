import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Bitmap } from './bitmap.ts'
import type { VerticalParagraph, VerticalText } from './paper-line.ts'
import { drawRun, extentOf, metricsOf, onStrip, type Look } from './pen.ts'
import { graphemesOf } from './repertoire.ts'
import { shapedPieces, TEXT_SCALE } from './shaped.ts'
import { fillLines } from './wrap.ts'

/**
 * Sets Mongolian script as it is written: words from top to bottom, columns from left to right. When the paper's
 * width is full, the columns go on in a further strip below. The paper is not turned: the reader of Chinese below and
 * the reader of Mongolian hold it the same way. Chinese characters inside a column stand upright.
 */

/** Column lengths in dots: shorter chops words, longer makes the eye travel (24 to 62 mm). */
const COLUMN = { least: 192, most: 496, step: 16 }
const STRIP_GAP = 24
const VALUE_GAP = 24
const MARK_GAP = 10
/** Part of a column left white before a heading. */
const HEADING_SPACE = 0.4

interface Piece {
  readonly text: string
  readonly look: Look
  /** Distance from the top of the column. */
  readonly y: number
}

interface Column {
  readonly pieces: readonly Piece[]
  readonly pitch: number
  /** White before the column. */
  readonly space: number
  /** It says what the next one is about: it does not stand last in a strip. */
  readonly heads: boolean
}

interface Run {
  readonly text: string
  readonly upright: boolean
  readonly length: number
}

const upright = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Yi}\uff01-\uff60□]/u

// The same words are measured for every column length tried. Cleared with each block: what citizens wrote does not stay.
const measuredRuns = new Map<string, readonly Run[]>()

/** A column's text as runs that are turned and characters that stand upright. */
function runsOf(text: string, look: Look): readonly Run[] {
  const key = `${look.px} ${look.bold} ${text}`
  const known = measuredRuns.get(key)
  if (known) return known
  const runs: { text: string; upright: boolean }[] = []
  for (const grapheme of graphemesOf(text)) {
    const stands = upright.test(grapheme)
    const last = runs.at(-1)
    if (!stands && last && !last.upright) last.text += grapheme
    else runs.push({ text: grapheme, upright: stands })
  }
  const measured = runs.map((run) => ({
    ...run,
    length: run.upright ? look.px + 2 : Math.ceil(extentOf(run.text, look).width),
  }))
  measuredRuns.set(key, measured)
  return measured
}

/** Word by word, since letters join within words only: the same words are asked for in every line that is tried. */
const lengthOf = (text: string, look: Look): number =>
  (text.match(/[^ ]* */g) ?? [])
    .flatMap((word) => (word === '' ? [] : runsOf(word, look)))
    .reduce((sum, run) => sum + run.length, 0)

/** A paragraph in columns of at most `length`; what hangs beside the mark starts below it. */
function columnsOf(paragraph: VerticalParagraph, length: number): Column[] {
  const { px, line } = metricsOf('\u1820')
  const scale = TEXT_SCALE[paragraph.size]
  const look: Look = { px: Math.round(px * scale), bold: paragraph.bold, dir: 'ltr' }
  const pitch = Math.round(line * scale)
  const { mark, value } = paragraph
  const indent = mark === undefined ? 0 : Math.max(look.px, lengthOf(mark, look)) + MARK_GAP
  const columns: Piece[][] = fill(paragraph.text, { length: length - indent, look }).map((text) => [
    { text, look, y: indent },
  ])
  if (mark) columns[0]!.unshift({ text: mark, look, y: 0 })
  if (value !== undefined) addValue(columns, { value, look: { ...look, bold: !look.bold }, length })
  const opens = paragraph.bold && value === undefined
  return columns.map((pieces, index) => ({
    pieces,
    pitch,
    space: opens && index === 0 ? Math.round(pitch * HEADING_SPACE) : 0,
    heads: opens && paragraph.size === 'normal',
  }))
}

const fill = (text: string, { length, look }: { length: number; look: Look }): string[] =>
  fillLines(shapedPieces(text), { width: length, of: (part) => lengthOf(part, look), orphan: look.px * 2 })

/** Into the last column if it fits there whole, else into columns of its own. */
function addValue(
  columns: Piece[][],
  { value, look, length }: { value: string; look: Look; length: number },
): void {
  const last = columns.at(-1)!
  const y = endOf(last) + VALUE_GAP
  if (y + lengthOf(value, look) <= length) last.push({ text: value, look, y })
  else columns.push(...fill(value, { length, look }).map((text) => [{ text, look, y: 0 }]))
}

const endOf = (pieces: readonly Piece[]): number =>
  Math.max(...pieces.map((piece) => piece.y + lengthOf(piece.text, piece.look)))

interface Strip {
  readonly columns: readonly Column[]
  readonly height: number
}

/** Columns of that length side by side, as many strips as they need. */
function stripsOf(
  block: VerticalText,
  { length, paperDots }: { length: number; paperDots: number },
): Strip[] {
  const strips: Column[][] = [[]]
  let used = 0
  for (const column of block.paragraphs.flatMap((paragraph) => columnsOf(paragraph, length))) {
    const needed = column.space + column.pitch * (column.heads ? 2 : 1)
    const opensStrip = used > 0 && used + needed > paperDots
    if (opensStrip) {
      strips.push([])
      used = 0
    }
    const space = used === 0 ? 0 : column.space
    strips.at(-1)!.push({ ...column, space })
    used += space + column.pitch
  }
  return strips.map((columns) => ({
    columns,
    height: Math.ceil(Math.max(...columns.map(({ pieces }) => endOf(pieces)))),
  }))
}

const heightOf = (strips: readonly Strip[]): number =>
  strips.reduce((sum, { height }) => sum + height + STRIP_GAP, 0)

/** What a column must hold so that no number is torn. */
function longestNumber({ paragraphs }: VerticalText): number {
  const look: Look = { px: metricsOf('\u1820').px, bold: false, dir: 'ltr' }
  const numbers = paragraphs.flatMap(
    ({ text, value = '' }) => `${text} ${value}`.match(/[0-9A-Z-]{8,}/g) ?? [],
  )
  return Math.max(0, ...numbers.map((number) => lengthOf(number, look)))
}

/** The column length that takes the least paper. */
function bestStrips(block: VerticalText, paperDots: number): Strip[] {
  let best: Strip[] | undefined
  const least = Math.min(COLUMN.most, Math.max(COLUMN.least, longestNumber(block)))
  for (let length = COLUMN.most; length >= least; length -= COLUMN.step) {
    const strips = stripsOf(block, { length, paperDots })
    if (!best || heightOf(strips) < heightOf(best)) best = strips
  }
  return best!
}

/** One row of columns, to be drawn with its upper end at 0. */
interface PlacedStrip {
  readonly height: number
  readonly draw: (context: SKRSContext2D) => void
}

/** Vertical writing strip by strip, for paper that ends. */
export function placeVertical(block: VerticalText, paperDots: number): PlacedStrip[] {
  const strips = bestStrips(block, paperDots)
  measuredRuns.clear()
  return strips.map(({ columns, height }) => ({
    height: height + STRIP_GAP,
    draw: (context) => {
      let x = 0
      for (const { pieces, pitch, space } of columns) {
        x += space
        for (const piece of pieces)
          drawRuns(context, piece.text, { look: piece.look, pitch, x, y: STRIP_GAP / 2 + piece.y })
        x += pitch
      }
      measuredRuns.clear()
    },
  }))
}

export function drawVertical(block: VerticalText, paperDots: number): Bitmap {
  const strips = placeVertical(block, paperDots)
  const height = strips.reduce((sum, strip) => sum + strip.height, 0)
  return onStrip({ width: paperDots, height }, (context) => {
    for (const strip of strips) {
      strip.draw(context)
      context.translate(0, strip.height)
    }
  })
}

function drawRuns(
  context: SKRSContext2D,
  text: string,
  at: { look: Look; pitch: number; x: number; y: number },
): void {
  const { look, pitch } = at
  let y = at.y
  for (const run of runsOf(text, look)) {
    if (run.upright) {
      const px = Math.round(look.px * 0.84)
      const { width } = extentOf(run.text, { ...look, px })
      drawRun(context, run.text, {
        ...look,
        px,
        x: at.x + (pitch - width) / 2,
        y: y + Math.round(look.px * 0.86),
      })
    } else {
      context.save()
      // Turned clockwise the line's top faces right; the baseline lies left of the column's middle.
      context.translate(at.x + Math.round(pitch * 0.5 - look.px * 0.32), y)
      context.rotate(Math.PI / 2)
      drawRun(context, run.text, { ...look, x: 0, y: 0 })
      context.restore()
    }
    y += run.length
  }
}
