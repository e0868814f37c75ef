import {
  cleanAnswers,
  isStepAsked,
  validateForm,
  validateStep,
  visibleFields,
  type AnswerProblem,
  type Circumstances,
  type FieldsStep,
} from '../../content/engine/form.ts'
import { fieldIn } from '../../content/engine/form-asked.ts'
import type { FormOutcome } from '../../content/engine/form-outcome.ts'
import { beginningOf } from '../../content/engine/guide-words.ts'
import type { FormDefinition, FormStep } from '../../content/engine/form-schema.ts'
import { fieldOf } from '../../content/engine/presets.ts'
import { parseIdNumber } from '../../content/engine/identity.ts'
import type { Answers } from '../../exchange/schemas/message.ts'
import type { CardReader, DevicesFact, MaskedIdentity, Submitted } from '../api.ts'
import type { GivenAnswers, Strokes } from './events.ts'
import type { PrintState, Screen } from './screen.ts'

type ScreenOf<Name extends Screen['screen']> = Extract<Screen, { screen: Name }>

/** All of a running application. It is personal, so it lives under the session and dies with it. */
export interface ApplicationContext {
  readonly formId: string
  /** YYYY-MM-DD in Asia/Shanghai. */
  readonly today: string
  readonly devices: DevicesFact
  readonly form: FormDefinition | null
  /** Which step of the form. */
  readonly index: number
  /** The citizen came from check-answers to change one thing, and goes back there. */
  readonly returning: boolean
  readonly card: MaskedIdentity | null
  /** Read for an earlier application of the visit: it serves once its holder has shown to be still here. */
  readonly kept: MaskedIdentity | null
  /** What became of showing it: tries that are left after a wrong day, or that nothing could be compared. */
  readonly doubt: { readonly left: number } | 'failed' | null
  /** Why the last card could not be read, and in which reader. */
  readonly situation: string | null
  readonly failedReader: CardReader
  readonly typed: Pick<ScreenOf<'form-identity-typed'>, 'name' | 'number' | 'problems'>
  /** Which of the two identities the citizen stands by. */
  readonly identity: 'card' | 'typed' | null
  /** What a guide knew before the citizen began, as answers once the form is loaded; not theirs to lose. */
  readonly given: GivenAnswers | null
  readonly beginning: Answers
  readonly answers: Answers
  readonly problems: Record<string, AnswerProblem>
  /** Fields whose answer a clerk wrote; the citizen's own touch takes a field back. */
  readonly byClerk: readonly string[]
  /** The signature under what stands on the check page; gone as soon as something is changed. */
  readonly strokes: Strokes
  /** Kept from the first confirm on: the same content is always sent under the same id. */
  readonly submission: { readonly id: string; readonly content: string } | null
  readonly failure: ScreenOf<'form-check'>['failure']
  readonly result: Submitted | null
  /** Told with the number; the answers that led to it are gone by then. */
  readonly outcome: FormOutcome | null
  readonly print: ScreenOf<'receipt'>['print']
  readonly job: string | null
  /** The papers on A4. */
  readonly sheets: PrintState
  /** How often the receipt was printed again without being asked for, when the printer had recovered. */
  readonly selfPrints: number
}

export const NOTHING_TYPED: ApplicationContext['typed'] = { name: '', number: '', problems: {} }

export const emptyApplication = (input: {
  form: string
  given?: GivenAnswers
  today: string
  devices: DevicesFact
  card: MaskedIdentity | null
}): ApplicationContext => ({
  formId: input.form,
  today: input.today,
  devices: input.devices,
  form: null,
  index: 0,
  returning: false,
  card: null,
  kept: input.card,
  doubt: null,
  situation: null,
  failedReader: 'idCard',
  typed: NOTHING_TYPED,
  identity: null,
  given: input.given ?? null,
  beginning: {},
  answers: {},
  problems: {},
  byClerk: [],
  strokes: [],
  submission: null,
  failure: null,
  result: null,
  outcome: null,
  print: { status: 'idle', situation: null, onPaper: false },
  job: null,
  sheets: { status: 'idle', situation: null },
  selfPrints: 0,
})

/** The loaded form; asking for it before it is loaded is a bug. */
export function formOf(context: ApplicationContext): FormDefinition {
  if (!context.form) throw new Error('the form is not loaded in this state')
  return context.form
}

