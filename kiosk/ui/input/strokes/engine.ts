import type { Candidate } from '../composer.ts'

/** The five keys and the one for a stroke nobody is sure of; the composition is written with them. */
export const STROKE_KEYS = ['一', '丨', '丿', '丶', '乛', '＊'] as const

const ANY = '6'
/** What a key, a figure or a letter (横 h, 竖 s, 撇 p, 点 or 捺 n or d, 折 z, unsure x) means. */
const MEANING: Readonly<Record<string, string>> = {
  ...Object.fromEntries(STROKE_KEYS.map((key, i) => [key, String(i + 1)])),
  ...Object.fromEntries(['1', '2', '3', '4', '5', ANY].map((figure) => [figure, figure])),
  h: '1',
  s: '2',
  p: '3',
  n: '4',
  d: '4',
  z: '5',
  x: ANY,
  '*': ANY,
}

/** The key of what was typed; null where it is no stroke. */
export function strokeKey(typed: string): string | null {
  const meaning = MEANING[typed.toLowerCase()]
  return meaning === undefined ? null : STROKE_KEYS[Number(meaning) - 1]!
}

interface Written {
  readonly character: string
  readonly codes: readonly string[]
}

const SHOWN = 240
/** With fewer answers than a page, characters that differ in one stroke are shown too. */
const ENOUGH = 6

/** Characters by their strokes in writing order; the rank of a character is its line in the file. */
export class StrokeEngine {
  readonly #characters: readonly Written[]

  /** `file`: the text of strokes.txt: `我 3121534`, the most frequent first. */
  constructor(file: string) {
    this.#characters = file
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [character = '', ...codes] = line.split(' ')
        return { character, codes }
      })
  }

  /**
   * What is written so exactly, then what begins so, each by frequency; where that is little, what differs in one
   * stroke. `input`: keys, figures or letters as in `strokeKey`; with anything else in it nothing is found.
   */
  candidates(input: string): Candidate[] {
    const strokes = Array.from(input, (typed) => MEANING[typed.toLowerCase()])
    if (strokes.length === 0 || strokes.includes(undefined)) return []
    const exact: string[] = []
    const beginning: string[] = []
    const near: string[] = []
    for (const { character, codes } of this.#characters) {
      let fit = 2
      for (const code of codes) fit = Math.min(fit, misses(code, strokes as string[]))
      if (fit > 1) continue
      if (fit === 1) near.push(character)
      else if (codes.some((code) => code.length === strokes.length)) exact.push(character)
      else beginning.push(character)
    }
    const found = [...exact, ...beginning]
    const all = found.length < ENOUGH && strokes.length > 2 ? [...found, ...near] : found
    return all.slice(0, SHOWN).map((text) => ({ text, length: input.length }))
  }
}

/** How many of the strokes a character does not begin with; more than one is not counted. */
function misses(code: string, strokes: readonly string[]): number {
  if (code.length < strokes.length) return 2
  let missed = 0
  for (let i = 0; i < strokes.length && missed < 2; i++)
    if (strokes[i] !== ANY && strokes[i] !== code[i]) missed += 1
  return missed
}
