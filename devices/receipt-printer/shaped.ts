import type { ShapedRow, ShapedText } from './layout.ts'
import type { Bitmap } from './bitmap.ts'
import { drawRun, extentOf, metricsOf, onStrip, type Look } from './pen.ts'
import { fillLines, unbreakable } from './wrap.ts'

/** Sets paragraphs whose letters join, stack or run from right to left. */

const LEFT_TO_RIGHT_ISOLATE = '\u2066'
const POP_ISOLATE = '\u2069'

/**
 * Wraps every number, date, phone number or Latin word in an isolate: without it, `2026-11-22` after Arabic
 * letters comes out as 22-11-2026 (UAX #9, the hyphens take the direction of the text).
 */
export const isolateNumbers = (text: string): string =>
  text.replaceAll(
    /[0-9A-Za-z*¥￥](?:[0-9A-Za-z*.,:/@+\-()%]|(?<=\d) (?=\d))*/g,
    (run) => LEFT_TO_RIGHT_ISOLATE + run + POP_ISOLATE,
  )

const TSHEG = /[\u0f0b\u0f0d-\u0f11]/
const breaksAnywhere = /[\p{Script=Han}\p{Script=Yi}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** Where a paragraph may break: at spaces, after a Tibetan tsheg or shad, around Chinese and Yi characters. */
export function shapedPieces(text: string): string[] {
  if (breaksAnywhere.test(text) && !/[\p{Script=Arabic}\p{Script=Tibetan}\p{Script=Mongolian}]/u.test(text)) {
    return unbreakable(text).flatMap((piece) => piece)
  }
  const pieces: string[] = []
  let piece = ''
  const characters = Array.from(text)
  characters.forEach((character, index) => {
    piece += character
    const next = characters[index + 1]
    const afterSpace = character === ' ' && next !== ' ' && !TSHEG.test(next ?? '')
    const afterTsheg = TSHEG.test(character) && next !== undefined && !TSHEG.test(next) && next !== ' '
    if (afterSpace || afterTsheg) {
      pieces.push(piece)
      piece = ''
    }
  })
  if (piece !== '') pieces.push(piece)
  return pieces
}

interface SetLine {
  readonly text: string
  readonly width: number
}

const setLines = (text: string, { width, look }: { width: number; look: Look }): SetLine[] =>
  fillLines(shapedPieces(text), { width, of: (part) => widthOf(part, look) }).map((line) => ({
    text: prepared(line, look),
    width: widthOf(line, look),
  }))

const prepared = (text: string, look: Look) => (look.dir === 'rtl' ? isolateNumbers(text) : text)
const widthOf = (text: string, look: Look) => extentOf(prepared(text, look), look).width

export function drawShapedText(block: ShapedText, paperDots: number): Bitmap {
  const scale = block.large ? 1.6 : 1
  const { px, line: pitch } = metricsOf(block.text)
  const look: Look = { px: Math.round(px * scale), bold: block.bold, dir: block.dir }
  const marker = block.marker ?? ''
  const indent = marker === '' ? 0 : Math.ceil(widthOf(`${marker} `, look))
  const lines = setLines(block.text, { width: paperDots - indent, look })
  const baselines = placeLines(lines, { look, pitch: pitch * scale })
  return onStrip({ width: paperDots, height: baselines.height }, (context) => {
    lines.forEach((line, index) => {
      const y = baselines.at[index]!
      drawRun(context, line.text, { ...look, y, x: startOf(line.width, { ...block, paperDots, indent }) })
    })
    if (marker !== '') {
      const x = block.dir === 'rtl' ? paperDots - widthOf(marker, look) : 0
      drawRun(context, marker, { ...look, x, y: baselines.at[0]! })
    }
  })
}

const startOf = (
  width: number,
  {
    align,
    dir,
    paperDots,
    indent,
  }: Pick<ShapedText, 'align' | 'dir'> & { paperDots: number; indent: number },
): number => {
  if (align === 'center') return (paperDots - width) / 2
  const atLeft = (dir === 'ltr') === (align === 'start')
  if (atLeft) return dir === 'ltr' ? indent : 0
  return paperDots - width - (dir === 'rtl' ? indent : 0)
}

/** Baselines that keep the pitch of the script, further apart only where stacks or marks would touch. */
function placeLines(
  lines: readonly SetLine[],
  { look, pitch }: { look: Look; pitch: number },
): { at: number[]; height: number } {
  const at: number[] = []
  let bottom = 0
  for (const line of lines) {
    const { above, below } = extentOf(line.text, look)
    const lead = Math.max((pitch - look.px) / 2, 2)
    const y = bottom + Math.max(Math.round(lead + look.px * 0.86), above + 1)
    at.push(y)
    bottom = Math.max(y + below + 1, bottom + Math.round(pitch))
  }
  return { at, height: bottom }
}

/** Label at the start, value at the end of the line if both fit, else the value below, indented. */
export function drawShapedRow(row: ShapedRow, paperDots: number): Bitmap {
  const look = (text: string, bold: boolean): Look => ({
    px: metricsOf(text).px,
    bold,
    dir: row.dir,
  })
  const labelLook = look(row.label, false)
  const valueLook = look(row.value, true)
  const gap = 24
  const label = { text: prepared(row.label, labelLook), width: widthOf(row.label, labelLook) }
  const oneLine = label.width + gap + widthOf(row.value, valueLook) <= paperDots
  const pitch = Math.max(metricsOf(row.label).line, metricsOf(row.value).line)
  if (!oneLine) {
    const { lang, dir } = row
    const parts = [
      { kind: 'shaped', text: row.label, lang, dir, align: 'start', large: false, bold: false } as const,
      {
        kind: 'shaped',
        text: row.value,
        lang,
        dir,
        align: 'start',
        large: false,
        bold: true,
        marker: ' ',
      } as const,
    ].map((part) => drawShapedText(part, paperDots))
    return stacked(parts, paperDots)
  }
  const value = { text: prepared(row.value, valueLook), width: widthOf(row.value, valueLook) }
  const baseline = Math.max(
    placeLines([label], { look: labelLook, pitch }).at[0]!,
    placeLines([value], { look: valueLook, pitch }).at[0]!,
  )
  const below = Math.max(extentOf(label.text, labelLook).below, extentOf(value.text, valueLook).below)
  return onStrip({ width: paperDots, height: Math.max(pitch, baseline + below + 1) }, (context) => {
    const rtl = row.dir === 'rtl'
    drawRun(context, label.text, { ...labelLook, x: rtl ? paperDots - label.width : 0, y: baseline })
    drawRun(context, value.text, { ...valueLook, x: rtl ? 0 : paperDots - value.width, y: baseline })
  })
}

const stacked = (parts: readonly Bitmap[], width: number): Bitmap => ({
  width,
  height: parts.reduce((sum, part) => sum + part.height, 0),
  bits: Uint8Array.from(parts.flatMap((part) => [...part.bits])),
})
