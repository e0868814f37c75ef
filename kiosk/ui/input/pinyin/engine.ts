import { Dictionary, type Range, type Word } from './dictionary.ts'
import { Lattice, stepsOf, stepsOfWay, type Arc, type Step } from './lattice.ts'
import { isSurname, names } from './names.ts'
import { nextWords } from './next-words.ts'
import { withOtherCut } from './other-cut.ts'
import { Pairs } from './pairs.ts'
import { SessionWords } from './session-words.ts'
import { normalized, Speller, type Edges } from './spelling.ts'

/** A text that the letters may mean. */
export interface Candidate {
  readonly text: string
  /** How much of the input it uses up. */
  readonly length: number
}
export interface Composed {
  /** Best first: what uses up all letters, then what uses up fewer. */
  readonly candidates: readonly Candidate[]
  /** Where the first candidate cuts the input into syllables: `tuoqian` at [3, 7]. */
  readonly cuts: readonly number[]
}

interface Shown extends Candidate {
  readonly cost: number
  /** Reached only by spelling as southern speakers do. */
  readonly isAlike: boolean
  /** One word of the dictionary. */
  readonly isWord: boolean
  readonly steps: () => Step[]
}

const LONGEST_WORD = 8
/** Of one syllable: every character, so that every name can be written. */
const CHARACTERS = 400
/** Of a syllable that is only begun. */
const CHARACTERS_OF_INITIAL = 12
const WORDS_OF_A_READING = 8
/** Further on in a sentence: the words before choose among these; look-alikes and initials bring the likeliest only. */
const INNER = { characters: 12, words: 6, likeCharacters: 3, ofInitial: 2 }
/**
 * Nats of spelling as southern speakers do, once for all of it (each such syllable costs some more): who types so
 * mostly does so throughout, and what is spelt exactly stands first. Chosen on tests/bench/input/phrases.txt: at 5
 * two in a hundred southern spellings fewer are understood, at 3.5 look-alikes come back between the exact ones.
 */
const ALIKE_COST = 4
/** Nats of a word that goes on behind what was typed, and how many rows are looked through for such. */
const COMPLETION = { cost: 3, each: 0.7, rows: 1200, shown: 24 }
/** Nats that spelling may cost in one word: eight initials. */
const SPELLING_LIMIT = 26
/** A character that begins no word is rarely meant, unless it is a surname before a name. */
const SINGLE_CHARACTER = 1
/** What closes a sentence stands nowhere else. */
const CLOSING = new Set('吧呢吗啊嘛呀啦哦哈呵嗯喔')
const EARLY_PARTICLE = 3
/** Sentences this much less likely (nats) than the best one only take its place on the screen. */
const SENTENCE_MARGIN = 5
/** So the first page still has a word to begin with, should none of the sentences be meant. */
const SENTENCES = 5
const SHOWN = 240

const NOTHING: Composed = { candidates: [], cuts: [] }

/**
 * Pinyin to Chinese: the input is cut into syllables in every possible way, the dictionary gives the words along each
 * way, and the likeliest sentences are the cheapest ways through: each word costs what it is rare, less what the word
 * before makes it likely (Viterbi, the best few kept at each place).
 * What was picked is remembered until `forget`.
 */
export class PinyinEngine {
  readonly #dictionary: Dictionary
  readonly #speller: Speller
  readonly #pairs: Pairs
  readonly #session = new SessionWords()
  #shown: readonly Shown[] = []

  /** The texts of dictionary.txt and pairs.txt. */
  constructor(dictionary: string, pairs: string) {
    this.#dictionary = new Dictionary(dictionary)
    this.#pairs = new Pairs(pairs)
    this.#speller = new Speller(this.#dictionary.syllables)
  }

