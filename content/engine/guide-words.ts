import type { AnswerValue } from './form-field.ts'
import { UNKNOWN, type GuideAnswer, type GuideAnswers } from './guide-condition.ts'
import type { Guide, GuideAction, GuideQuestion } from './guide-schema.ts'
import { fieldsOfForm } from './form.ts'
import type { FormDefinition } from './form-schema.ts'
import type { Localized } from './localized.ts'
import type { Period } from '../rules/period.ts'

/**
 * What a person answered in a guide, in words and as the beginning of an application. Chinese, as guides are: the office
 * reads it.
 */

const CHINESE = 'zh-CN'
const NOTHING_CHOSEN = '都没有'
const NOT_KNOWN = '不清楚'

const UNITS = {
  day: '天',
  'working-day': '个工作日',
  month: '个月',
  year: '年',
} as const satisfies Record<Period['unit'], string>

/** 1年, 3个工作日. */
export const periodWords = ({ count, unit }: Period): string => `${count}${UNITS[unit]}`

export interface AnsweredLine {
  readonly question: string
  readonly label: Localized
  readonly value: string
  /** False for 「我不清楚」. */
  readonly known: boolean
}

/** The answers on the way, in its order. */
export const answeredLines = (
  guide: Guide,
  trail: readonly string[],
  answers: GuideAnswers,
): AnsweredLine[] =>
  trail.flatMap((id) => {
    const question = guide.questions[id]
    const answer = answers[id]
    if (!question || answer === undefined) return []
    return [
      {
        question: id,
        label: question.short ?? question.ask,
        value: answer === UNKNOWN ? NOT_KNOWN : wordsOf(question, answer),
        known: answer !== UNKNOWN,
      },
    ]
  })

function wordsOf(question: GuideQuestion, answer: GuideAnswer): string {
  if (typeof answer !== 'string') {
    if (question.kind !== 'choices' || answer.length === 0) return NOTHING_CHOSEN
    return question.options
      .filter(({ id }) => answer.includes(id))
      .map(({ label }) => label[CHINESE])
      .join('、')
  }
  switch (question.kind) {
    case 'choice':
      return question.options.find(({ id }) => id === answer)?.label[CHINESE] ?? answer
    case 'yes-no':
      return answer === 'yes' ? '是' : '不是'
    case 'amount':
      return `${answer.replace(/\B(?=(\d{3})+$)/g, ',')} 元`
    case 'number':
      return `${answer} ${question.unit[CHINESE]}`
    case 'date': {
      const [year, month, day] = answer.split('-').map(Number)
      return `${year}年${month}月${day}日`
    }
    default:
      return answer
  }
}

/** The answers as one who asks for help would tell them: 「老板不发工资。干活的地方：建筑工地；欠的钱：12,000 元。」 */
export function storyOf(guide: Guide, trail: readonly string[], answers: GuideAnswers): string {
  const told = answeredLines(guide, trail, answers)
    .filter(({ known }) => known)
    .map(({ label, value }) => `${label[CHINESE]}：${value}`)
  return [guide.title[CHINESE], ...(told.length > 0 ? [told.join('；')] : [])]
    .map((text) => `${text.replace(/[。？！]$/, '')}。`)
    .join('')
}

type Apply = Extract<GuideAction, { apply: string }>

/** What an action fills into the form it opens; an answer that is not known, or has no option there, fills nothing. */
export function fillingOf({ fill }: Apply, answers: GuideAnswers): Record<string, AnswerValue> {
  const filled: Record<string, AnswerValue> = {}
  for (const [field, from] of Object.entries(fill)) {
    const value = typeof from === 'object' ? answerFor(from, answers) : from
    if (value !== undefined) filled[field] = value
  }
  return filled
}

function answerFor(
  { answer: question, as }: Extract<Apply['fill'][string], object>,
  answers: GuideAnswers,
): AnswerValue | undefined {
  const answer = answers[question]
  if (answer === undefined || answer === UNKNOWN) return undefined
  if (!as) return typeof answer === 'string' ? answer : [...answer]
  const chosen = typeof answer === 'string' ? [answer] : answer
  const turned = chosen.flatMap((one) => (Object.hasOwn(as, one) ? [as[one]!] : []))
  return turned[0]
}

/** What a form begins with: what was filled in, as far as it has such fields, and the story where it asks for one. */
export function beginningOf(
  form: FormDefinition,
  { filled, story }: { readonly filled: Readonly<Record<string, AnswerValue>>; readonly story: string },
): Record<string, AnswerValue> {
  const fields = fieldsOfForm(form)
  // A consent is given by nobody but the citizen.
  const known = Object.fromEntries(
    Object.entries(filled).filter(([id]) =>
      fields.some((field) => field.id === id && field.kind !== 'consent'),
    ),
  )
  const tells = fields.find((field) => field.kind === 'text' && field.multiline)
  if (tells?.kind !== 'text' || story === '') return known
  return { [tells.id]: Array.from(story).slice(0, tells.maxLength).join(''), ...known }
}
