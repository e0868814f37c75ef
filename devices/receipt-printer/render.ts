import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Bitmap } from './bitmap.ts'
import { drawCaptionedQr } from './captioned-qr.ts'
import { LINE_DOTS, type CellLine, type DrawnLine } from './paper-line.ts'
import { drawRun, extentOf, onStrip } from './pen.ts'
import { CHARACTER_DOTS, COLUMN_DOTS, type PrinterProfile } from './profile.ts'
import { columnsOf, graphemesOf } from './repertoire.ts'
import { drawFold, drawRule } from './rule.ts'
import { drawShapedRow } from './shaped-row.ts'
import { drawShapedText } from './shaped.ts'
import { drawVertical } from './vertical.ts'
import { unreachable } from '../../base/result.ts'

/** Turns a line into the dots it has on paper, as wide as the paper. The encoder is given it, so that it stays pure. */
export type Rasterize = (line: CellLine | DrawnLine, profile: PrinterProfile) => Bitmap

export const rasterize: Rasterize = (line, profile) => {
  switch (line.kind) {
    case 'cells':
      return drawCells(line, profile)
    case 'shaped':
      return drawShapedText(line, profile.dots)
    case 'shaped-row':
      return drawShapedRow(line, profile.dots)
    case 'vertical':
      return drawVertical(line, profile.dots)
    case 'rule':
      return drawRule(profile.dots)
    case 'fold':
      return drawFold(profile.dots)
    case 'qr':
      return drawCaptionedQr(line, profile.dots)
    default:
      return unreachable(line)
  }
}

const drawCells = (line: CellLine, profile: PrinterProfile): Bitmap =>
  onStrip({ width: profile.dots, height: LINE_DOTS[line.size] }, (context) =>
    drawCellsOn(context, line, profile),
  )

/** A line on the printer's own grid, each character in the middle of its cell, the line's upper end at 0. */
export function drawCellsOn(context: SKRSContext2D, line: CellLine, profile: PrinterProfile): void {
  const cells = line.spans.flatMap((span) =>
    graphemesOf(span.text).map((grapheme) => ({
      grapheme,
      bold: span.bold,
      dots: columnsOf(grapheme, profile) * COLUMN_DOTS * line.size,
    })),
  )
  const width = cells.reduce((sum, cell) => sum + cell.dots, 0)
  const gridDots = profile.columns * COLUMN_DOTS
  const slack = line.align === 'start' ? 0 : line.align === 'end' ? gridDots - width : (gridDots - width) / 2
  let x = Math.floor(Math.max(0, slack))
  for (const cell of cells) {
    if (cell.grapheme !== ' ') {
      const px = CHARACTER_DOTS * line.size
      const look = { px, bold: cell.bold, dir: 'ltr' as const }
      // Letters of a proportional font are made to fit: an M or a Q is wider than half a Chinese character.
      const { width: natural } = extentOf(cell.grapheme, look)
      const squeeze = Math.min(1, (cell.dots - 0.5) / natural)
      context.save()
      context.translate(x + (cell.dots - natural * squeeze) / 2, Math.round(px * 0.88) + 1)
      context.scale(squeeze, 1)
      drawRun(context, cell.grapheme, { ...look, x: 0, y: 0 })
      context.restore()
    }
    x += cell.dots
  }
}
