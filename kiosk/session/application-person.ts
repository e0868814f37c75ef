import { maskIdNumber, normaliseIdNumber } from '../../base/id-number.ts'
import { asksIdentity } from '../../content/engine/form.ts'
import { identityProblems, parseIdNumber } from '../../content/engine/identity.ts'
import { normaliseName } from '../../content/engine/person-name.ts'
import type { IdentityClaim } from '../api.ts'
import { formOf, NOTHING_TYPED, type ApplicationContext } from './application-context.ts'

/** No reader that can read: typing the identity is offered at once. */
export const isReaderUsable = ({ devices }: ApplicationContext): boolean =>
  [devices.idCard, devices.socialCard].some(({ state }) => !['none', 'absent', 'fault'].includes(state))

export const typedIdentityOf = (
  context: ApplicationContext,
  event: { name: string; number: string },
): ApplicationContext['typed'] => {
  const problems = identityProblems({ ...event, today: context.today })
  const number = parseIdNumber(event.number, context.today)
  return {
    name: problems.name ? event.name : normaliseName(event.name),
    number: number.ok ? number.value.number : event.number,
    problems,
  }
}

/** What is being typed: it loses its old problem, and is nobody's identity before it is judged again. */
export function writtenIdentity(
  { typed }: ApplicationContext,
  { name, number }: { name: string; number: string },
): Pick<ApplicationContext, 'typed' | 'identity'> {
  const { name: nameProblem, number: numberProblem } = typed.problems
  return {
    identity: null,
    typed: {
      name,
      number,
      problems: {
        ...(nameProblem !== undefined && name === typed.name && { name: nameProblem }),
        ...(numberProblem !== undefined && number === typed.number && { number: numberProblem }),
      },
    },
  }
}

/** Whole years by the typed number, null while it is not one. */
export const typedAge = (context: ApplicationContext, number: string): number | null => {
  const parsed = parseIdNumber(number, context.today)
  return parsed.ok ? parsed.value.age : null
}

const isNamed = (context: ApplicationContext): boolean => asksIdentity(formOf(context), context.answers)

/** Name and number to check: masked from a card, as typed otherwise; null for whoever stays unnamed. */
export function shownIdentity(context: ApplicationContext): { name: string; number: string } | null {
  if (!isNamed(context)) return null
  if (context.identity === 'card' && context.card) return context.card
  // The check character has judged what was typed; the whole number is nobody's business over the shoulder.
  return { name: context.typed.name, number: maskIdNumber(normaliseIdNumber(context.typed.number)) }
}

export const withoutIdentity = {
  card: null,
  kept: null,
  doubt: null,
  situation: null,
  typed: NOTHING_TYPED,
  identity: null,
} satisfies Partial<ApplicationContext>

/** Lets go of a card, this application's or the one kept of an earlier one, and of nothing else. */
export const withoutCard = { card: null, kept: null, doubt: null, situation: null, identity: null } as const

/** Who the application is of, as the service is told; null for whoever stays unnamed. */
export function claimOf(context: ApplicationContext): IdentityClaim | null {
  if (!isNamed(context)) return null
  return context.identity === 'card' && context.card
    ? { method: 'card', reference: context.card.reference }
    : { method: 'typed', identity: { name: context.typed.name, number: context.typed.number } }
}
