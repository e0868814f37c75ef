import { graphemesOf } from './graphemes.ts'

/** A line of text with a caret, for fields that no browser input stands behind. The caret is a UTF-16 index. */
export interface Editable {
  readonly value: string
  readonly caret: number
}

export const placed = (value: string): Editable => ({ value, caret: value.length })

/** The caret's neighbours: never inside 𠮷 or between a Mongolian letter and its variation selector. */
function boundaries(value: string): number[] {
  return [...graphemesOf(value)].map(({ index }) => index).concat(value.length)
}

/** Characters as a citizen counts them. */
export const lengthOf = (value: string): number => Array.from(value).length

/** Inserts at the caret; what would pass `maxLength` characters is not taken at all. */
export function insert(text: Editable, added: string, maxLength = Number.POSITIVE_INFINITY): Editable {
  const value = text.value.slice(0, text.caret) + added + text.value.slice(text.caret)
  return lengthOf(value) > maxLength ? text : { value, caret: text.caret + added.length }
}

/** A Tibetan stack is built sign by sign and is taken down the same way. */
const STACKED = /[\u0f71-\u0f84\u0f8d-\u0fbc]$/

export function deleteBefore({ value, caret }: Editable): Editable {
  const from = STACKED.test(value.slice(0, caret))
    ? caret - 1
    : (boundaries(value).findLast((at) => at < caret) ?? 0)
  return { value: value.slice(0, from) + value.slice(caret), caret: from }
}

export type Side = 'left' | 'right'

const STRONG = /[\p{L}\p{N}]/u
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u

/** By the letter before the caret; at the beginning by the one after it. */
function runsRightToLeft({ value, caret }: Editable): boolean {
  const before = Array.from(value.slice(0, caret)).findLast((character) => STRONG.test(character))
  const letter = before ?? Array.from(value.slice(caret)).find((character) => STRONG.test(character))
  return letter !== undefined && RIGHT_TO_LEFT.test(letter)
}

/** One place to that side as seen: back in Chinese is forth in Uyghur. */
export function move(text: Editable, to: Side): Editable {
  const { value, caret } = text
  const all = boundaries(value)
  const back = (to === 'left') !== runsRightToLeft(text)
  const at = back ? all.findLast((place) => place < caret) : all.find((place) => place > caret)
  return at === undefined ? text : { value, caret: at }
}

/** The caret at `at`, or at the last place before it where it can stand. */
export const placedAt = ({ value }: Editable, at: number): Editable => ({
  value,
  caret: boundaries(value).findLast((place) => place <= at) ?? 0,
})

/** The text before the caret made anew; what would pass `maxLength` characters is not taken. */
export function rewritten(
  text: Editable,
  change: (before: string) => string,
  maxLength = Number.POSITIVE_INFINITY,
): Editable {
  const before = change(text.value.slice(0, text.caret))
  const value = before + text.value.slice(text.caret)
  return lengthOf(value) > maxLength ? text : { value, caret: before.length }
}
