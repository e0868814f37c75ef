import { unreachable } from '../../base/result.ts'
import { calculatorOf } from '../rules/calculators.ts'
import type { Calculation, RuleFacts } from '../rules/calculator.ts'
import { addDays, daysBetween, deadline, type Deadline } from '../rules/days.ts'
import { isDate } from './form-field.ts'
import type { Localized } from './localized.ts'
import { holds, UNKNOWN, type GuideAnswer, type GuideAnswers } from './guide-condition.ts'
import type { Branches, Guide, GuideBlock, GuideOutcome, GuideQuestion } from './guide-schema.ts'

/**
 * The guide engine: which question comes next, and what an outcome says given the answers. Pure, the same for the
 * session on the screen, the printed slip, the stories and the command line.
 */

/** Where a person stands in a guide. */
export interface GuidePlace {
  /** Questions answered on the way, in order. */
  readonly trail: readonly string[]
  /** The question to answer now, or the outcome. */
  readonly node: string
  readonly kind: 'question' | 'outcome'
}

/** Follows the answers from the start to the first question without a valid one, or to an outcome. */
export function walk(guide: Guide, answers: GuideAnswers, now: RuleFacts): GuidePlace {
  const trail: string[] = []
  const given: Record<string, GuideAnswer> = {}
  let node = guide.start
  for (;;) {
    const question = guide.questions[node]
    if (!question) return { trail, node, kind: 'outcome' }
    const answer = Object.hasOwn(answers, node) ? answers[node] : undefined
    if (answer === undefined || !isAnswer(question, answer, now.today))
      return { trail, node, kind: 'question' }
    trail.push(node)
    given[node] = answer
    node = follow(branchesFor(question, answer), given, now)
  }
}

function follow(branches: Branches, answers: GuideAnswers, now: RuleFacts): string {
  const branch = branches.find(({ when }) => when === undefined || holds(when, answers, now))
  if (!branch) throw new Error('the last branch of a question must hold always')
  return branch.next
}

/** Where a valid answer leads. */
function branchesFor(question: GuideQuestion, answer: GuideAnswer): Branches {
  if (answer === UNKNOWN) return question.unknown.next
  if (question.kind === 'yes-no') return answer === 'yes' ? question.yes : question.no
  if (question.kind !== 'choice') return question.next
  const next = question.options.find(({ id }) => id === answer)?.next ?? question.next
  if (!next) throw new Error('an option of a choice leads nowhere')
  return next
}

/** `today` is YYYY-MM-DD in Asia/Shanghai. */
export function isAnswer(question: GuideQuestion, answer: GuideAnswer, today: string): boolean {
  if (answer === UNKNOWN) return true
  if (question.kind === 'choices')
    return Array.isArray(answer) && answer.every((one) => question.options.some(({ id }) => id === one))
  if (typeof answer !== 'string') return false
  switch (question.kind) {
    case 'choice':
      return question.options.some(({ id }) => id === answer)
    case 'yes-no':
      return answer === 'yes' || answer === 'no'
    case 'date':
      return isDate(answer) && (!question.past || answer <= today)
    case 'amount':
      return /^\d{1,12}$/.test(answer) && Number(answer) <= question.max
    case 'number':
      return /^\d{1,9}$/.test(answer) && Number(answer) >= question.min && Number(answer) <= question.max
    default:
      return unreachable(question)
  }
}

/** 「不回答了，直接看怎么办」: what is left is not known. */
export function answerRest(guide: Guide, answers: GuideAnswers, now: RuleFacts): GuideAnswers {
  let all = answers
  for (;;) {
    const { node, kind } = walk(guide, all, now)
    if (kind === 'outcome') return all
    all = { ...all, [node]: UNKNOWN }
  }
}

/** A limit with the last day worked out, where its beginning is known. */
export type GuideLimit = GuideOutcome['limits'][number] & {
  /** `none`: no limit; `open`: runs from a day that we do not know. Of one to wait for, `deadline` is the first day. */
  readonly state: 'dated' | 'open' | 'none'
  readonly deadline: (Deadline & { readonly daysLeft: number }) | null
}

