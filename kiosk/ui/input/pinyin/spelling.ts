/** Syllables that a piece of the input may stand for: numbers `first` to `last` of the alphabetical list. */
export interface Reading {
  readonly first: number
  readonly last: number
  /** Nats: how much less likely than a syllable typed in full. */
  readonly cost: number
  /** Sounds alike to southern speakers; nothing that was typed says it. */
  readonly isAlike: boolean
}
/** One piece of the input, from where it is asked for to `end`. */
export interface Edge {
  readonly end: number
  /** Nats: cutting before a vowel (xi'an) is rarely meant where nobody typed the apostrophe. */
  readonly cost: number
  readonly readings: readonly Reading[]
}
/** For each letter of the input the pieces that may begin there. */
export type Edges = readonly (readonly Edge[])[]

const LONGEST_SYLLABLE = 6
const COST = { alike: 2, initial: 3, unfinished: 1, unfinishedWhole: 5, beforeVowel: 1.2 }
const INITIALS = new Set('zh ch sh b p m f d t n l g k h j q x r z c s y w'.split(' '))
/** What southern speakers do not tell apart. */
const LIKE_INITIALS: Record<string, readonly string[]> = {
  zh: ['z'],
  z: ['zh'],
  ch: ['c'],
  c: ['ch'],
  sh: ['s'],
  s: ['sh'],
  n: ['l'],
  l: ['n', 'r'],
  r: ['l'],
  f: ['h'],
  h: ['f'],
}
const LIKE_FINALS: Record<string, string> = {
  an: 'ang',
  ang: 'an',
  en: 'eng',
  eng: 'en',
  in: 'ing',
  ing: 'in',
  uan: 'uang',
  uang: 'uan',
}

/** Other ways to key a syllable. */
const ALSO = { lve: 'lue', nve: 'nue' }
const isVowel = (letter: string) => 'aeiouv'.includes(letter) && letter !== ''

/** Letters as they are keyed: ü is v, and never after j, q, x or y; every letter keeps its place. */
export const normalized = (input: string): string =>
  input
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replaceAll(/(?<=[jqxy])v/g, 'u')

/** Cuts input into syllables in every possible way: whole, only the initial, unfinished at the end, look-alikes. */
export class Speller {
  readonly #syllables: readonly string[]
  readonly #numbers: ReadonlyMap<string, number>
  readonly #known = new Map<string, readonly Reading[]>()

  constructor(syllables: readonly string[]) {
    this.#syllables = syllables
    const numbers = new Map(syllables.map((syllable, i) => [syllable, i]))
    for (const [typed, meant] of Object.entries(ALSO)) numbers.set(typed, numbers.get(meant) ?? 0)
    this.#numbers = numbers
  }

  /** `input`: normalized letters and '. */
  edges(input: string): Edges {
    return Array.from(input, (letter, from) => {
      if (letter === "'") return []
      const cost = isVowel(letter) && from > 0 && input[from - 1] !== "'" ? COST.beforeVowel : 0
      const edges: Edge[] = []
      for (let length = 1; length <= LONGEST_SYLLABLE && from + length <= input.length; length++) {
        const part = input.slice(from, from + length)
        if (part.includes("'")) break
        let end = from + length
        while (input[end] === "'") end++
        // An initial alone stands before the next one; before a vowel it is a part of a syllable.
        if (INITIALS.has(part) && isVowel(input[end] ?? '') && end === from + length) continue
        const readings = this.#readings(part, end === input.length)
        if (readings.length > 0) edges.push({ end, cost, readings })
      }
      return edges
    })
  }

  #readings(part: string, isLast: boolean): readonly Reading[] {
    const key = isLast ? `${part}$` : part
    const known = this.#known.get(key)
    if (known) return known
    const isWhole = this.#numbers.has(part)
    const isInitial = INITIALS.has(part)
    const readings: Reading[] = []
    // m, n and r alone are syllables too, but who types them means a beginning.
    if (isWhole && !isInitial) readings.push(this.#exactly(part, 0, false))
    for (const other of this.#alike(part)) readings.push(this.#exactly(other, COST.alike, true))
    if (isInitial) readings.push(...this.#beginningWith(part, COST.initial))
    else if (isLast)
      readings.push(...this.#beginningWith(part, isWhole ? COST.unfinishedWhole : COST.unfinished))
    this.#known.set(key, readings)
    return readings
  }

  #exactly(syllable: string, cost: number, isAlike: boolean): Reading {
    const number = this.#numbers.get(syllable)!
    return { first: number, last: number, cost, isAlike }
  }

  #beginningWith(part: string, cost: number): Reading[] {
    const first = this.#syllables.findIndex((syllable) => syllable.startsWith(part))
    const last = this.#syllables.findLastIndex((syllable) => syllable.startsWith(part))
    return first < 0 ? [] : [{ first, last, cost, isAlike: false }]
  }

  #alike(part: string): string[] {
    const [, initial = '', final = ''] = /^(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(.*)$/.exec(part) ?? []
    const finals = [final, ...(LIKE_FINALS[final] ? [LIKE_FINALS[final]] : [])]
    return [initial, ...(LIKE_INITIALS[initial] ?? [])]
      .flatMap((i) => finals.map((f) => i + f))
      .filter((other) => other !== part && !INITIALS.has(other) && this.#numbers.has(other))
  }
}
