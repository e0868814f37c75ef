import { answerProblem, normalise, type AnswerValue } from '../../content/engine/form-field.ts'
import type { FormField } from '../../content/engine/form-schema.ts'
import type { AccompanyCommand } from '../../exchange/schemas/accompany.ts'
import type { SessionEvent } from './events.ts'
import { placeOf } from './place.ts'
import type { Screen } from './screen.ts'

/**
 * Accompany mode (协助): a clerk sees this screen and writes for the citizen.
 * none → asking → offered (a clerk is named, the citizen is asked) → open → none | over (it ended by itself).
 */
export interface Accompany {
  readonly state: 'none' | 'asking' | 'offered' | 'open' | 'over'
  /** Null until the service has named it. */
  readonly id: string | null
  readonly clerk: string | null
  /** Four digits that the clerk's screen shows too. */
  readonly code: string | null
  readonly reason: 'clerk' | 'nobody' | 'unreachable' | null
}

export const ALONE: Accompany = { state: 'none', id: null, clerk: null, code: null, reason: null }
export const ASKING: Accompany = { ...ALONE, state: 'asking' }

export const isAsked = ({ state }: Accompany): boolean => state === 'asking' || state === 'offered'
export const isUnderWay = (accompany: Accompany): boolean => isAsked(accompany) || accompany.state === 'open'

/** What a fact of the service makes of it; the same object where it is none of this one's. */
export function afterFact(accompany: Accompany, event: SessionEvent): Accompany {
  switch (event.type) {
    case 'ACCOMPANY_STARTED':
      // Asked, given up and asked again: the last answer is the one that holds.
      return accompany.state === 'asking' ? { ...accompany, id: event.accompany } : accompany
    case 'ACCOMPANY_FAILED':
      return accompany.state === 'asking' ? { ...ALONE, state: 'over', reason: 'unreachable' } : accompany
    case 'ACCOMPANY_OFFERED':
      return isOwn(accompany, event.accompany) && accompany.state === 'asking'
        ? { ...accompany, state: 'offered', id: event.accompany, clerk: event.clerk, code: event.code }
        : accompany
    case 'ACCOMPANY_ENDED':
      return isOwn(accompany, event.accompany) && isUnderWay(accompany)
        ? { ...ALONE, state: 'over', reason: event.reason }
        : accompany
    default:
      return accompany
  }
}

/** The fact may overtake the answer that names the id. */
const isOwn = ({ id }: Accompany, named: string): boolean => id === null || id === named

/**
 * What a clerk's order does to the journey, or null where it must do nothing: another page, a field that is not
 * asked, an answer that does not fit, or a screen on which only the citizen acts. Agreeing, identity, confirming,
 * printing and evaluating are never among what it can become.
 */
export function eventOfOrder(
  screen: Screen,
  order: { readonly place: string; readonly command: AccompanyCommand },
): SessionEvent | null {
  const { place, command } = order
  if (place !== placeOf(screen)) return null
  if (screen.screen === 'form-check') return command.kind === 'back' ? { type: 'BACK' } : null
  if (screen.screen !== 'form-fields') return null
  if (command.kind === 'continue') return { type: 'CONTINUE' }
  if (command.kind === 'back') return { type: 'BACK' }
  const field = screen.fields.find(({ id }) => id === command.field)
  return field && fits(field, command.value)
    ? { type: 'ANSWER', answers: { [field.id]: command.value }, by: 'clerk' }
    : null
}

/** The buttons that a clerk has on this screen. */
export const clerkMay = (screen: Screen): ('continue' | 'back')[] =>
  (['continue', 'back'] as const).filter(
    (kind) => eventOfOrder(screen, { place: placeOf(screen), command: { kind } }) !== null,
  )

const LONGEST = 100

/** Half-written numbers and dates fit, as they do when the citizen writes; what is no answer at all does not. */
function fits(field: FormField, value: AnswerValue): boolean {
  // A consent is given by nobody but the citizen.
  if (field.kind === 'consent') return false
  if (
    field.kind === 'attachments' ||
    field.kind === 'choice' ||
    field.kind === 'choices' ||
    field.kind === 'yes-no' ||
    field.kind === 'text'
  ) {
    const problem = answerProblem({ field, value, today: '' })
    return problem === undefined || problem === 'required'
  }
  if (field.kind === 'group') return value === normalise(field, value)
  return typeof value === 'string' && value.length <= LONGEST
}
