import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Bitmap } from './bitmap.ts'
import type { VerticalParagraph, VerticalText } from './layout.ts'
import { drawRun, extentOf, metricsOf, onStrip, type Look } from './pen.ts'
import { graphemesOf } from './repertoire.ts'
import { shapedPieces } from './shaped.ts'
import { fillLines } from './wrap.ts'

/**
 * Sets Mongolian script as it is written: words from top to bottom, columns from left to right. When the paper's
 * width is full, the columns go on in a further block below. Chinese characters inside a column stand upright.
 */

/** Column lengths in dots: shorter chops words, longer makes the eye travel (24 to 56 mm). */
const COLUMN = { least: 192, most: 448 }
const BLOCK_GAP = 20
const END_GAP = 30

interface Column {
  readonly text: string
  readonly end?: string
  readonly look: Look
  readonly pitch: number
  readonly centered: boolean
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

const lengthOf = (text: string, look: Look): number =>
  runsOf(text, look).reduce((sum, run) => sum + run.length, 0)

function columnsOf(paragraph: VerticalParagraph, length: number): Column[] {
  const { px, line } = metricsOf('\u1820')
  const scale = paragraph.large ? 1.4 : 1
  const look: Look = { px: Math.round(px * scale), bold: paragraph.bold, dir: 'ltr' }
  const pitch = Math.round(line * scale)
  const column = (text: string): Column => ({ text, look, pitch, centered: paragraph.centered })
  const fill = (text: string, as: Look) =>
    fillLines(shapedPieces(text), { width: length, of: (part) => lengthOf(part, as) })
  const lines = fill(paragraph.text, look).map(column)
  if (paragraph.end === undefined) return lines
  const bold = { ...look, bold: true }
  const last = lines.at(-1)!
  if (lengthOf(last.text, look) + END_GAP + lengthOf(paragraph.end, bold) <= length) {
    return [...lines.slice(0, -1), { ...last, end: paragraph.end }]
  }
  return [...lines, ...fill(paragraph.end, bold).map((text) => ({ ...column(text), look: bold }))]
}

/** The shortest columns with which everything fits side by side and every row stays one, within what reads well. */
function bestLength(block: VerticalText, paperDots: number): number {
  let best: number | undefined
  for (let length = COLUMN.least; length < COLUMN.most; length += 32) {
    const columns = block.paragraphs.map((paragraph) => columnsOf(paragraph, length))
    const width = columns.flat().reduce((sum, column) => sum + column.pitch, 0)
    if (width > paperDots) continue
    best ??= length
    if (block.paragraphs.every((row, index) => row.end === undefined || columns[index]!.length === 1))
      return length
  }
  return best ?? COLUMN.most
}

export function drawVertical(block: VerticalText, paperDots: number): Bitmap {
  const limit = bestLength(block, paperDots)
  const columns = block.paragraphs.flatMap((paragraph) => columnsOf(paragraph, limit))
  const strips: Column[][] = [[]]
  let used = 0
  for (const column of columns) {
    if (used + column.pitch > paperDots && used > 0) {
      strips.push([])
      used = 0
    }
    strips.at(-1)!.push(column)
    used += column.pitch
  }
  const heights = strips.map((strip) =>
    Math.max(
      ...strip.map((column) => (column.end === undefined ? lengthOf(column.text, column.look) : limit)),
    ),
  )
  const total = heights.reduce((sum, height) => sum + height + BLOCK_GAP, 0)
  const picture = onStrip({ width: paperDots, height: total }, (context) => {
    let top = BLOCK_GAP / 2
    strips.forEach((strip, index) => {
      const height = heights[index]!
      let x = 0
      for (const column of strip) {
        drawColumn(context, column, { x, top, height })
        x += column.pitch
      }
      top += height + BLOCK_GAP
    })
  })
  measuredRuns.clear()
  return picture
}

function drawColumn(
  context: SKRSContext2D,
  column: Column,
  at: { x: number; top: number; height: number },
): void {
  const slack = at.height - lengthOf(column.text, column.look)
  drawRuns(context, column.text, {
    column,
    look: column.look,
    x: at.x,
    y: at.top + (column.centered ? Math.max(0, slack / 2) : 0),
  })
  if (column.end === undefined) return
  const look = { ...column.look, bold: true }
  drawRuns(context, column.end, {
    column,
    look,
    x: at.x,
    y: at.top + at.height - lengthOf(column.end, look),
  })
}

function drawRuns(
  context: SKRSContext2D,
  text: string,
  at: { column: Column; look: Look; x: number; y: number },
): void {
  const { look, column } = at
  let y = at.y
  for (const run of runsOf(text, look)) {
    if (run.upright) {
      const px = Math.round(look.px * 0.84)
      const { width } = extentOf(run.text, { ...look, px })
      drawRun(context, run.text, {
        ...look,
        px,
        x: at.x + (column.pitch - width) / 2,
        y: y + Math.round(look.px * 0.86),
      })
    } else {
      context.save()
      // Turned clockwise the line's top faces right; the baseline lies left of the column's middle.
      context.translate(at.x + Math.round(column.pitch * 0.5 - look.px * 0.32), y)
      context.rotate(Math.PI / 2)
      drawRun(context, run.text, { ...look, x: 0, y: 0 })
      context.restore()
    }
    y += run.length
  }
}
