import type { Candidates } from '../search/engine.ts'
import { featureCount } from '../search/features.ts'
import type { RankedGroups } from './train-trees.ts'

/** Of a question's candidates the trees see the answers, the first ones, and some of the others. */
const FIRST = 60
const OTHERS = 40

/** Collects candidates of questions for the trees. */
export class GroupCollector {
  readonly #rows: Float32Array[] = []
  readonly #labels: number[] = []
  readonly #starts: number[] = [0]
  readonly #weights: number[] = []

  /** Adds one question; one whose answers are not among its candidates teaches nothing. */
  add(
    { considered, rows }: Pick<Candidates, 'considered' | 'rows'>,
    answers: ReadonlySet<number>,
    weight: number,
    random: () => number,
  ): void {
    const share = OTHERS / Math.max(1, considered.length - FIRST)
    const chosen = [...considered.keys()].filter(
      (at) => at < FIRST || answers.has(considered[at]!.doc) || random() < share,
    )
    if (!chosen.some((at) => answers.has(considered[at]!.doc))) return
    for (const at of chosen) {
      this.#rows.push(rows.slice(at * featureCount, (at + 1) * featureCount))
      this.#labels.push(answers.has(considered[at]!.doc) ? 1 : 0)
    }
    this.#starts.push(this.#labels.length)
    this.#weights.push(weight)
  }

  groups(): RankedGroups {
    const rows = new Float32Array(this.#rows.length * featureCount)
    for (const [at, row] of this.#rows.entries()) rows.set(row, at * featureCount)
    return {
      width: featureCount,
      rows,
      labels: Uint8Array.from(this.#labels),
      starts: Uint32Array.from(this.#starts),
      weights: Float32Array.from(this.#weights),
    }
  }
}
