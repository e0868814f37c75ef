import { MOST_BONUS, type Bonus, type Pairs } from './pairs.ts'

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
  /** Reached only by spelling as southern speakers do. */
  readonly isAlike: boolean
  readonly steps: Step | null
}
/** Words from the beginning of the input to `end`. */
export interface Way {
  readonly text: string
  readonly end: number
  readonly cost: number
  readonly isAlike: boolean
  readonly before: Way | null
  readonly steps: Step | null
  readonly bonus: Bonus
}

/**
 * So many ways to each place are kept: the best one may only turn out by the words behind. Those spelt like southern
 * speech have places of their own, for they pay at once for all that is spelt so further on.
 */
const KEPT = { exact: 8, alike: 3 }

export const stepsOf = (steps: Step | null): Step[] => {
  const all: Step[] = []
  for (let step = steps; step; step = step.before) all.unshift(step)
  return all
}

/** The cheapest ways through the input; words must be added from left to right. */
export class Lattice {
  readonly #exact: Way[][]
  readonly #alike: Way[][]
  readonly #pairs: Pairs
  readonly #alikeCost: number

  /** `alikeCost`: nats of a sentence with southern spelling in it, however much. */
  constructor(length: number, pairs: Pairs, alikeCost: number) {
    this.#pairs = pairs
    this.#alikeCost = alikeCost
    this.#exact = Array.from({ length: length + 1 }, () => [])
    this.#alike = Array.from({ length: length + 1 }, () => [])
    const none = { text: '', end: 0, cost: 0, isAlike: false, before: null, steps: null }
    this.#exact[0] = [{ ...none, bonus: () => 0 }]
  }

  reaches(place: number): boolean {
    return this.#exact[place]!.length > 0 || this.#alike[place]!.length > 0
  }

  add(from: number, arc: Arc): void {
    for (const before of this.#exact[from]!) this.#extend(before, arc)
    for (const before of this.#alike[from]!) this.#extend(before, arc)
  }

  #extend(before: Way, { text, end, cost, isAlike, steps }: Arc): void {
    const alike = isAlike || before.isAlike
    const once = isAlike && !before.isAlike ? this.#alikeCost : 0
    const kept = alike ? this.#alike[end]! : this.#exact[end]!
    const most = alike ? KEPT.alike : KEPT.exact
    const worst = kept.length === most ? kept.at(-1)!.cost : Number.POSITIVE_INFINITY
    const apart = before.cost + cost + once
    if (apart - MOST_BONUS >= worst) return
    const total = apart - before.bonus(text)
    if (total >= worst) return
    const whole = before.text + text
    const same = kept.findIndex((other) => other.text === whole)
    if (same >= 0 && kept[same]!.cost <= total) return
    if (same >= 0) kept.splice(same, 1)
    const place = kept.findIndex((other) => other.cost > total)
    const bonus = this.#pairs.behind(text)
    const way = { text: whole, end, cost: total, isAlike: alike, before, steps, bonus }
    kept.splice(place < 0 ? kept.length : place, 0, way)
    if (kept.length > most) kept.pop()
  }

  /** Ways through the whole input, the cheapest first. */
  sentences(): readonly Way[] {
    return [...this.#exact.at(-1)!, ...this.#alike.at(-1)!].toSorted((a, b) => a.cost - b.cost)
  }
}

/** All syllables of a way, from the first word to the last. */
export function stepsOfWay(way: Way): Step[] {
  const all: Step[] = []
  for (let at: Way | null = way; at; at = at.before) all.unshift(...stepsOf(at.steps))
  return all
}
