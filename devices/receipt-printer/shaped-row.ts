import type { Bitmap } from './bitmap.ts'
import type { ShapedRow } from './paper-line.ts'
import { drawRun, extentOf, metricsOf, onStrip, type Look } from './pen.ts'
import { drawShapedText, placeLines, prepared, widthOf } from './shaped.ts'

const VALUE_GAP = 24
const ALSO_GAP = 12

interface Part {
  readonly text: string
  readonly look: Look
  readonly width: number
}

function partOf(text: string, bold: boolean, dir: Look['dir']): Part {
  const look = { px: metricsOf(text).px, bold, dir }
  return { text: prepared(text, look), look, width: widthOf(text, look) }
}

/** Label at the start with its Chinese beside it, value at the end of the line; what does not fit goes below. */
export function drawShapedRow(row: ShapedRow, paperDots: number): Bitmap {
  const { dir } = row
  const label = partOf(row.label, row.bold === 'label', dir)
  const also = row.also === undefined ? undefined : partOf(row.also, false, dir)
  const value = partOf(row.value, row.bold === 'value', dir)
  const labelled = label.width + (also ? ALSO_GAP + also.width : 0)
  if (labelled + VALUE_GAP + value.width <= paperDots) {
    const starts = [label, ...(also ? [also] : [])]
    return drawLine({ starts, end: value }, paperDots)
  }
  const below = shaped(row, { text: row.value, bold: row.bold === 'value', indented: true })
  const above =
    labelled <= paperDots
      ? drawLine({ starts: [label, ...(also ? [also] : [])] }, paperDots)
      : drawShapedText(
          shaped(row, {
            text: row.also === undefined ? row.label : `${row.label} ${row.also}`,
            bold: row.bold === 'label',
            indented: false,
          }),
          paperDots,
        )
  return stacked([above, drawShapedText(below, paperDots)], paperDots)
}

const shaped = (row: ShapedRow, part: { text: string; bold: boolean; indented: boolean }) =>
  ({
    kind: 'shaped',
    text: part.text,
    lang: row.lang,
    dir: row.dir,
    align: 'start',
    size: 'normal',
    bold: part.bold,
    ...(part.indented ? { mark: '' } : {}),
  }) as const

function drawLine({ starts, end }: { starts: readonly Part[]; end?: Part }, paperDots: number): Bitmap {
  const parts = end ? [...starts, end] : starts
  const placed = parts.map(({ text, width, look }) =>
    placeLines([{ text, width }], { look, pitch: metricsOf(text).line }),
  )
  const baseline = Math.max(...placed.map(({ at }) => at[0]!))
  const below = Math.max(...parts.map(({ text, look }) => extentOf(text, look).below))
  const height = Math.max(...placed.map((one) => one.height), baseline + below + 1)
  return onStrip({ width: paperDots, height }, (context) => {
    let used = 0
    for (const part of starts) {
      const x = part.look.dir === 'rtl' ? paperDots - used - part.width : used
      drawRun(context, part.text, { ...part.look, x, y: baseline })
      used += part.width + ALSO_GAP
    }
    if (end) {
      const x = end.look.dir === 'rtl' ? 0 : paperDots - end.width
      drawRun(context, end.text, { ...end.look, x, y: baseline })
    }
  })
}

const stacked = (parts: readonly Bitmap[], width: number): Bitmap => ({
  width,
  height: parts.reduce((sum, part) => sum + part.height, 0),
  bits: Uint8Array.from(parts.flatMap((part) => [...part.bits])),
})
