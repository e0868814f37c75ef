import type { SKRSContext2D } from '@napi-rs/canvas'
import type { ShapedText } from './paper-line.ts'
import type { Bitmap } from './bitmap.ts'
import { drawRun, extentOf, metricsOf, onStrip, type Look } from './pen.ts'
import { CHARACTER_DOTS, COLUMN_DOTS } from './profile.ts'
import { balancedLines, fillLines, unbreakable } from './wrap.ts'

/** Sets paragraphs whose letters join, stack or run from right to left. */

const LEFT_TO_RIGHT_ISOLATE = '\u2066'
const POP_ISOLATE = '\u2069'

/**
 * Wraps every number, date, phone number or Latin word in an isolate: without it, `2026-11-22` after Arabic
 * letters comes out as 22-11-2026 (UAX #9, the hyphens take the direction of the text). What ends in a sign ends
 * before it: the hyphen of `29-نويابىر` belongs to the Uyghur word.
 */
export const isolateNumbers = (text: string): string =>
  text.replaceAll(
    /[0-9A-Za-z*¥￥](?:(?:[0-9A-Za-z*.,:/@+\-()%]|(?<=\d) (?=\d))*[0-9A-Za-z*%])?/g,
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

/** Text as it is handed to the shaping engine. */
export const prepared = (text: string, look: Look) => (look.dir === 'rtl' ? isolateNumbers(text) : text)
export const widthOf = (text: string, look: Look) => extentOf(prepared(text, look), look).width

export const TEXT_SCALE = { small: 5 / 6, normal: 1, large: 1.5 } as const
/** Small text is a companion of what stands above it, so its lines are set closer too. */
const SMALL_PITCH = 0.92
/** The same column for the mark as on the printer's own grid. */
const MARK_DOTS = 3 * COLUMN_DOTS

/** A paragraph broken into lines for that width, and how they are to look. */
export function setLines(
  block: ShapedText,
  paperDots: number,
): { lines: SetLine[]; look: Look; indent: number } {
  const px = Math.round(metricsOf(block.text).px * TEXT_SCALE[block.size])
  const look: Look = { px, bold: block.bold, dir: block.dir }
  const indent = block.mark === undefined ? 0 : MARK_DOTS
  const fill = block.align === 'center' ? balancedLines : fillLines
  const lines = fill(shapedPieces(block.text), {
    width: paperDots - indent,
    of: (part) => widthOf(part, look),
    orphan: px * 3,
  })
  const set = lines.map((line) => ({ text: prepared(line, look), width: widthOf(line, look) }))
  return { lines: set, look, indent }
}

/** One line of a paragraph, to be drawn with the paragraph's upper end at 0. */
interface PlacedLine {
  readonly bottom: number
  readonly draw: (context: SKRSContext2D) => void
}

/** A paragraph line by line, for paper that ends. */
export function placeShapedText(block: ShapedText, paperDots: number): PlacedLine[] {
  const { lines, look, indent } = setLines(block, paperDots)
  const closer = block.size === 'small' ? SMALL_PITCH : 1
  const pitch = metricsOf(block.text).line * TEXT_SCALE[block.size] * closer
  const baselines = placeLines(lines, { look, pitch })
  return lines.map((line, index) => ({
    bottom: baselines.bottoms[index]!,
    draw: (context) => {
      const y = baselines.at[index]!
      drawRun(context, line.text, { ...look, y, x: startOf(line.width, { ...block, paperDots, indent }) })
      if (!block.mark || index > 0) return
      const mark: Look = { ...look, px: CHARACTER_DOTS }
      const x = block.dir === 'rtl' ? paperDots - widthOf(block.mark, mark) : 0
      drawRun(context, prepared(block.mark, mark), { ...mark, x, y })
    },
  }))
}

export function drawShapedText(block: ShapedText, paperDots: number): Bitmap {
  const lines = placeShapedText(block, paperDots)
  return onStrip({ width: paperDots, height: lines.at(-1)?.bottom ?? 0 }, (context) => {
    for (const line of lines) line.draw(context)
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
  if (align === 'center') return Math.round((paperDots - width) / 2)
  const atLeft = (dir === 'ltr') === (align === 'start')
  if (atLeft) return dir === 'ltr' ? indent : 0
  return paperDots - width - (dir === 'rtl' ? indent : 0)
}

/** Baselines that keep the pitch of the script, further apart only where stacks or marks would touch. */
export function placeLines(
  lines: readonly SetLine[],
  { look, pitch }: { look: Look; pitch: number },
): { at: number[]; bottoms: number[]; height: number } {
  const at: number[] = []
  const bottoms: number[] = []
  let bottom = 0
  for (const line of lines) {
    const { above, below } = extentOf(line.text, look)
    const lead = Math.max((pitch - look.px) / 2, 2)
    const y = bottom + Math.max(Math.round(lead + look.px * 0.86), above + 1)
    at.push(y)
    bottom = Math.max(y + below + 1, bottom + Math.round(pitch))
    bottoms.push(bottom)
  }
  return { at, bottoms, height: bottom }
}
