import { type Finding, nameOf } from './finding.ts'
import type { TextRun } from './text-runs.ts'

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u
const LEFT_TO_RIGHT = /[\p{Script=Latin}\p{Script=Han}\p{Script=Tibetan}\p{Script=Mongolian}]/u
/** Figures with something between them: 2026-11-22, 9:00, 1/6. Their parts change places after Arabic letters. */
const COMPOUND_FIGURES = /\d+(?:[-–/.:：·]\d+)+/
/** Inside FSI/LRI/RLI … PDI nothing changes places with what is outside. */
const ISOLATED = /[\u2066-\u2068][^\u2069]*\u2069/g

/** The element of the paragraph, and whether something between it and the text isolates the text. */
function paragraphOf(element: Element): { block: Element; isolated: boolean } {
  let isolated = false
  let at = element
  for (;;) {
    const style = getComputedStyle(at)
    if (style.display !== 'inline' && style.display !== 'contents') return { block: at, isolated }
    if (style.unicodeBidi.startsWith('isolate') || style.unicodeBidi === 'plaintext') isolated = true
    if (!at.parentElement) return { block: at, isolated }
    at = at.parentElement
  }
}

/** Words of the other direction in a paragraph, not set apart: the eye then reads numbers and names in disorder. */
export function mixedDirection(runs: readonly TextRun[]): Finding[] {
  const paragraphs = new Map<Element, string[]>()
  for (const { element, text } of runs) {
    const { block, isolated } = paragraphOf(element)
    if (isolated) continue
    const bare = text.replaceAll(ISOLATED, '')
    paragraphs.set(block, [...(paragraphs.get(block) ?? []), bare])
  }
  return [...paragraphs].flatMap(([block, texts]): Finding[] => {
    const whole = texts.join('')
    if (!RIGHT_TO_LEFT.test(whole)) return []
    const figures = COMPOUND_FIGURES.exec(whole)
    if (figures)
      return [{ rule: 'mixed-direction', where: nameOf(block), what: `${figures[0]} is not isolated` }]
    const letters = texts.find((text) => LEFT_TO_RIGHT.test(text))
    return letters === undefined
      ? []
      : [
          {
            rule: 'mixed-direction',
            where: nameOf(block),
            what: `“${letters.trim().slice(0, 20)}” is not isolated`,
          },
        ]
  })
}
