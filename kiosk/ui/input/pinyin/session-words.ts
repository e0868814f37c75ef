import type { Arc, Step } from './lattice.ts'
import type { Edges } from './spelling.ts'

/** Nats of a word picked once; each further time halves its distance to certainty. */
const PICKED_COST = 5
const MOST_WORDS = 200
const LONGEST_PHRASE = 12

interface SessionWord {
  readonly text: string
  readonly syllables: readonly number[]
  times: number
}

/** What this visitor picked: it ranks first until the visit ends, and is never written anywhere. */
export class SessionWords {
  readonly #words = new Map<string, SessionWord>()
  #phrase: { text: string; syllables: readonly number[] } = { text: '', syllables: [] }

  /** `syllables` as typed for `text`; none where the text came from elsewhere. */
  picked(text: string, syllables: readonly number[], completesInput: boolean): void {
    this.#remember(text, syllables)
    const before = this.#phrase
    const phrase = { text: before.text + text, syllables: [...before.syllables, ...syllables] }
    // Picked piece by piece for one input: a name, say. It is one word from now on.
    if (completesInput && before.text !== '') this.#remember(phrase.text, phrase.syllables)
    this.#phrase = completesInput ? { text: '', syllables: [] } : phrase
  }

  clear(): void {
    this.#words.clear()
    this.#phrase = { text: '', syllables: [] }
  }

  #remember(text: string, syllables: readonly number[]): void {
    if (syllables.length === 0 || syllables.length > LONGEST_PHRASE) return
    const key = `${text} ${syllables.join(' ')}`
    const known = this.#words.get(key)
    if (known) known.times += 1
    else if (this.#words.size < MOST_WORDS) this.#words.set(key, { text, syllables, times: 1 })
  }

  /** Every remembered word that the input may mean from place `from` on. */
  along(edges: Edges, from: number, visit: (arc: Arc) => void): void {
    for (const { text, syllables, times } of this.#words.values()) {
      const step = (at: number, depth: number, cost: number, steps: Step | null) => {
        const syllable = syllables[depth]
        if (syllable === undefined) {
          visit({ text, end: at, cost, isAlike: false, steps })
          return
        }
        for (const { end, cost: cutting, readings } of edges[at] ?? []) {
          const fitting = readings.filter(({ first, last }) => first <= syllable && syllable <= last)
          if (fitting.length === 0) continue
          const spelling = Math.min(...fitting.map((reading) => reading.cost))
          step(end, depth + 1, cost + cutting + spelling, { before: steps, syllable, end })
        }
      }
      step(from, 0, PICKED_COST / 2 ** (times - 1), null)
    }
  }
}
