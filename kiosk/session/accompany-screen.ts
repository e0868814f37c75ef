import type { FormField } from '../../content/engine/form-schema.ts'
import { pick } from '../../content/engine/pick.ts'
import { summarise, type AskedField } from '../../content/engine/form.ts'
import type { AccompanyField, AccompanyScreen } from '../../exchange/schemas/accompany.ts'
import type { AnswerHit } from '../api.ts'
import type { Answers } from '../../exchange/schemas/message.ts'
import { clerkMay } from './accompany.ts'
import { placeOf } from './place.ts'
import type { Screen } from './screen.ts'

const CHINESE = 'zh-CN'

/**
 * A screen as the clerk who accompanies reads it: in Chinese, with what stands on the glass and no more. A
 * number is masked here as it is there; where the citizen types their identity, nothing of it is shown.
 */
export function sharedScreen(screen: Screen): AccompanyScreen {
  const { title = null, identity = null, lines = [], fields = [] } = contentOf(screen)
  return {
    screen: screen.screen,
    place: placeOf(screen),
    title,
    identity: identity && { name: identity.name, number: identity.number },
    lines: lines.map((line) => ({ byClerk: false, ...line })),
    fields,
    may: clerkMay(screen),
  }
}

interface Content {
  readonly title?: string
  readonly identity?: { readonly name: string; readonly number: string } | null
  readonly lines?: readonly { label: string; value: string; byClerk?: boolean }[]
  readonly fields?: AccompanyField[]
}

function contentOf(screen: Screen): Content {
  switch (screen.screen) {
    case 'form-fields': {
      const step = screen.form.steps.find(({ id }) => id === screen.step)
      return {
        title: `${pick(screen.form.title, CHINESE)} · ${step ? pick(step.title, CHINESE) : ''}`,
        fields: screen.fields.flatMap((field) => fieldOf(field, screen) ?? []),
      }
    }
    case 'form-check':
      return { title: pick(screen.form.title, CHINESE), identity: screen.identity, lines: checkLines(screen) }
    case 'form-notice':
      return {
        title: pick(screen.form.title, CHINESE),
        lines: screen.form.notice.points.map((point) => ({ label: '', value: pick(point, CHINESE) })),
      }
    case 'form-identity-card':
    case 'form-identity-kept':
    case 'form-identity-typed':
    case 'form-guardian':
      return { title: pick(screen.form.title, CHINESE) }
    case 'law-search':
      return {
        title: screen.question,
        lines: screen.hits.map(({ law, article, snippet }) => ({
          label: `《${law}》${article}`,
          value: snippet,
        })),
      }
    case 'law-answer':
      return { title: screen.answer.question, lines: answerLines(screen.answer) }
    case 'assistant':
      return {
        lines: screen.turns.slice(-LAST_TURNS).flatMap((turn) => {
          if (turn.from === 'citizen') return [{ label: '问', value: turn.text }]
          return turn.reply.kind === 'answer' ? answerLines(turn.reply.answer) : []
        }),
      }
    case 'law-article':
      return screen.article
        ? {
            title: screen.article.citation,
            lines: (screen.article.paragraphs ?? []).map((value) => ({ label: '', value })),
          }
        : {}
    default:
      // A number with its code, or somebody's progress, is a secret of the citizen; the rest says nothing.
      return {}
  }
}

/** A clerk who helps needs what was said last. */
const LAST_TURNS = 4

const answerLines = ({ question, answer, conditions, next, sources }: AnswerHit) => [
  { label: question, value: answer },
  { label: '', value: conditions },
  { label: '', value: next },
  { label: '', value: sources.map(({ text }) => text).join('；') },
]

/** The kind of control that a clerk gets; null: only the citizen answers. How many items there are is chosen. */
const CLERKS_KIND: Record<FormField['kind'], AccompanyField['kind'] | null> = {
  choice: 'choice',
  choices: 'choices',
  'yes-no': 'yes-no',
  text: 'text',
  name: 'text',
  'id-number': 'text',
  'credit-code': 'text',
  phone: 'phone',
  amount: 'amount',
  date: 'date',
  consent: null,
  attachments: 'choices',
  group: 'choice',
}

function fieldOf(
  field: AskedField,
  screen: { answers: Answers; problems: Record<string, string>; byClerk: readonly string[] },
): AccompanyField | null {
  const kind = CLERKS_KIND[field.kind]
  if (!kind) return null
  const options = 'options' in field ? field.options : []
  const counts =
    field.kind === 'group'
      ? Array.from({ length: field.max - field.min + 1 }, (_, i) => String(field.min + i))
      : []
  const item = field.within
    ? `${pick(field.within.label, CHINESE).replace('{n}', String(field.within.at))} · `
    : ''
  return {
    id: field.id,
    kind,
    label: item + pick(field.label, CHINESE),
    hint: field.hint ? pick(field.hint, CHINESE) : null,
    required: field.required,
    multiline: field.kind === 'text' && field.multiline,
    maxLength: field.kind === 'text' ? field.maxLength : null,
    options: [
      ...options.map(({ id, label }) => ({ id, label: pick(label, CHINESE) })),
      ...counts.map((count) => ({ id: count, label: count })),
    ],
    value: screen.answers[field.id] ?? null,
    problem: screen.problems[field.id] ?? null,
    byClerk: screen.byClerk.includes(field.id),
  }
}

function checkLines(screen: Extract<Screen, { screen: 'form-check' }>): Content['lines'] {
  const { form, answers, known, byClerk } = screen
  return summarise(form, answers, CHINESE, known).map(({ id, label, value }) => ({
    label,
    value,
    byClerk: byClerk.includes(id),
  }))
}
