/**
 * The lexicon in memory: readings as one sorted table of syllable numbers, so that a prefix is a range of rows and no
 * tree of objects is needed; words stay in the text of the file and are cut out when asked for.
 *
 * The file (build-dictionary.ts writes it): the logarithm of all weights; a line for each syllable with its
 * characters, `gong工w公v`; an empty line; a line for each reading with its words, `工资t公子k`, sorted by reading.
 * After each word one ASCII character is its weight. A word's reading is that of its characters; a digit after a
 * character means its n-th other reading (`银行1`).
 */
export const NO_WEIGHT = '@'.charCodeAt(0)
/** Steps for each doubling of the weight. */
export const STEPS = 2.4

export interface Word {
  readonly text: string
  /** Negative natural logarithm of its share of all text. */
  readonly cost: number
}

const isDigit = (code: number) => code >= 48 && code <= 57
const isAscii = (code: number) => code < 128

/** Readings of each character by number of syllable, the most frequent one first. */
export function readingsOf(lines: readonly string[]): Map<string, number[]> {
  const found = new Map<string, { syllable: number; level: number }[]>()
  for (const [syllable, line] of lines.entries())
    for (const [, character, level] of line.matchAll(/(\P{ASCII})([@-~])/gu)) {
      const known = found.get(character!) ?? []
      known.push({ syllable, level: level!.charCodeAt(0) })
      found.set(character!, known)
    }
  return new Map(
    [...found].map(([character, all]) => [
      character,
      all.toSorted((a, b) => b.level - a.level || a.syllable - b.syllable).map(({ syllable }) => syllable),
    ]),
  )
}

/** Numbers of the syllables of the first word of a line. */
function readingOfLine(line: string, readings: Map<string, number[]>, into: number[]): void {
  let of: number[] = []
  for (const character of line) {
    const code = character.charCodeAt(0)
    if (isDigit(code)) into[into.length - 1] = of[code - 48]!
    else if (isAscii(code)) return
    else {
      of = readings.get(character)!
      into.push(of[0]!)
    }
  }
}

/** Rows `from` to before `to` of the table: all words whose reading begins the same way for `depth` syllables. */
export interface Range {
  readonly from: number
  readonly to: number
  readonly depth: number
}

export class Dictionary {
  /** In alphabetical order; everything else names them by their place here. */
  readonly syllables: readonly string[]
  readonly #characters: readonly string[]
  readonly #lines: readonly string[]
  readonly #readings: Map<string, number[]>
  readonly #logTotal: number
  readonly #starts: Uint32Array
  readonly #table: Uint16Array

  constructor(file: string) {
    const [head = '', words = ''] = file.split('\n\n')
    const [logTotal = '0', ...characters] = head.split('\n')
    this.#logTotal = Number(logTotal)
    this.syllables = characters.map((line) => /^[a-z]*/.exec(line)![0])
    this.#characters = characters.map((line, i) => line.slice(this.syllables[i]!.length))
    this.#readings = readingsOf(characters)
    this.#lines = words === '' ? [] : words.split('\n')
    const table: number[] = []
    this.#starts = new Uint32Array(this.#lines.length + 1)
    for (const [row, line] of this.#lines.entries()) {
      readingOfLine(line, this.#readings, table)
      this.#starts[row + 1] = table.length
    }
    this.#table = Uint16Array.from(table)
  }

  get all(): Range {
    return { from: 0, to: this.#lines.length, depth: 0 }
  }

  /** Syllable at `depth` of a row; -1 behind its end, so that the shorter reading stands before the longer. */
  #at(row: number, depth: number): number {
    const place = this.#starts[row]! + depth
    return place < this.#starts[row + 1]! ? this.#table[place]! : -1
  }

  #firstRow({ from, to, depth }: Range, syllable: number): number {
    let low = from
    let high = to
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#at(middle, depth) < syllable) low = middle + 1
      else high = middle
    }
    return low
  }

  /** The ranges one syllable further, for each syllable from `first` to `last` that goes on from here. */
  *further(range: Range, first: number, last: number): Generator<Range & { readonly syllable: number }> {
    let from = this.#firstRow(range, first)
    while (from < range.to) {
      const syllable = this.#at(from, range.depth)
      if (syllable > last) return
      const to = this.#firstRow({ ...range, from }, syllable + 1)
      yield { from, to, depth: range.depth + 1, syllable }
      from = to
    }
  }

  /** Words that are read exactly so, the most frequent first. */
  words({ from, to, depth }: Range, limit: number): Word[] {
    if (from >= to || this.#at(from, depth) !== -1) return []
    return this.#cut(this.#lines[from]!, limit)
  }

  characters(syllable: number, limit: number): Word[] {
    return this.#cut(this.#characters[syllable]!, limit)
  }

  /** Numbers of the syllables that a character can be read as. */
  readings(character: string): readonly number[] {
    return this.#readings.get(character) ?? []
  }

  #cut(line: string, limit: number): Word[] {
    const words: Word[] = []
    let text = ''
    for (let i = 0; i < line.length && words.length < limit; i++) {
      const code = line.charCodeAt(i)
      if (!isAscii(code)) text += line[i]
      else if (!isDigit(code)) {
        words.push({ text, cost: this.#logTotal - ((code - NO_WEIGHT) / STEPS) * Math.LN2 })
        text = ''
      }
    }
    return words
  }

  /** Words of all rows of a range, the `each` most frequent of every row. */
  *wordsUnder({ from, to }: Pick<Range, 'from' | 'to'>, each = Number.POSITIVE_INFINITY): Generator<Word> {
    for (let row = from; row < to; row++) yield* this.#cut(this.#lines[row]!, each)
  }
}
