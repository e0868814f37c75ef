import type { SKRSContext2D } from '@napi-rs/canvas'
import { canvasEngine } from '../receipt-printer/fonts.ts'
import { drawRun, extentOf, rememberRuns } from '../receipt-printer/pen.ts'
import { withActualText } from './actual-text.ts'

/** Puts what is to be drawn onto sheets of A4, as PDF with its fonts embedded, in memory. */

/** A4 in points (ISO 216, 1/72 inch), whole ones as PDF writers give it. */
const SHEET = { width: 595, height: 842 }
const MARGIN = { side: 57, top: 57, bottom: 64 }
/** Points a dot: a character of 24 dots is 14.4 points high, which older readers can read. */
const SCALE = 0.6

/** What is drawn on of a sheet, in dots. */
export const PAGE = {
  width: Math.floor((SHEET.width - 2 * MARGIN.side) / SCALE / 8) * 8,
  height: Math.floor((SHEET.height - MARGIN.top - MARGIN.bottom) / SCALE),
} as const

/** What stays on one sheet; drawn with its upper left end at 0. */
export interface Unit {
  readonly height: number
  readonly draw?: (context: SKRSContext2D) => void
  /** It says what the next one is about: the two are not parted. */
  readonly heads?: boolean
  /** Draws the edge of a frame that goes on in the next unit, where a sheet ends below or begins above it. */
  readonly edge?: (context: SKRSContext2D) => void
}

/** What begins on a sheet of its own. `foot`: at the foot of each of its sheets. */
export interface Part {
  readonly units: readonly Unit[]
  readonly foot?: string
}

export function drawPages(parts: readonly Part[]): Uint8Array {
  const { PDFDocument } = canvasEngine()
  const pdf = new PDFDocument()
  const runs: (readonly string[])[] = []
  for (const { units, foot } of parts) {
    const sheets = onSheets(units)
    sheets.forEach((sheet, index) => {
      // Typed as the browser's, it is the library's own.
      const context = pdf.beginPage(SHEET.width, SHEET.height) as unknown as SKRSContext2D
      runs.push(rememberRuns(context))
      context.scale(SCALE, SCALE)
      context.translate(MARGIN.side / SCALE, MARGIN.top / SCALE)
      drawSheet(context, sheet)
      const page = sheets.length > 1 ? `${index + 1} / ${sheets.length}` : undefined
      const below = [foot, page].filter((text) => text !== undefined)
      if (below.length > 0) drawFoot(context, below.join('　　'))
      pdf.endPage()
    })
  }
  return withActualText(pdf.close(), runs)
}

function drawSheet(context: SKRSContext2D, units: readonly Unit[]): void {
  let top = 0
  units.forEach((unit, index) => {
    context.save()
    context.translate(0, top)
    if (index === 0) unit.edge?.(context)
    unit.draw?.(context)
    context.restore()
    top += unit.height
  })
  context.save()
  context.translate(0, top)
  units.at(-1)?.edge?.(context)
  context.restore()
}

function onSheets(units: readonly Unit[]): Unit[][] {
  const sheets: Unit[][] = [[]]
  let used = 0
  units.forEach((unit, index) => {
    const needed = unit.height + followers(units, index)
    if (used > 0 && used + needed > PAGE.height) {
      sheets.push([])
      used = 0
    }
    // White at the head of a sheet is of no use.
    if (used === 0 && !unit.draw) return
    sheets.at(-1)!.push(unit)
    used += unit.height
  })
  return sheets.filter((sheet, index) => index === 0 || sheet.some(({ draw }) => draw))
}

/** What must stand on the same sheet below a unit. */
function followers(units: readonly Unit[], index: number): number {
  const next = units[index]!.heads ? units[index + 1] : undefined
  return next ? next.height + followers(units, index + 1) : 0
}

function drawFoot(context: SKRSContext2D, text: string): void {
  const look = { px: 20, bold: false, dir: 'ltr' as const }
  const x = (PAGE.width - extentOf(text, look).width) / 2
  drawRun(context, text, { ...look, x, y: PAGE.height + 50 })
}
