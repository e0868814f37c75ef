import type { SnapshotFrom } from 'xstate'
import { summarise } from '../../content/engine/form.ts'
import type { applicationMachine } from './application.ts'
import { fieldsStepOf, formOf, knownOf, shownFields } from './application-context.ts'
import { shownIdentity } from './application-person.ts'
import type { Frame, Screen } from './screen.ts'

export type ApplicationSnapshot = SnapshotFrom<typeof applicationMachine>

/** What an application shows; the summary is in the citizen's language, the sealed one is made by the service. */
export function applicationScreen(snapshot: ApplicationSnapshot, language: string): Screen {
  const { context } = snapshot
  const { formId } = context
  if (snapshot.matches('loading')) return { screen: 'form-loading', formId, status: 'loading' }
  if (snapshot.matches('failed')) return { screen: 'form-loading', formId, status: 'failed' }
  const form = formOf(context)
  if (snapshot.matches('notice')) return { screen: 'form-notice', form }
  const { kept, doubt } = context
  if (kept && snapshot.matches({ identity: { card: 'kept' } })) {
    const { situation, failedReader } = context
    const proving = snapshot.matches({ identity: { card: { kept: 'proving' } } })
    return { screen: 'form-identity-kept', form, kept, doubt, proving, situation, failedReader }
  }
  if (snapshot.matches({ identity: 'card' }))
    return {
      screen: 'form-identity-card',
      form,
      identity: context.card,
      situation: context.situation,
      failedReader: context.failedReader,
    }
  if (snapshot.matches({ identity: 'typed' }))
    return { screen: 'form-identity-typed', form, ...context.typed }
  if (snapshot.matches('guardian')) return { screen: 'form-guardian', form }
  if (snapshot.matches('fields'))
    return {
      screen: 'form-fields',
      form,
      step: fieldsStepOf(context).id,
      fields: shownFields(context),
      answers: context.answers,
      problems: context.problems,
      byClerk: context.byClerk,
    }
  if (snapshot.matches('check')) {
    const identity = shownIdentity(context)
    return {
      screen: 'form-check',
      form,
      identity: identity && { name: identity.name, number: identity.number },
      // In the words of the question: the official ones are for papers.
      summary: summarise(form, context.answers, language, knownOf(context)).map(({ question, ...line }) => ({
        ...line,
        label: question,
      })),
      answers: context.answers,
      known: knownOf(context),
      byClerk: context.byClerk,
      strokes: form.signature ? context.strokes : null,
      submitting: applicationIsSealing(snapshot),
      failure: context.failure,
    }
  }
  const { result, outcome, print, sheets } = context
  if (!result || !outcome) throw new Error('a receipt without a number')
  return { screen: 'receipt', form, result, outcome, print, sheets }
}

export const applicationCanGoBack = (snapshot: ApplicationSnapshot): boolean =>
  !snapshot.matches('receipt') && !applicationIsSealing(snapshot)

/** It is being stored; who left now would go without the number. */
export const applicationIsSealing = (snapshot: ApplicationSnapshot): boolean =>
  snapshot.matches({ check: 'submitting' })

/** Before the number: anything entered. With the number: it is lost as long as no paper bears it. */
export function applicationLosesData(snapshot: ApplicationSnapshot): boolean {
  const { identity, card, kept, typed, answers, beginning, print } = snapshot.context
  if (snapshot.status === 'done') return false
  if (snapshot.matches('receipt')) return print.status !== 'printed'
  return (
    (identity !== null && card !== kept) ||
    typed.name !== '' ||
    typed.number !== '' ||
    (answers !== beginning && Object.keys(answers).length > 0)
  )
}

/** BACK from here leaves the journey. */
export const applicationIsAtStart = (snapshot: ApplicationSnapshot): boolean =>
  (['loading', 'failed', 'notice'] as const).some((state) => snapshot.matches(state))

export const applicationIsArmed = (snapshot: ApplicationSnapshot): boolean =>
  snapshot.matches({ identity: { card: 'waiting' } }) || snapshot.matches({ identity: { card: 'kept' } })

/** Whose card it is has been said in this application, which goes under it. */
export const applicationUsesCard = (snapshot: ApplicationSnapshot): boolean =>
  snapshot.context.identity === 'card' && (snapshot.matches('fields') || snapshot.matches('check'))

/** Which idle period holds: none while a card is read, an application is being sealed or paper comes out. */
export function applicationIdle(snapshot: ApplicationSnapshot): Frame['idle'] {
  const { devices, print } = snapshot.context
  if (applicationIsArmed(snapshot))
    return [devices.idCard, devices.socialCard].some(({ state }) => state === 'busy') ? 'none' : 'form'
  if (applicationIsSealing(snapshot)) return 'none'
  if (snapshot.matches('receipt')) {
    if (print.status === 'printing') return 'none'
    // Without paper the number is copied by hand, which takes its time.
    return print.status === 'printed' ? 'form' : 'quiet'
  }
  const reads = (['loading', 'failed', 'notice', 'guardian'] as const).some((state) =>
    snapshot.matches(state),
  )
  return reads ? 'information' : 'form'
}