  /** The likeliest texts for `input`: letters and '; anything else in it is not understood. */
  compose(input: string): Composed {
    const letters = normalized(input)
    if (!/^[a-z][a-z']*$/.test(letters)) return NOTHING
    const edges = this.#speller.edges(letters)
    const lattice = new Lattice(letters.length, this.#pairs, ALIKE_COST)
    const firsts = new Map<string, Arc>()
    for (let from = 0; from < letters.length; from++) {
      if (!lattice.reaches(from)) continue
      this.#visit(edges, from, (arc, isWhole) => {
        if (from === 0) {
          const cost = arc.cost + (arc.isAlike ? ALIKE_COST : 0)
          if ((firsts.get(arc.text)?.cost ?? Number.POSITIVE_INFINITY) > cost)
            firsts.set(arc.text, { ...arc, cost })
        }
        if (isWhole) lattice.add(from, arc)
      })
    }
    const ways = lattice
      .sentences()
      .filter(({ cost }, i, [best]) => i < SENTENCES && cost < best!.cost + SENTENCE_MARGIN)
    const sorted = [
      ...Array.from(firsts.values(), (arc): Shown => ({
        ...shown(arc),
        isWord: true,
        steps: () => stepsOf(arc.steps),
      })),
      ...names(this.#dictionary, edges).map((arc): Shown => ({
        ...shown(arc),
        isWord: false,
        steps: () => stepsOf(arc.steps),
      })),
      ...ways.map((way): Shown => ({ ...shown(way), isWord: false, steps: () => stepsOfWay(way) })),
    ].toSorted((a, b) => b.length - a.length || a.cost - b.cost)
    const unique = new Map<string, Shown>()
    for (const candidate of sorted) {
      if (unique.size === SHOWN) break
      if (!unique.has(candidate.text)) unique.set(candidate.text, candidate)
    }
    this.#shown = withOtherCut([...unique.values()], (candidate) => this.#isExactWord(candidate, letters))
    return {
      candidates: this.#shown.map(({ text, length }) => ({ text, length })),
      cuts: this.#shown[0]?.steps().map(({ end }) => end) ?? [],
    }
  }

  /** Whether it is a word that the letters spell out, nothing left out or alike. */
  #isExactWord({ text, isAlike, isWord, steps }: Shown, letters: string): boolean {
    if (!isWord || isAlike) return false
    const syllables = steps().map(({ syllable }) => this.#dictionary.syllables[syllable]!)
    return syllables.length === text.length && syllables.join('') === letters.replaceAll("'", '')
  }

  /** The visitor took this candidate: it comes first from now on, and so does what it was put together to. */
  picked(text: string, completesInput: boolean): void {
    const steps = this.#shown.find((candidate) => candidate.text === text)?.steps() ?? []
    const syllables = steps.map(({ syllable }) => syllable)
    this.#session.picked(text, syllables, completesInput)
  }

  /** A new visit: nothing of the one before remains. */
  forget(): void {
    this.#session.clear()
    this.#shown = []
  }

  /** What often follows `text`, the likeliest first: 工 → 资, 作, 程. */
  next(text: string, limit: number): string[] {
    return nextWords(this.#dictionary, text, limit)
  }

  #visit(edges: Edges, from: number, visit: (arc: Arc, isWhole: boolean) => void): void {
    const offer = ({ text, cost }: Word, spelling: number, isAlike: boolean, { end, ...rest }: Step) => {
      const isEarly = end < edges.length && CLOSING.has(text)
      const isWhole = from === 0 && end === edges.length
      const isLone = text.length === 1 && !isWhole && !(from === 0 && isSurname(text))
      const single = (isLone ? SINGLE_CHARACTER : 0) + (isEarly ? EARLY_PARTICLE : 0)
      visit({ text, end, cost: cost + spelling + single, isAlike, steps: { end, ...rest } }, true)
    }
    const step = (range: Range, at: number, spelling: number, wasAlike: boolean, steps: Step | null) => {
      for (const { end, cost: cutting, readings } of edges[at] ?? [])
        for (const { first, last, cost, isAlike: isLike } of readings) {
          const spelt = spelling + cutting + cost
          if (spelt > SPELLING_LIMIT) continue
          const isAlike = wasAlike || isLike
          if (range.depth === 0) {
            const limit = charactersOf(from, first === last, isLike)
            for (let syllable = first; syllable <= last; syllable++)
              for (const word of this.#dictionary.characters(syllable, limit))
                offer(word, spelt, isAlike, { before: null, syllable, end })
          }
          for (const next of this.#dictionary.further(range, first, last)) {
            const longer = { before: steps, syllable: next.syllable, end }
            for (const word of this.#dictionary.words(next, from === 0 ? WORDS_OF_A_READING : INNER.words))
              offer(word, spelt, isAlike, longer)
            if (end < edges.length) {
              if (next.depth < LONGEST_WORD) step(next, end, spelt, isAlike, longer)
            } else if (from === 0 && (next.depth > 1 || cost === 0))
              this.#complete(next, (text, extra) =>
                visit({ text, end, cost: spelt + extra, isAlike, steps: longer }, false),
              )
          }
        }
    }
    step(this.#dictionary.all, from, 0, false, null)
    this.#session.along(edges, from, (arc) => visit(arc, true))
  }

  /** The likeliest words that begin with the readings of a range and go on. */
  #complete({ from, to, depth }: Range, offer: (text: string, cost: number) => void): void {
    const rows = { from, to: Math.min(to, from + COMPLETION.rows), depth }
    const words = [...this.#dictionary.wordsUnder(rows, 1)]
      .filter(({ text }) => text.length > depth)
      .map(({ text, cost }) => ({ text, cost: cost + COMPLETION.each * (text.length - depth) }))
      .toSorted((a, b) => a.cost - b.cost)
    for (const { text, cost } of words.slice(0, COMPLETION.shown)) offer(text, COMPLETION.cost + cost)
  }
}

const shown = ({ text, end, cost, isAlike }: Pick<Arc, 'text' | 'end' | 'cost' | 'isAlike'>) => ({
  text,
  length: end,
  cost,
  isAlike,
})

function charactersOf(from: number, isSyllable: boolean, isAlike: boolean): number {
  if (from === 0) return isSyllable ? CHARACTERS : CHARACTERS_OF_INITIAL
  if (!isSyllable) return INNER.ofInitial
  return isAlike ? INNER.likeCharacters : INNER.characters
}
