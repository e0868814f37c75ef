import { type Finding, nameOf } from './finding.ts'
import type { TextRun } from './text-runs.ts'

/** ADA 707.7.2: Latin capitals of 4.8 mm, 27 px on 21.5″ (ux.md §3). */
const MIN_TYPE = 27
const ROUNDING_PX = 0.2

export function smallType(runs: readonly TextRun[], px: number): Finding[] {
  const least = MIN_TYPE * px
  return runs.flatMap(({ element, style }) => {
    const size = Number.parseFloat(style.fontSize)
    return size < least - ROUNDING_PX
      ? [
          {
            rule: 'text-small',
            where: nameOf(element),
            what: `${(size / px).toFixed(1)} px, at least ${(least / px).toFixed(1)} are needed`,
          } as const,
        ]
      : []
  })
}
