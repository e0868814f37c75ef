import { FINEST, LEVELS, MOST_BONUS, NO_BONUS } from './pairs.ts'

/** How often one text ends where another begins, and how often each does so at all. */
export interface PairCounts {
  readonly pairs: Map<string, number>
  readonly lefts: Map<string, number>
  readonly rights: Map<string, number>
  total: number
}
export const noCounts = (): PairCounts => ({
  pairs: new Map(),
  lefts: new Map(),
  rights: new Map(),
  total: 0,
})

const raise = (map: Map<string, number>, key: string, by: number) => map.set(key, (map.get(key) ?? 0) + by)
const distinct = (a: string, b: string) => (a === b ? [a] : [a, b])

/**
 * Counts a place where `left` ends and `right` begins, for both as they are and for the characters that touch: what is
 * not known of 被打 is known of 打.
 */
export function countBoundary(counts: PairCounts, left: string, right: string, by: number): void {
  const lefts = distinct(left, Array.from(left).at(-1)!)
  const rights = distinct(right, Array.from(right)[0]!)
  for (const l of lefts) raise(counts.lefts, l, by)
  for (const r of rights) raise(counts.rights, r, by)
  for (const l of lefts) for (const r of rights) raise(counts.pairs, `${l} ${r}`, by)
  counts.total += by
}

/** Adds the counts of a source, all times `weight`; pairs seen fewer than `least` times there are chance. */
export function addCounts(to: PairCounts, from: PairCounts, weight: number, least: number): void {
  for (const [key, count] of from.pairs) if (count >= least) raise(to.pairs, key, count * weight)
  for (const [key, count] of from.lefts) raise(to.lefts, key, count * weight)
  for (const [key, count] of from.rights) raise(to.rights, key, count * weight)
  to.total += from.total * weight
}

export interface AssociationOptions {
  /** Taken from each count of a pair: what was seen once may be chance. */
  readonly discount: number
  /** Added to the counts of its parts: a rare word that once stood beside another proves little. */
  readonly shrink: number
  /** Share of the pair model in the mixture with the single words. */
  readonly share: number
  /** Nats: less changes no choice, and is not written. */
  readonly least: number
  readonly most: number
}

/** Nats by which a pair is likelier than its parts apart, strongest evidence only, at most `most` pairs. */
export function associations(
  { pairs, lefts, rights, total }: PairCounts,
  { discount, shrink, share, least, most }: AssociationOptions,
): Map<string, number> {
  const bonuses = new Map<string, number>()
  for (const [key, count] of pairs) {
    const [left = '', right = ''] = key.split(' ')
    const chance = (((lefts.get(left) ?? 0) + shrink) * ((rights.get(right) ?? 0) + shrink)) / total
    const bonus = Math.log(1 - share + (share * Math.max(0, count - discount)) / chance)
    if (bonus > 0) bonuses.set(key, Math.min(bonus, MOST_BONUS))
  }
  // What the touching characters tell already need not be told again for the words.
  const backed = (left: string, right: string) => {
    const last = Array.from(left).at(-1)!
    const first = Array.from(right)[0]!
    for (const key of [`${last} ${right}`, `${left} ${first}`, `${last} ${first}`])
      if (key !== `${left} ${right}` && bonuses.has(key)) return bonuses.get(key)!
    return 0
  }
  const told = [...bonuses].filter(([key, bonus]) => {
    const [left = '', right = ''] = key.split(' ')
    return Math.abs(bonus - backed(left, right)) >= least
  })
  const gain = ([key, bonus]: [string, number]) => pairs.get(key)! * bonus
  return new Map(told.toSorted((a, b) => gain(b) - gain(a)).slice(0, most))
}

/** Writes the file that `Pairs` reads; its comment describes the format. */
export function encodePairs(bonuses: ReadonlyMap<string, number>): string {
  const rows = new Map<string, [string, number][]>()
  for (const [key, bonus] of bonuses) {
    const [left = '', right = ''] = key.split(' ')
    rows.set(left, [...(rows.get(left) ?? []), [right, bonus]])
  }
  const level = (bonus: number) =>
    String.fromCharCode(NO_BONUS + Math.min(LEVELS, Math.max(1, Math.round(bonus / FINEST))))
  return [...rows]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([left, rights]) =>
        `${left} ${rights
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([right, bonus]) => right + level(bonus))
          .join('')}\n`,
    )
    .join('')
}
