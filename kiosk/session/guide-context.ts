import { answerRest, advise, isAnswer, walk, type GuideAdvice } from '../../content/engine/guide.ts'
import type { GuideAnswer, GuideAnswers } from '../../content/engine/guide-condition.ts'
import type { GuideQuestion } from '../../content/engine/guide-schema.ts'
import type { RuleFacts } from '../../content/rules/calculator.ts'
import type { DevicesFact, GuideList, GuideSheet } from '../api.ts'
import type { PrintState } from './screen.ts'

/** Where a visitor comes from: which topic, which of its guides are meant first, what the law search is asked. */
export interface GuidesStart {
  readonly topic?: string | undefined
  /** Codes of guides: M01. */
  readonly first?: readonly string[] | undefined
  readonly question?: string | undefined
  /** Straight into this guide. */
  readonly guide?: string | undefined
}

/** A running guide. What was answered is personal: it lives under the session and dies with it. */
export interface GuideContext {
  readonly start: GuidesStart
  /** Null: all topics. */
  readonly topic: string | null
  readonly list: GuideList | null
  readonly guideId: string | null
  readonly sheet: GuideSheet | null
  readonly answers: GuideAnswers
  /** Which question of the way is shown, from 0. */
  readonly at: number
  /** 「不回答了，直接看怎么办」: what is left counts as not known. */
  readonly skipped: boolean
  /** YYYY-MM-DD in Asia/Shanghai. */
  readonly today: string
  readonly devices: DevicesFact
  /** The slip that is shown: to which kind of body, and its number once the service has given one. */
  readonly slip: {
    readonly body: string
    readonly number: string | null
    readonly discreet: boolean
  } | null
  /** False where paper could be found by the wrong person and has been asked for only once. */
  readonly mayPrint: boolean
  readonly print: PrintState & { readonly job: string | null }
}

export const NO_PRINT = { job: null, status: 'idle', situation: null } as const

export const emptyGuide = (input: {
  start: GuidesStart
  today: string
  devices: DevicesFact
}): GuideContext => ({
  ...input,
  topic: input.start.topic ?? null,
  list: null,
  guideId: input.start.guide ?? null,
  sheet: null,
  answers: {},
  at: 0,
  skipped: false,
  slip: null,
  mayPrint: false,
  print: NO_PRINT,
})

/** The loaded guide; asking for it before is a bug. */
export function sheetOf({ sheet }: GuideContext): GuideSheet {
  if (!sheet) throw new Error('the guide is not loaded in this state')
  return sheet
}

const factsOf = (context: GuideContext): RuleFacts => {
  const { calendar, values } = sheetOf(context)
  return { today: context.today, calendar, values }
}

/** Answers with all that was skipped. */
export const wholeAnswers = (context: GuideContext): GuideAnswers =>
  context.skipped ? answerRest(sheetOf(context).guide, context.answers, factsOf(context)) : context.answers

/** The way as far as it is answered. */
export const wayOf = (context: GuideContext) =>
  walk(sheetOf(context).guide, wholeAnswers(context), factsOf(context))

/** The question that is shown; null where the way has come to its end. */
export function questionAt(context: GuideContext): { id: string; question: GuideQuestion } | null {
  const { guide } = sheetOf(context)
  const { trail, node } = walk(guide, context.answers, factsOf(context))
  const id = trail[context.at] ?? node
  const question = guide.questions[id]
  return question ? { id, question } : null
}

/** Keeps a valid answer to the question that is shown and goes on; the later ones stay as they were. */
export function answered(
  context: GuideContext,
  given: { question: string; answer: GuideAnswer },
): Partial<GuideContext> {
  const shown = questionAt(context)
  if (!shown || shown.id !== given.question || !isAnswer(shown.question, given.answer, context.today))
    return {}
  return { answers: { ...context.answers, [shown.id]: given.answer }, at: context.at + 1, skipped: false }
}

/** What the end says; before it a bug. */
export function adviceOf(context: GuideContext): GuideAdvice {
  const advice = advise(sheetOf(context).guide, wholeAnswers(context), factsOf(context))
  if (!advice) throw new Error('the guide has not come to its end')
  return advice
}
