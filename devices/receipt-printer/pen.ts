import type { SKRSContext2D } from '@napi-rs/canvas'
import { bitmapOfPixels, type Bitmap } from './bitmap.ts'
import { canvasEngine, typeset } from './fonts.ts'

/** How a piece of text looks. `px` is the em size in dots. */
export interface Look {
  readonly px: number
  readonly bold: boolean
  readonly dir: 'ltr' | 'rtl'
}

/** Nominal sizes by script: the em at which each reads as large as a 24-dot Chinese character, and its line. */
interface Metrics {
  readonly px: number
  readonly line: number
}
const metrics: readonly (readonly [RegExp, Metrics])[] = [
  [/\p{Script=Arabic}/u, { px: 27, line: 37 }],
  [/\p{Script=Tibetan}/u, { px: 25, line: 36 }],
  [/\p{Script=Mongolian}/u, { px: 27, line: 34 }],
  [/\p{Script=Yi}/u, { px: 26, line: 35 }],
  [/\p{Script=Hangul}/u, { px: 24, line: 34 }],
]
/** Latin letters without Chinese ones run in their own widths: 24 dots high they would look larger than these. */
const latin: Metrics = { px: 23, line: 30 }
const otherwise: Metrics = { px: 24, line: 34 }

export const metricsOf = (text: string): Metrics =>
  metrics.find(([script]) => script.test(text))?.[1] ??
  (/\p{Script=Latin}/u.test(text) && !/\p{Script=Han}/u.test(text) ? latin : otherwise)

/** Drawn with a font of one weight: made bold by an outline. */
const oneWeight = /[\p{Script=Mongolian}\p{Script=Yi}\u3400-\u4dbf\u9fa6-\u9fff\u{20000}-\u{3ffff}]/u
/** Of these that weight is too light for a print head of 8 dots a millimetre. */
const light = /[\p{Script=Yi}\u3400-\u4dbf\u9fa6-\u9fff\u{20000}-\u{3ffff}]/u

const outlineOf = (text: string, look: Look): number => {
  if (look.bold && oneWeight.test(text)) return look.px / 30
  return light.test(text) ? look.px / 60 : 0
}

let scratch: SKRSContext2D | undefined
const measuring = (): SKRSContext2D => (scratch ??= canvasEngine().createCanvas(8, 8).getContext('2d'))

function take(context: SKRSContext2D, text: string, look: Look): string {
  const set = typeset(text, look.bold ? 'bold' : 'normal')
  context.font = `${look.bold ? 700 : 500} ${look.px}px ${set.families}`
  context.direction = look.dir
  return set.text
}

export interface Extent {
  readonly width: number
  /** Dots above and below the baseline that carry ink. */
  readonly above: number
  readonly below: number
}

export function extentOf(text: string, look: Look): Extent {
  const context = measuring()
  context.textAlign = 'left'
  context.textBaseline = 'alphabetic'
  const measured = context.measureText(take(context, text, look))
  return {
    width: measured.width,
    above: Math.ceil(measured.actualBoundingBoxAscent),
    below: Math.ceil(measured.actualBoundingBoxDescent),
  }
}

/** The colour of a run that is remembered, by its number from 1, and back. */
export const inkOfRun = {
  of: (number: number): string => `#${number.toString(16).padStart(6, '0')}`,
  /** Of red, green and blue from 0 to 1. */
  number: (parts: readonly number[]): number =>
    parts.reduce((sum, part) => sum * 256 + Math.round(part * 255), 0),
} as const

const JOINED = /[\p{Script=Arabic}\p{Script=Tibetan}\p{Script=Mongolian}]/u
/** Apart from Chinese, figures are drawn as shapes of which the file does not say what they are. */
const FIGURES = /^\P{Script=Han}*\d\P{Script=Han}*$/u
/** Marks and isolates that only say how a line runs. */
const DIRECTIONS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const remembered = new WeakMap<SKRSContext2D, string[]>()

/** From now on the runs whose shapes do not say what they are are kept, each in its ink. */
export function rememberRuns(context: SKRSContext2D): readonly string[] {
  const runs: string[] = []
  remembered.set(context, runs)
  return runs
}

function inkFor(context: SKRSContext2D, text: string): string {
  const runs = remembered.get(context)
  if (!runs || !(JOINED.test(text) || FIGURES.test(text))) return inkOfRun.of(0)
  runs.push(text.replaceAll(DIRECTIONS, ''))
  return inkOfRun.of(runs.length)
}

/** Draws a run with its left end and baseline at (x, y). */
export function drawRun(context: SKRSContext2D, text: string, at: Look & { x: number; y: number }): void {
  context.textAlign = 'left'
  context.textBaseline = 'alphabetic'
  const drawable = take(context, text, at)
  const ink = inkFor(context, text)
  context.fillStyle = ink
  context.fillText(drawable, at.x, at.y)
  const outline = outlineOf(text, at)
  if (outline > 0) {
    context.strokeStyle = ink
    context.lineWidth = outline
    context.strokeText(drawable, at.x, at.y)
  }
}

/** A white strip as wide as the paper, to draw on and take as a picture for the print head. */
export function onStrip(
  size: { width: number; height: number },
  draw: (context: SKRSContext2D) => void,
): Bitmap {
  const height = Math.max(1, Math.ceil(size.height))
  const canvas = canvasEngine().createCanvas(size.width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, size.width, height)
  draw(context)
  return bitmapOfPixels(context.getImageData(0, 0, size.width, height).data, size.width)
}
