import type { Step } from './lattice.ts'

/** What the rule needs to know of a candidate. */
export interface CutCandidate {
  readonly length: number
  readonly cost: number
  readonly steps: () => Step[]
}

/** Candidates that the screen shows at once. */
const FIRST_PAGE = 6
/** Nats behind the best candidate up to which another cut is worth a place there: `tian` 提案, `jian` 吉安. */
const WORTH = 6.5

const cutsOf = ({ steps }: CutCandidate) =>
  steps()
    .map(({ end }) => end)
    .join(' ')

/**
 * `lian` is 连, and many characters more, before it is 立案: the best word of another cut that is spelt out gets
 * the last place of the first page when it would stand behind it, for nobody looks for it among forty characters.
 */
export function withOtherCut<T extends CutCandidate>(
  sorted: readonly T[],
  isExactWord: (candidate: T) => boolean,
): readonly T[] {
  const [best] = sorted
  if (!best) return sorted
  const cuts = cutsOf(best)
  const place = sorted.findIndex(
    (other) =>
      other.length === best.length &&
      other.cost <= best.cost + WORTH &&
      cutsOf(other) !== cuts &&
      isExactWord(other),
  )
  if (place < FIRST_PAGE) return sorted
  const others = sorted.toSpliced(place, 1)
  return others.toSpliced(FIRST_PAGE - 1, 0, sorted[place]!)
}
