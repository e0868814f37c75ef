import { describe, expect, test } from 'vitest'
import type { AnswerHit } from '../api.ts'
import { replyTo, replyWithin, type Found, type Reply } from './assistant-reply.ts'
import type { SessionEvent } from './events.ts'
import { answer, article, hit, play } from './fixtures.ts'

const one = (id: string, score: number, topic = 'wages'): AnswerHit => ({
  ...answer,
  id,
  topic,
  score,
  question: `问${id}`,
  good: score >= 0.62,
})
const found = (answers: AnswerHit[], more: Partial<Found> = {}): Found => ({
  question: '老板不给我钱',
  answers,
  hits: [hit],
  refused: [],
  misses: 0,
  ...more,
})
const short = (reply: Reply): string => {
  if (reply.kind === 'answer') return `answer ${reply.answer.id}`
  return reply.kind === 'choose' ? `${reply.by} ${reply.options.map(({ id }) => id).join(' ')}` : reply.kind
}

describe('what is said to what was found', () => {
  const fields = ['children', 'minors', 'marriage', 'elders', 'support']
  test.each<[string, Found, string]>([
    ['one that fits and is far ahead', found([one('a', 1), one('b', 0.5)]), 'answer a'],
    ['one alone that fits', found([one('a', 0.7)]), 'answer a'],
    ['two that fit alike', found([one('a', 1), one('b', 0.9)]), 'question a b'],
    ['one that only comes near', found([one('a', 0.5)]), 'question a'],
    [
      'what is far behind is not offered',
      found([one('a', 0.9), one('b', 0.8), one('c', 0.4)]),
      'question a b',
    ],
    ['one word is asked about', found([one('a', 1), one('b', 0.5)], { question: '离婚' }), 'question a b'],
    ['one word with one answer', found([one('a', 1)], { question: '离婚' }), 'answer a'],
    ['at most four', found('abcdef'.split('').map((id) => one(id, 0.9))), 'question a b c d'],
    [
      'many from many fields',
      found(fields.map((topic) => one(topic, 0.8, topic))),
      'topic children minors marriage elders',
    ],
    ['nothing near', found([one('a', 0.2)]), 'say-more'],
    ['nothing near for the third time', found([], { misses: 2 }), 'hand-over'],
    [
      'what was refused is not said again',
      found([one('a', 1), one('b', 0.7)], { refused: ['a'] }),
      'answer b',
    ],
  ])('%s', (_, what, reply) => expect(short(replyTo(what))).toBe(reply))

  test('a chosen topic leads to its answer, or to a choice of its answers', () => {
    const what = found([one('a', 0.9, 'minors'), one('b', 0.8, 'children'), one('c', 0.7, 'children')])
    expect(short(replyWithin('minors', what))).toBe('answer a')
    expect(short(replyWithin('children', what))).toBe('question b c')
  })
})