const stepOf = (context: ApplicationContext): FormStep => formOf(context).steps[context.index]!

export const stepKind = (context: ApplicationContext): FormStep['kind'] => stepOf(context).kind

/** The fields step that is shown; elsewhere a bug. */
export function fieldsStepOf(context: ApplicationContext): FieldsStep {
  const step = stepOf(context)
  if (step.kind !== 'fields') throw new Error(`step ${step.id} has no fields`)
  return step
}

/** What conditions may ask for besides the answers. */
export function knownOf({ today, identity, card, typed }: ApplicationContext): Circumstances {
  if (identity === 'card' && card)
    return {
      today,
      identifiedBy: card.reader === 'idCard' ? 'card' : 'social-card',
      document: card.document,
      age: card.age ?? undefined,
    }
  const number = parseIdNumber(typed.number, today)
  return identity === 'typed' && number.ok
    ? { today, identifiedBy: 'typed', document: number.value.document, age: number.value.age }
    : { today }
}

/** Answers in their normal form, of what is asked. */
export const cleanOf = (context: ApplicationContext): Answers =>
  cleanAnswers(formOf(context), context.answers, knownOf(context))

/** Answers of the whole form decide what is asked, so that a field that hangs on a hidden one stays hidden. */
export const shownFields = (context: ApplicationContext) =>
  visibleFields(fieldsStepOf(context), cleanOf(context), knownOf(context))

export const stepProblems = (context: ApplicationContext): Record<string, AnswerProblem> =>
  validateStep({
    step: fieldsStepOf(context),
    answers: cleanOf(context),
    today: context.today,
    known: knownOf(context),
  })

export const formProblems = (context: ApplicationContext): Record<string, AnswerProblem> =>
  validateForm({
    form: formOf(context),
    answers: context.answers,
    today: context.today,
    known: knownOf(context),
  })

// ── moving between steps ─────────────────────────────────────────────────────────────────────────────────────────
const isAsked = (context: ApplicationContext, step: FormStep): boolean =>
  isStepAsked(step, cleanOf(context), knownOf(context))

const checkIndex = (context: ApplicationContext): number => formOf(context).steps.length - 1

/** The first step that lacks something: what a changed answer newly asks for, or check-answers. */
export function firstOpenIndex(context: ApplicationContext): number {
  const problems = formProblems(context)
  const open = formOf(context).steps.findIndex(
    (step) =>
      (step.kind === 'identity' && context.identity === null && isAsked(context, step)) ||
      (step.kind === 'fields' && Object.keys(problems).some((id) => fieldIn(step.fields, id))),
  )
  return open === -1 ? checkIndex(context) : open
}

export function nextIndex(context: ApplicationContext): number {
  if (context.returning) return firstOpenIndex(context)
  const next = formOf(context).steps.findIndex((step, i) => i > context.index && isAsked(context, step))
  return next === -1 ? checkIndex(context) : next
}

export function previousIndex(context: ApplicationContext): number {
  if (context.returning) return checkIndex(context)
  return formOf(context).steps.findLastIndex((step, i) => i < context.index && isAsked(context, step))
}

// ── answers ──────────────────────────────────────────────────────────────────────────────────────────────────────
/** Keeps what was typed, for fields the form has; a changed answer loses its old problem. */
export function withAnswers(
  context: ApplicationContext,
  { answers: typed, by }: { readonly answers: Answers; readonly by?: 'clerk' },
): Partial<ApplicationContext> {
  const form = formOf(context)
  const added = Object.fromEntries(Object.entries(typed).filter(([id]) => fieldOf(form, id)))
  const problems = Object.fromEntries(
    Object.entries(context.problems).filter(
      ([id]) => JSON.stringify(added[id] ?? context.answers[id]) === JSON.stringify(context.answers[id]),
    ),
  )
  const others = context.byClerk.filter((id) => !(id in added))
  const byClerk = by === 'clerk' ? [...others, ...Object.keys(added)] : others
  return { answers: { ...context.answers, ...added }, problems, byClerk }
}

/** The form, begun with what a guide knew. */
export function begun(context: ApplicationContext, form: FormDefinition): Partial<ApplicationContext> {
  const beginning = context.given ? beginningOf(form, context.given) : {}
  return { form, beginning, answers: beginning }
}
