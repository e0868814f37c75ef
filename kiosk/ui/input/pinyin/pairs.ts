/**
 * Which words follow each other (build-pairs.ts writes the file): for each text that ends a word a line, `撞 人g死k伤了c`,
 * with the texts that begin the next word and after each one ASCII character: by how many nats the two are likelier
 * together than apart. Texts are whole words, or the one character of a word that touches the other.
 */
export const NO_BONUS = 'A'.charCodeAt(0) - 1
/** Nats of a step. */
export const FINEST = 0.25
export const LEVELS = 26
export const MOST_BONUS = FINEST * LEVELS

type Row = ReadonlyMap<string, number>
const EMPTY: Row = new Map()

/** Nats that a word gets off its cost behind the one before. */
export type Bonus = (word: string) => number

export class Pairs {
  readonly #lines = new Map<string, string>()
  readonly #rows = new Map<string, Row>()

  constructor(file: string) {
    for (const line of file.split('\n')) {
      const gap = line.indexOf(' ')
      if (gap > 0) this.#lines.set(line.slice(0, gap), line.slice(gap + 1))
    }
  }

  /** What is known of the words themselves counts before what is known of the characters that touch. */
  behind(word: string): Bonus {
    const whole = this.#row(word)
    const last = word.length > 1 ? this.#row(word.at(-1)!) : whole
    if (whole.size === 0 && last.size === 0) return () => 0
    return (next) => {
      const found = whole.get(next) ?? last.get(next)
      if (found !== undefined || next.length === 1) return found ?? 0
      const first = next[0]!
      return whole.get(first) ?? last.get(first) ?? 0
    }
  }

  #row(left: string): Row {
    const known = this.#rows.get(left)
    if (known) return known
    const line = this.#lines.get(left)
    if (line === undefined) return EMPTY
    const row = new Map<string, number>()
    for (const [, right, level] of line.matchAll(/([^A-Z]+)([A-Z])/g))
      row.set(right!, (level!.charCodeAt(0) - NO_BONUS) * FINEST)
    this.#rows.set(left, row)
    return row
  }
}