describe('the conversation', () => {
  const askFor = (question: string, answers: AnswerHit[], asked = question): SessionEvent[] => [
    { type: 'ASK', question },
    { type: 'LAWS_FOUND', question: asked, answers, hits: [hit], law: null },
  ]
  const talk = (...events: SessionEvent[]) => play([{ type: 'OPEN_ASSISTANT' }, ...events])
  const lines = (session: ReturnType<typeof talk>) => {
    const screen = session.screen()
    if (screen.screen !== 'assistant') throw new Error(screen.screen)
    return screen.turns.map((turn) => (turn.from === 'citizen' ? turn.text : short(turn.reply)))
  }
  const two = [one('a', 1), one('b', 0.9)]

  test('asks back, answers, leads to the article and back to where it was', () => {
    const session = talk(...askFor('老板不给钱', two), { type: 'CHOOSE', choice: 'b' })
    expect(lines(session)).toEqual(['老板不给钱', 'question a b', '问b', 'answer b'])
    const before = session.screen()
    session.send({ type: 'OPEN_ARTICLE', id: hit.id })
    session.send({ type: 'ARTICLE_LOADED', article })
    expect(session.screen()).toMatchObject({ screen: 'law-article', status: 'shown', depth: 1 })
    session.send({ type: 'BACK' })
    expect(session.screen()).toEqual(before)
    session.send({ type: 'BACK' })
    expect(session.screen().screen).toBe('home')
  })

  test.each<SessionEvent>([
    { type: 'OPEN_GUIDES', start: { guide: 'unpaid-wages' } },
    { type: 'OPEN_DIRECTORY', stop: { screen: 'service', id: 'legal-aid' } },
  ])('leads on by $type, and is there again when that is left', (event) => {
    const session = talk(...askFor('老板不给钱', two))
    const before = session.screen()
    session.send(event)
    expect(session.screen().screen).not.toBe('assistant')
    session.send({ type: 'BACK' })
    expect(session.screen()).toEqual(before)
  })

  test('more words go with the ones that were not understood; nothing said twice hands over', () => {
    const session = talk(
      ...askFor('那个', []),
      ...askFor('事情', [], '那个 事情'),
      ...askFor('很怪', [], '那个 事情 很怪'),
    )
    expect(lines(session)).toEqual(['那个', 'say-more', '事情', 'say-more', '很怪', 'hand-over'])
    expect(session.requestsNamed('SEARCH_LAWS')).toHaveLength(3)
  })

  test('who wants none of what is offered is offered the rest, then a person', () => {
    const session = talk(...askFor('老板不给钱', [...two, one('c', 0.6)]))
    for (let i = 0; i < 2; i++) session.send({ type: 'NONE_FITS' })
    expect(lines(session)).toEqual(['老板不给钱', 'question a b', 'question c', 'hand-over'])
  })

  test('a new question forgets what was refused', () => {
    const session = talk(...askFor('钱', [one('a', 1)]), { type: 'NONE_FITS' })
    expect(lines(session).at(-1)).toBe('say-more')
    expect(lines(talk(...askFor('钱', [one('a', 1)]), ...askFor('工钱', [one('a', 1)])))).toEqual([
      '钱',
      'answer a',
      '工钱',
      'answer a',
    ])
  })

  test('an overtaken answer, a strange choice and an empty question say nothing', () => {
    const session = talk(
      ...askFor('老板不给钱', two),
      { type: 'CHOOSE', choice: 'nowhere' },
      { type: 'ASK', question: ' ' },
      { type: 'LAWS_FOUND', question: '别的', answers: two, hits: [], law: null },
    )
    expect(lines(session)).toEqual(['老板不给钱', 'question a b'])
  })

  test('a search that fails says so, and goes on', () => {
    const session = talk({ type: 'ASK', question: '钱' }, { type: 'LAWS_FAILED' })
    expect(lines(session)).toEqual(['钱', 'failed'])
  })

  test('nothing of it outlives the visit', () => {
    const session = talk(...askFor('老板不给钱', two))
    session.send({ type: 'QUICK_EXIT' })
    expect(JSON.stringify(session.snapshot().context)).not.toContain('老板')
    session.send({ type: 'OPEN_ASSISTANT' })
    expect(lines(session)).toEqual([])
  })
})

test('in the law search an answer opens above the results and leads back to them', () => {
  const session = play([
    { type: 'OPEN_LAWS', question: '工资' },
    { type: 'LAWS_FOUND', question: '工资', answers: [answer], hits: [hit], law: null },
    { type: 'OPEN_ANSWER', id: answer.id },
  ])
  expect(session.screen()).toEqual({ screen: 'law-answer', answer, depth: 1 })
  session.send({ type: 'OPEN_ARTICLE', id: hit.id })
  session.send({ type: 'ARTICLE_LOADED', article })
  session.send({ type: 'BACK' })
  expect(session.screen().screen).toBe('law-answer')
  session.send({ type: 'BACK' })
  expect(session.screen()).toMatchObject({ screen: 'law-search', answers: [answer] })
  session.send({ type: 'OPEN_ANSWER', id: 'nowhere' })
  expect(session.screen().screen).toBe('law-search')
})
