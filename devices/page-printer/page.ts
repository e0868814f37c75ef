import type { SKRSContext2D } from '@napi-rs/canvas'
import { isBlack, type Bitmap } from '../receipt-printer/bitmap.ts'
import { receiptDocumentSchema, type ReceiptDocument } from '../receipt-printer/document.ts'
import { canvasEngine } from '../receipt-printer/fonts.ts'
import { layOut } from '../receipt-printer/layout.ts'
import { LINE_DOTS, type PaperLine } from '../receipt-printer/paper-line.ts'
import type { PrinterProfile } from '../receipt-printer/profile.ts'
import { drawCellsOn, rasterize } from '../receipt-printer/render.ts'
import { placeShapedText } from '../receipt-printer/shaped.ts'
import { placeVertical } from '../receipt-printer/vertical.ts'
import { drawPages, PAGE, type Unit } from './pages.ts'

/**
 * The document of a receipt on A4 paper, as PDF: the same words, fonts and layout as on the roll, on a wide paper that
 * ends. Text is text in the fonts of the screen, embedded; codes and rows of two columns are pictures.
 */

/** A printer that draws everything, as wide as the text of an A4 page. */
const page: PrinterProfile = {
  id: 'a4',
  dots: PAGE.width,
  columns: Math.floor(PAGE.width / 12),
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

export function pagesOf(document: ReceiptDocument): Uint8Array {
  const lines = layOut(receiptDocumentSchema.parse(document), page)
  return drawPages([{ units: lines.flatMap(unitsOf) }])
}

function unitsOf(line: PaperLine): Unit[] {
  switch (line.kind) {
    case 'cut':
      return []
    case 'feed':
      return [{ height: line.dots }]
    case 'cells':
      return [{ height: LINE_DOTS[line.size], draw: (context) => drawCellsOn(context, line, page) }]
    case 'vertical':
      return placeVertical(line, PAGE.width)
    case 'shaped': {
      let top = 0
      return placeShapedText(line, PAGE.width).map(({ bottom, draw }) => {
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
