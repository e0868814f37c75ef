import { contrasts, type PixelQuestion } from './contrast.ts'
import { mixedDirection } from './direction.ts'
import type { Finding } from './finding.ts'
import { missingGlyphs } from './glyphs.ts'
import { bareScrolling, controlOverflow, overlaps, squeezedViews, textOverflow } from './overflow.ts'
import { pxOfPage } from './page-scale.ts'
import { crowdedTargets, namelessTargets, smallTargets, touchTargets } from './targets.ts'
import { textRuns } from './text-runs.ts'
import { smallType } from './type-size.ts'

export interface Measured {
  readonly findings: readonly Finding[]
  readonly questions: readonly PixelQuestion[]
  readonly texts: number
  readonly targets: number
}

/** Everything that can be measured of the page as it stands; fonts and pictures must have come. */
export function measure(): Measured {
  const px = pxOfPage()
  const runs = textRuns()
  const targets = touchTargets()
  const { findings, questions } = contrasts(runs)
  return {
    findings: [
      ...textOverflow(runs),
      ...controlOverflow(targets),
      ...bareScrolling(),
      ...squeezedViews(px),
      ...overlaps(runs, targets),
      ...smallTargets(targets, px),
      ...crowdedTargets(targets, px),
      ...namelessTargets(targets),
      ...smallType(runs, px),
      ...missingGlyphs(runs),
      ...mixedDirection(runs),
      ...findings,
    ],
    questions,
    texts: runs.length,
    targets: targets.length,
  }
}
