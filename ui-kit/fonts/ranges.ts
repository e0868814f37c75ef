/** First and last code point. */
export type Range = readonly [from: number, to: number]

/** Sorted code points as the fewest ranges. */
export function rangesOf(points: readonly number[]): Range[] {
  const ranges: [number, number][] = []
  for (const point of points) {
    const last = ranges.at(-1)
    if (last && last[1] === point - 1) last[1] = point
    else ranges.push([point, point])
  }
  return ranges
}

/** As `unicode-range` has it. */
export const rangeText = ([from, to]: Range): string =>
  `U+${from.toString(16)}${to === from ? '' : `-${to.toString(16)}`}`

/** The ranges that a style sheet names. */
export const rangesIn = (css: string): Range[] =>
  [...css.matchAll(/U\+([\da-f]+)(?:-([\da-f]+))?/gi)].map(([, from = '', to = from]) => [
    parseInt(from, 16),
    parseInt(to, 16),
  ])

export const isIn = (ranges: readonly Range[], point: number): boolean =>
  ranges.some(([from, to]) => point >= from && point <= to)
