import type { SKRSContext2D } from '@napi-rs/canvas'
import { isBlack, type Bitmap } from '../receipt-printer/bitmap.ts'
import { receiptDocumentSchema, type ReceiptDocument } from '../receipt-printer/document.ts'
import { canvasEngine } from '../receipt-printer/fonts.ts'
import { layOut } from '../receipt-printer/layout.ts'
import { LINE_DOTS, type PaperLine } from '../receipt-printer/paper-line.ts'
import { drawRun, extentOf } from '../receipt-printer/pen.ts'
import type { PrinterProfile } from '../receipt-printer/profile.ts'
import { drawCellsOn, rasterize } from '../receipt-printer/render.ts'
import { placeShapedText } from '../receipt-printer/shaped.ts'

/**
 * The document of a receipt on A4 paper, as PDF: the same words, fonts and layout as on the roll, on a wide paper that
 * ends. Text is text in the fonts of the screen, embedded; codes and vertical writing are pictures.
 */

/** A4 in points (ISO 216, 1/72 inch), whole ones as PDF writers give it. */
const SHEET = { width: 595, height: 842 }
const MARGIN = { side: 57, top: 57, bottom: 64 }
/** Points a dot: a character of 24 dots is 14.4 points high, which older readers can read. */
const SCALE = 0.6
const WIDTH_DOTS = Math.floor((SHEET.width - 2 * MARGIN.side) / SCALE / 8) * 8
const HEIGHT_DOTS = Math.floor((SHEET.height - MARGIN.top - MARGIN.bottom) / SCALE)

/** A printer that draws everything, as wide as the text of an A4 page. */
const page: PrinterProfile = {
  id: 'a4',
  dots: WIDTH_DOTS,
  columns: Math.floor(WIDTH_DOTS / 12),
  encoding: 'none',
  rasterCharacters: '',
  raster: 'gs-v-0',
  qr: 'raster',
  cutter: 'none',
  cutFeedDots: 0,
  status: 'none',
  processId: false,
  realTimeClear: false,
  motionUnits: false,
  // Of no consequence for drawing.
  bufferBytes: 256,
  bytesPerSecond: 480,
  linesPerSecond: 1,
}

/** What stays on one sheet. */
interface Unit {
  readonly height: number
  readonly draw?: (context: SKRSContext2D) => void
}

export function pagesOf(document: ReceiptDocument): Uint8Array {
  const { PDFDocument } = canvasEngine()
  const lines = layOut(receiptDocumentSchema.parse(document), page)
  const sheets = onSheets(lines.flatMap(unitsOf))
  const pdf = new PDFDocument()
  sheets.forEach((units, index) => {
    // Typed as the browser's, it is the library's own.
    const context = pdf.beginPage(SHEET.width, SHEET.height) as unknown as SKRSContext2D
    context.scale(SCALE, SCALE)
    context.translate(MARGIN.side / SCALE, MARGIN.top / SCALE)
    let top = 0
    for (const { height, draw } of units) {
      context.save()
      context.translate(0, top)
      draw?.(context)
      context.restore()
      top += height
    }
    if (sheets.length > 1) drawFoot(context, `${index + 1} / ${sheets.length}`)
    pdf.endPage()
  })
  return new Uint8Array(pdf.close())
}

function onSheets(units: readonly Unit[]): Unit[][] {
  const sheets: Unit[][] = [[]]
  let used = 0
  for (const unit of units) {
    if (used > 0 && used + unit.height > HEIGHT_DOTS) {
      sheets.push([])
      used = 0
    }
    // White at the head of a sheet is of no use.
    if (used === 0 && !unit.draw) continue
    sheets.at(-1)!.push(unit)
    used += unit.height
  }
  return sheets.filter((sheet, index) => index === 0 || sheet.some(({ draw }) => draw))
}

function unitsOf(line: PaperLine): Unit[] {
  switch (line.kind) {
    case 'cut':
      return []
    case 'feed':
      return [{ height: line.dots }]
    case 'cells':
      return [{ height: LINE_DOTS[line.size], draw: (context) => drawCellsOn(context, line, page) }]
    case 'shaped': {
      let top = 0
      return placeShapedText(line, WIDTH_DOTS).map(({ bottom, draw }) => {
        const from = top
        top = bottom
        return {
          height: bottom - from,
          draw: (context: SKRSContext2D) => {
            context.translate(0, -from)
            draw(context)
          },
        }
      })
    }
    default: {
      const picture = rasterize(line, page)
      return [{ height: picture.height, draw: (context) => drawPicture(context, picture) }]
    }
  }
}

function drawPicture(context: SKRSContext2D, picture: Bitmap): void {
  const canvas = canvasEngine().createCanvas(picture.width, picture.height)
  const on = canvas.getContext('2d')
  const image = on.createImageData(picture.width, picture.height)
  for (let y = 0; y < picture.height; y++)
    for (let x = 0; x < picture.width; x++)
      if (isBlack(picture, x, y)) image.data[(y * picture.width + x) * 4 + 3] = 255
  on.putImageData(image, 0, 0)
  context.imageSmoothingEnabled = false
  context.drawImage(canvas, 0, 0)
}

function drawFoot(context: SKRSContext2D, text: string): void {
  const look = { px: 20, bold: false, dir: 'ltr' as const }
  const x = (WIDTH_DOTS - extentOf(text, look).width) / 2
  drawRun(context, text, { ...look, x, y: HEIGHT_DOTS + 50 })
}
