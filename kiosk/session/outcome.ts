import { holds } from '../../content/engine/form-condition.ts'
import { advise } from '../../content/engine/guide.ts'
import { knownOf, type ApplicationContext } from './application-context.ts'
import type { SessionRequest } from './events.ts'
import { wholeAnswers, type GuideContext } from './guide-context.ts'
import type { Journey } from './journey.ts'
import { isUnopened, unopenedOutcome } from './laws.ts'

export type Outcome = Extract<SessionRequest, { name: 'COUNT_OUTCOME' }>

/**
 * How a journey with steps ended, for the counts of the office: whether one came to what one came for, and else at
 * which step one left. Nothing that was entered is in it, and of a restricted matter not even which it was. Of a search
 * it is told where nothing that was found was opened; the service counts the words only as far as they may be told.
 */
export function outcomeOf(journey: Journey): Outcome | null {
  switch (journey.name) {
    case 'application': {
      const { context } = journey.snapshot
      const { form, formId, result, index } = context
      return counted(
        'application',
        isRestricted(context) ? '' : formId,
        result ? null : (form?.steps[index]?.id ?? 'loading'),
      )
    }
    case 'guide': {
      const { context } = journey.snapshot
      const { sheet } = context
      return counted('guide', sheet?.guide.violence ? '' : (sheet?.guide.id ?? ''), guideLeftAt(context))
    }
    case 'laws': {
      const { context } = journey.snapshot
      return isUnopened(context) ? unopenedOutcome(context) : null
    }
    case 'progress':
      return counted('progress', '', journey.snapshot.context.progress ? null : 'query')
    default:
      return null
  }
}

const counted = (
  journey: 'application' | 'guide' | 'progress',
  subject: string,
  leftAt: string | null,
): Outcome => ({
  name: 'COUNT_OUTCOME',
  journey,
  subject,
  leftAt,
})

function isRestricted(context: ApplicationContext): boolean {
  const { form, answers } = context
  if (!form?.restricted) return false
  return form.restricted === true || holds(form.restricted, answers, knownOf(context))
}

/** Who has seen what to do may go back through the questions: it was reached all the same. */
function guideLeftAt(context: GuideContext): string | null {
  const { sheet, today } = context
  if (!sheet) return 'list'
  const facts = { today, calendar: sheet.calendar, values: sheet.values }
  return advise(sheet.guide, wholeAnswers(context), facts) ? null : 'question'
}
