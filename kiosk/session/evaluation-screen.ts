import type { SnapshotFrom } from 'xstate'
import { wholeRating, wholeSurvey, WHOLE_VISIT, type evaluationMachine } from './evaluation.ts'
import type { Screen } from './screen.ts'

export type EvaluationSnapshot = SnapshotFrom<typeof evaluationMachine>

export function evaluationScreen(snapshot: EvaluationSnapshot): Screen {
  const { service, choice, staff, rating, survey } = snapshot.context
  if (snapshot.matches('survey')) return { screen: 'evaluation-survey', survey }
  if (snapshot.matches('rating')) {
    const status = (['loading', 'failed'] as const).find((state) => snapshot.matches({ rating: state }))
    return { screen: 'evaluation-rating', status: status ?? 'shown', staff: staff ?? [], rating }
  }
  const more = { rated: wholeRating(rating) !== undefined, answered: wholeSurvey(survey) !== undefined }
  return { screen: 'evaluation', service, choice, ...more }
}

/** The receipt of a finished application does not come back; the faces do. */
export const evaluationCanGoBack = (snapshot: EvaluationSnapshot): boolean =>
  !snapshot.matches('asking') || snapshot.context.service === WHOLE_VISIT
