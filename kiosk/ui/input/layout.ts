import type { MethodId } from './method.ts'

/**
 * A keyboard as data: rows of at most ten keys, each key its text or `text|shifted`, special keys by name in braces.
 * Keys keep their places on the glass in every language, as on a telephone: rows run left to right.
 */
export interface Layout {
  readonly id: MethodId
  readonly lang: string
  /** Name on its tab, in its own script; null: by `keyboard.<id>` from content. */
  readonly name: string | null
  readonly rows: readonly string[]
  /** Digits and signs of the script, shown instead of the letters by the signs key. */
  readonly signs?: readonly string[]
  /** Word id on the shift key where it does more than raise letters. */
  readonly shift?: string
  /** What the space bar writes where words are not parted by a blank. */
  readonly space?: string
}

export const SPECIAL = {
  shift: '{shift}',
  signs: '{signs}',
  delete: '{delete}',
  clear: '{clear}',
  space: '{space}',
  blank: '{blank}',
  enter: '{enter}',
  separator: '{separator}',
  left: '{left}',
  right: '{right}',
} as const

export const keysOfRow = (row: string): readonly string[] => row.split(' ')

/** What a key writes, plain and shifted. */
export function textsOf(key: string): readonly [plain: string, shifted: string] {
  const [plain = '', shifted = plain] = key.split('|')
  return [plain, shifted]
}

/** Faces of characters that have no shape of their own. */
const INVISIBLE: Readonly<Record<string, string>> = {
  '\u180b': 'FVS1',
  '\u180c': 'FVS2',
  '\u180d': 'FVS3',
  '\u180e': 'MVS',
  '\u202f': 'NNBSP',
}
const MARK = /^\p{M}/u

/** What stands on a key: signs that hang on a letter hang on a dotted circle. */
export const faceOf = (text: string): string => INVISIBLE[text] ?? (MARK.test(text) ? `\u25cc${text}` : text)

/** Names instead of shapes are set small. */
export const isNamed = (text: string): boolean => text in INVISIBLE
