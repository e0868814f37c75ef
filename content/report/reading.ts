import { TEXT_FOLDERS, type PlacedText } from './texts.ts'

/**
 * How hard texts are to read. Two measures that are known to matter in Chinese and need no word list: how long a
 * sentence goes on, and how many characters lie outside the first level of GB 2312-80 (3755 characters in frequent use,
 * which those who finished primary school know).
 */
export interface Reading {
  readonly folder: string
  readonly texts: number
  readonly sentences: number
  /** Characters of a sentence, on average. */
  readonly mean: number
  readonly long: number
  readonly rare: number
}

export interface HardText extends PlacedText {
  /** Characters of its longest sentence. */
  readonly longest: number
  readonly rare: readonly string[]
}

/** A sentence of more characters says more than one thing; ours average a third of it. */
export const LONG_SENTENCE = 45

/** GB 2312 rows 16 to 55 are level one; the decoder of the platform knows them. */
const FREQUENT: ReadonlySet<string> = new Set(
  new TextDecoder('gb2312').decode(
    Uint8Array.from({ length: (55 - 16 + 1) * 94 * 2 }, (_, index) => {
      const cell = index >> 1
      return 0xa0 + (index % 2 === 0 ? 16 + Math.floor(cell / 94) : 1 + (cell % 94))
    }),
  ),
)

const sentencesOf = (text: string): string[] =>
  text
    .split(/[。！？；\n]/)
    .map((sentence) => sentence.replace(/[\s「」“”（）()《》、，：]/g, ''))
    .filter((sentence) => sentence.length > 0)

const rareIn = (text: string): string[] => [
  ...new Set(text.match(/\p{Script=Han}/gu)?.filter((character) => !FREQUENT.has(character))),
]

export const hardnessOf = (placed: PlacedText): HardText => ({
  ...placed,
  longest: Math.max(0, ...sentencesOf(placed.text).map(({ length }) => length)),
  rare: rareIn(placed.text),
})

/** A row for each folder, and the texts that someone should write anew, the hardest first. */
export function readingOf(texts: readonly PlacedText[]): {
  readonly folders: readonly Reading[]
  readonly hard: readonly HardText[]
} {
  const judged = texts.map(hardnessOf)
  const folders = TEXT_FOLDERS.map((folder): Reading => {
    const own = judged.filter(({ file }) => file.slice(0, file.lastIndexOf('/')) === folder)
    const lengths = own.flatMap(({ text }) => sentencesOf(text).map(({ length }) => length))
    const sum = lengths.reduce((total, length) => total + length, 0)
    return {
      folder,
      texts: own.length,
      sentences: lengths.length,
      mean: Math.round((sum / Math.max(1, lengths.length)) * 10) / 10,
      long: lengths.filter((length) => length > LONG_SENTENCE).length,
      rare: own.filter(({ rare }) => rare.length > 0).length,
    }
  })
  return {
    folders,
    hard: judged
      .filter(({ longest, rare }) => longest > LONG_SENTENCE || rare.length > 0)
      .toSorted((a, b) => b.longest - a.longest),
  }
}
