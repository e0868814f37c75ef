/** One syllable of a reading, and where in the input it ends. */
export interface Step {
  readonly before: Step | null
  readonly syllable: number
  readonly end: number
}
/** A word that may begin at some place of the input. */
export interface Arc {
  readonly text: string
  readonly end: number
  readonly cost: number
  readonly steps: Step | null
}
/** Words from the beginning of the input to `end`. */
export interface Way {
  readonly text: string
  readonly end: number
  readonly cost: number
  readonly before: Way | null
  readonly steps: Step | null
}

/** So many ways to each place are kept: enough for the second and third reading of a sentence. */
const KEPT = 4

export const stepsOf = (steps: Step | null): Step[] => {
  const all: Step[] = []
  for (let step = steps; step; step = step.before) all.unshift(step)
  return all
}

/** The cheapest ways through the input; words must be added from left to right. */
export class Lattice {
  readonly #ways: Way[][]

  constructor(length: number) {
    this.#ways = Array.from({ length: length + 1 }, () => [])
    this.#ways[0] = [{ text: '', end: 0, cost: 0, before: null, steps: null }]
  }

  reaches(place: number): boolean {
    return this.#ways[place]!.length > 0
  }

  add(from: number, { text, end, cost, steps }: Arc): void {
    const kept = this.#ways[end]!
    for (const before of this.#ways[from]!) {
      const total = before.cost + cost
      if (kept.length === KEPT && total >= kept.at(-1)!.cost) return
      const whole = before.text + text
      const same = kept.findIndex((other) => other.text === whole)
      if (same >= 0 && kept[same]!.cost <= total) continue
      if (same >= 0) kept.splice(same, 1)
      const place = kept.findIndex((other) => other.cost > total)
      kept.splice(place < 0 ? kept.length : place, 0, { text: whole, end, cost: total, before, steps })
      if (kept.length > KEPT) kept.pop()
    }
  }

  /** Ways through the whole input, the cheapest first. */
  sentences(): readonly Way[] {
    return this.#ways.at(-1)!
  }
}

/** All syllables of a way, from the first word to the last. */
export function stepsOfWay(way: Way): Step[] {
  const all: Step[] = []
  for (let at: Way | null = way; at; at = at.before) all.unshift(...stepsOf(at.steps))
  return all
}
