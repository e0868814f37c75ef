import type { AnswerHit, LawHit } from '../api.ts'

/** What can be touched to narrow a question down: a topic or an answer, by id. */
export interface Choices {
  readonly kind: 'choose'
  readonly by: 'topic' | 'question'
  readonly options: readonly { readonly id: string; readonly text: string }[]
}

/** All that the assistant can say. Answers and articles are content, the rest are fixed words: it writes nothing itself. */
export type Reply =
  | Choices
  | { readonly kind: 'answer'; readonly answer: AnswerHit }
  /** It did not understand: more words are needed. */
  | { readonly kind: 'say-more' }
  /** It does not know: a person does. The articles may have to do with it. */
  | { readonly kind: 'hand-over'; readonly hits: readonly LawHit[] }
  /** The search gave no answer in time. */
  | { readonly kind: 'failed' }

export type Turn =
  | { readonly from: 'citizen'; readonly text: string }
  | { readonly from: 'machine'; readonly reply: Reply }

/** What is known of a question so far. */
export interface Found {
  /** What is searched for: what was said since the assistant last understood. */
  readonly question: string
  readonly answers: readonly AnswerHit[]
  readonly hits: readonly LawHit[]
  /** Ids of answers that the visitor has said are not meant. */
  readonly refused: readonly string[]
  /** How often in a row nothing fitted. */
  readonly misses: number
}

/** An answer below this is not even asked about; on the scale of content/answers (a good one has 0.62). */
const NEAR = 0.36
/** So far ahead of the next, an answer needs no question back. */
const LEAD = 0.22
/** Not further behind than this, another answer may be the one that is meant. */
const RIVAL = 0.3
const MOST_OPTIONS = 4
const ARTICLES = 3
/** A single word may be about anything of its field. */
const A_WORD = 3
/** The second time that nothing fits, a person takes over. */
const PATIENCE = 2

/** What to say to a question, from nothing but what was found: the answer, a question back, or who knows more. */
export function replyTo({ question, answers, hits, refused, misses }: Found): Reply {
  const near = answers.filter(({ id, score }) => score >= NEAR && !refused.includes(id))
  const [best, second] = near
  if (best === undefined)
    return misses < PATIENCE
      ? { kind: 'say-more' }
      : { kind: 'hand-over', hits: hits.filter(({ clear }) => clear).slice(0, ARTICLES) }
  const isWord = question.length <= A_WORD
  if (best.good && (second === undefined || (!isWord && best.score - second.score >= LEAD)))
    return { kind: 'answer', answer: best }
  const rivals = near.filter(({ score }) => isWord || best.score - score <= RIVAL)
  const topics = [...new Set(rivals.map(({ topic }) => topic))]
  // Many answers from several fields: which field, before which question.
  if (topics.length > 1 && rivals.length > MOST_OPTIONS)
    return {
      kind: 'choose',
      by: 'topic',
      options: topics.slice(0, MOST_OPTIONS).map((topic) => ({ id: topic, text: topic })),
    }
  return byQuestion(rivals)
}

/** After a topic was chosen: its answers, the one there is or a choice of them. */
export function replyWithin(topic: string, { answers, refused }: Found): Reply {
  const within = answers.filter((answer) => answer.topic === topic && !refused.includes(answer.id))
  const [only] = within
  return only && within.length === 1 ? { kind: 'answer', answer: only } : byQuestion(within)
}

const byQuestion = (answers: readonly AnswerHit[]): Choices => ({
  kind: 'choose',
  by: 'question',
  options: answers.slice(0, MOST_OPTIONS).map(({ id, question }) => ({ id, text: question })),
})

/** The answers that a reply has put before the visitor. */
export function offeredBy(reply: Reply, answers: readonly AnswerHit[]): string[] {
  if (reply.kind === 'answer') return [reply.answer.id]
  if (reply.kind !== 'choose') return []
  const ids = reply.options.map(({ id }) => id)
  return reply.by === 'question'
    ? ids
    : answers.filter(({ topic }) => ids.includes(topic)).map(({ id }) => id)
}
