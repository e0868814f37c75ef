/**
 * Sizes of the design hold at 21.5″ at arm's length. A larger screen stands farther away and has larger pixels, so
 * letters and targets may take a smaller share of it while they grow in millimetres (ux.md §3: k = .86 at 32″,
 * .76 at 43″; a hanzi of 32 px is 7.9, 10.2 and 12.1 mm tall).
 */
const POINTS = [
  { inches: 21.5, k: 1 },
  { inches: 32, k: 0.86 },
  { inches: 43, k: 0.76 },
] as const

/** The factor `--k` for a screen of this diagonal, between the known points in a straight line. */
export function physicalScale(inches: number): number {
  const [first, ...others] = POINTS
  let from: { inches: number; k: number } = first
  for (const to of others) {
    if (inches <= from.inches) return from.k
    if (inches < to.inches)
      return from.k + ((inches - from.inches) / (to.inches - from.inches)) * (to.k - from.k)
    from = to
  }
  return from.k
}