export interface GuideCalculation {
  readonly rule: string
  readonly title: Localized
  readonly formula: Localized
  readonly cites: readonly string[]
  readonly note?: Localized | undefined
  /** Null where an answer is missing: the formula alone is shown. */
  readonly result: Calculation | null
}

type Shown = Omit<GuideOutcome, 'limits' | 'calculations'>

/** What an outcome says to this person. */
export interface GuideAdvice extends Shown {
  readonly id: string
  readonly limits: readonly GuideLimit[]
  readonly calculations: readonly GuideCalculation[]
}

/** The outcome where the answers lead, with only what concerns this person; undefined before the end. */
export function advise(guide: Guide, answers: GuideAnswers, facts: RuleFacts): GuideAdvice | undefined {
  const { trail, node, kind } = walk(guide, answers, facts)
  const outcome = guide.outcomes[node]
  if (kind !== 'outcome' || !outcome) return undefined
  const given = Object.fromEntries(trail.map((id) => [id, answers[id]!]))
  const concerns = <T extends { readonly when?: GuideOutcome['rights'][number]['when'] }>(
    items: readonly T[],
  ) => items.filter(({ when }) => when === undefined || holds(when, given, facts))
  return {
    ...outcome,
    id: node,
    rights: concerns(outcome.rights),
    places: concerns(outcome.places),
    materials: concerns(outcome.materials),
    steps: concerns(outcome.steps),
    warnings: concerns(outcome.warnings),
    actions: concerns(outcome.actions),
    limits: concerns(outcome.limits).map((limit) => limitOf(limit, given, facts)),
    calculations: concerns(outcome.calculations).map((one) => calculate(one, given, facts)),
  }
}

function limitOf(limit: GuideOutcome['limits'][number], given: GuideAnswers, facts: RuleFacts): GuideLimit {
  if (limit.period === 'none') return { ...limit, state: 'none', deadline: null }
  const from = limit.from === undefined ? undefined : given[limit.from]
  if (typeof from !== 'string' || !isDate(from)) return { ...limit, state: 'open', deadline: null }
  const last = deadline(from, limit.period, facts.calendar)
  const first = addDays(last.date, 1)
  const found = limit.wait ? { ...last, date: first, safe: first, rollsTo: null } : last
  return {
    ...limit,
    state: 'dated',
    deadline: { ...found, daysLeft: daysBetween(facts.today, found.date) },
  }
}

function calculate(
  { rule, inputs, only, note }: GuideOutcome['calculations'][number],
  given: GuideAnswers,
  facts: RuleFacts,
): GuideCalculation {
  const calculator = calculatorOf(rule)
  const { title, formula, cites } = calculator
  const values: Record<string, string> = {}
  for (const [name, input] of Object.entries(inputs)) {
    const value = typeof input === 'string' ? given[input] : input.value
    if (typeof value === 'string' && value !== UNKNOWN) values[name] = value
  }
  const complete = Object.entries(calculator.inputs).every(([name, { optional }]) => optional || values[name])
  const result = complete ? (calculator.compute(values, facts) ?? null) : null
  const lines = result?.lines.filter(({ id }) => only === undefined || only.includes(id))
  return { rule, title, formula, cites, note, result: result && lines ? { ...result, lines } : null }
}

/** Every citation of an outcome or block, each once; those of calculators apart. */
export const citesOf = (parts: GuideBlock): string[] => [
  ...new Set([
    ...parts.rights.flatMap(({ cites }) => cites),
    ...parts.limits.flatMap(({ cites }) => cites),
    ...parts.places.flatMap(({ cites = [] }) => cites),
    ...parts.steps.flatMap(({ cites = [] }) => cites),
    ...parts.warnings.flatMap(({ cites = [] }) => cites),
    ...parts.actions.flatMap((action) => ('read' in action ? [action.read] : [])),
  ]),
]
