import { type Finding, nameOf } from './finding.ts'
import type { TextRun } from './text-runs.ts'

/** A code point that no font has: what is drawn for it is what is drawn for any missing letter. */
const NOWHERE = '\u{10fffd}'
const SIZE = 32
const SIDE = 64
const UNDRAWN = /[\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u

const canvas = new OffscreenCanvas(SIDE * 2, SIDE * 2)
const pen = canvas.getContext('2d', { willReadFrequently: true })

function picture(font: string, letter: string): string {
  if (!pen) throw new Error('no canvas')
  pen.clearRect(0, 0, canvas.width, canvas.height)
  pen.font = font
  pen.textBaseline = 'alphabetic'
  pen.fillText(letter, SIDE / 2, SIDE * 1.25)
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height)
  let drawn = ''
  for (let i = 3; i < data.length; i += 4) if (data[i]! > 96) drawn += `${i},`
  return drawn
}

type Verdict = 'drawn' | 'missing' | 'system'
const known = new Map<string, Verdict>()
const emptyBoxes = new Map<string, string>()

/** Families that a machine may have of its own; the ones a page brings are in `document.fonts`. */
const SYSTEM = ['serif', 'sans-serif', 'monospace']

function verdictOf(weight: string, family: string, letter: string): Verdict {
  const key = `${weight} ${family} ${letter}`
  const seen = known.get(key)
  if (seen) return seen
  const font = `${weight} ${SIZE}px ${family}`
  const nothing = emptyBoxes.get(font) ?? picture(font, NOWHERE)
  emptyBoxes.set(font, nothing)
  const drawn = picture(font, letter)
  const verdict =
    drawn === '' || drawn === nothing
      ? 'missing'
      : SYSTEM.some((system) => picture(`${weight} ${SIZE}px ${system}`, letter) === drawn)
        ? 'system'
        : 'drawn'
  known.set(key, verdict)
  return verdict
}

/**
 * Letters for which no font of the page has a shape: drawn as an empty box (tofu), or borrowed from a font that
 * happens to be on this machine and is not on a kiosk. Fonts must have been loaded (`document.fonts.ready`).
 */
export function missingGlyphs(runs: readonly TextRun[]): Finding[] {
  return runs.flatMap(({ element, text, style }) => {
    const letters = [...new Set(text)].filter((letter) => !UNDRAWN.test(letter))
    const of = (verdict: Verdict) =>
      letters.filter((letter) => verdictOf(style.fontWeight, style.fontFamily, letter) === verdict)
    const listed = (found: readonly string[]) =>
      found.map((letter) => `${letter} U+${letter.codePointAt(0)?.toString(16).toUpperCase()}`).join(', ')
    const [missing, system] = [of('missing'), of('system')]
    const where = nameOf(element)
    return [
      ...(missing.length
        ? [{ rule: 'missing-glyph', where, what: `no font has ${listed(missing)}` } as const]
        : []),
      ...(system.length
        ? [{ rule: 'system-font', where, what: `only a font of this machine has ${listed(system)}` } as const]
        : []),
    ]
  })
}
