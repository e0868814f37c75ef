/** A line of text with a caret, for fields that no browser input stands behind. The caret is a UTF-16 index. */
export interface Editable {
  readonly value: string
  readonly caret: number
}

export const placed = (value: string): Editable => ({ value, caret: value.length })

const graphemes = new Intl.Segmenter('zh-CN', { granularity: 'grapheme' })

/** The caret's neighbours: never inside 𠮷 or between a Mongolian letter and its variation selector. */
function boundaries(value: string): number[] {
  return [...graphemes.segment(value)].map(({ index }) => index).concat(value.length)
}

/** Characters as a citizen counts them. */
export const lengthOf = (value: string): number => Array.from(value).length

/** Inserts at the caret; what would pass `maxLength` characters is not taken at all. */
export function insert(text: Editable, added: string, maxLength = Number.POSITIVE_INFINITY): Editable {
  const value = text.value.slice(0, text.caret) + added + text.value.slice(text.caret)
  return lengthOf(value) > maxLength ? text : { value, caret: text.caret + added.length }
}

export function deleteBefore({ value, caret }: Editable): Editable {
  const from = boundaries(value).findLast((at) => at < caret) ?? 0
  return { value: value.slice(0, from) + value.slice(caret), caret: from }
}

export function move({ value, caret }: Editable, by: -1 | 1): Editable {
  const all = boundaries(value)
  const at = by < 0 ? all.findLast((place) => place < caret) : all.find((place) => place > caret)
  return { value, caret: at ?? caret }
}
