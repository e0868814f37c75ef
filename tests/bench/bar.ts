/** One measured figure with the goal it is held against and a baseline from the same run. */
export interface Bar {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** What must hold: `value <= goal` or `value >= goal`. */
  readonly goal: { readonly most: number } | { readonly least: number }
  /** What the value is compared with, measured in the same run. */
  readonly baseline?: { readonly name: string; readonly value: number }
}

/** A benchmark: a file of this folder whose default export measures, bar by bar where it takes long. */
export type Benchmark = () => Promise<readonly Bar[]> | AsyncIterable<Bar>

export const holds = ({ value, goal }: Bar): boolean =>
  'most' in goal ? value <= goal.most : value >= goal.least

const round = (value: number): string =>
  Number.isInteger(value) ? String(value) : value.toFixed(Math.abs(value) < 10 ? 3 : 1)

/** One line a bar: `ok  pinyin, first page: 97.3 % (goal ≥ 95; word list alone 81.0, ratio 1.201)`. */
export function lineOf(bar: Bar): string {
  const { name, value, unit, goal, baseline } = bar
  const target = 'most' in goal ? `≤ ${round(goal.most)}` : `≥ ${round(goal.least)}`
  const against =
    baseline === undefined
      ? ''
      : `; ${baseline.name} ${round(baseline.value)}, ratio ${round(value / baseline.value)}`
  return `${holds(bar) ? 'ok  ' : 'FAIL'} ${name}: ${round(value)} ${unit} (goal ${target}${against})`
}
