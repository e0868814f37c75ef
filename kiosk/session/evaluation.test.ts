import { describe, expect, test } from 'vitest'
import type { SessionEvent } from './events.ts'
import { directory, play, toReceipt } from './fixtures.ts'

const good: SessionEvent = { type: 'EVALUATE', score: 5, tags: [] }
const sent = (score: number, tags: readonly string[], service = 'visit') => ({
  name: 'SEND_EVALUATION',
  service,
  score,
  tags,
})
const fromHome: readonly SessionEvent[] = [{ type: 'TOUCH' }, { type: 'OPEN_EVALUATION' }]

describe('an evaluation', () => {
  test('opens from home for the whole visit, and goes back there', () => {
    const session = play(fromHome)
    expect(session.screen()).toMatchObject({ screen: 'evaluation', service: 'visit', choice: null })
    session.send({ type: 'BACK' })
    expect(session.screen()).toEqual({ screen: 'home' })
    expect(session.requestsNamed('SEND_EVALUATION')).toEqual([])
  })

  test('opens after an application for its form', () => {
    const session = play([...toReceipt, { type: 'FINISH' }, good, { type: 'FINISH' }])
    expect(session.requestsNamed('SEND_EVALUATION')).toEqual([sent(5, [], 'legal-aid')])
    expect(session.screen()).toEqual({ screen: 'farewell' })
  })

  test('counts as last chosen, once', () => {
    const session = play([...fromHome, good, { type: 'EVALUATE', score: 2, tags: ['slow'] }])
    expect(session.requestsNamed('SEND_EVALUATION')).toEqual([])
    session.send({ type: 'FINISH' })
    expect(session.requestsNamed('SEND_EVALUATION')).toEqual([sent(2, ['slow'])])
    expect(session.requests().at(-1)).toEqual({ name: 'END_SESSION', reason: 'finished' })
  })

  test.each<SessionEvent>([
    { type: 'HOME' },
    { type: 'BACK' },
    { type: 'START_OVER' },
    { type: 'QUICK_EXIT' },
    { type: 'IDLE_EXPIRED' },
    { type: 'OPEN_LAWS' },
  ])('is sent whatever way the visitor goes: $type', (event) => {
    const session = play([...fromHome, good, event])
    expect(session.requestsNamed('SEND_EVALUATION')).toEqual([sent(5, [])])
  })

  test('is not sent by who thinks better of it', () => {
    const session = play([...fromHome, good, { type: 'SKIP_EVALUATION' }])
    expect(session.requestsNamed('SEND_EVALUATION')).toEqual([])
    expect(session.screen()).toEqual({ screen: 'farewell' })
  })
})

describe('more than a face, for who wants to', () => {
  const toRating: readonly SessionEvent[] = [...fromHome, good, { type: 'OPEN_RATING' }]
  const loaded: SessionEvent = { type: 'DIRECTORY_LOADED', directory }
  const scores = (['attitude', 'ability', 'quality'] as const).map((aspect, at): SessionEvent => ({
    type: 'RATE',
    aspect,
    score: (3 + at) as 3 | 4 | 5,
  }))

  test('comes after the face alone, and nobody has to', () => {
    const session = play([...fromHome, { type: 'OPEN_RATING' }, { type: 'OPEN_SURVEY' }])
    expect(session.screen()).toMatchObject({ screen: 'evaluation' })
    session.send(good, { type: 'FINISH' })
    expect(session.requestsNamed('SEND_EVALUATION')).toEqual([sent(5, [])])
  })

  test('who served is scored apart and sent with the face, also by who walks away', () => {
    const session = play([...toRating, loaded, { type: 'RATE_STAFF', staff: 'zhao' }, ...scores])
    expect(session.requestsNamed('LOAD_DIRECTORY')).toHaveLength(1)
    session.send({ type: 'IDLE_EXPIRED' })
    expect(session.requestsNamed('SEND_EVALUATION')).toEqual([
      { ...sent(5, []), rating: { staff: 'zhao', attitude: 3, ability: 4, quality: 5 } },
    ])
  })

  test('half a rating is none; another person begins anew; who does not work here cannot be rated', () => {
    const session = play([...toRating, loaded, { type: 'RATE_STAFF', staff: 'nobody' }])
    expect(session.screen()).toMatchObject({ screen: 'evaluation-rating', rating: {} })
    session.send({ type: 'RATE_STAFF', staff: 'zhao' }, ...scores.slice(0, 2), { type: 'FINISH' })
    expect(session.screen()).toMatchObject({ screen: 'evaluation', rated: false })
    session.send({ type: 'OPEN_RATING' })
    expect(session.screen()).toMatchObject({ rating: { staff: 'zhao', attitude: 3, ability: 4 } })
    session.send({ type: 'BACK' })
    expect(session.screen()).toMatchObject({ screen: 'evaluation-rating', rating: {} })
    session.send({ type: 'BACK' }, { type: 'FINISH' })
    expect(session.requestsNamed('SEND_EVALUATION')).toEqual([sent(5, [])])
  })

  test('a list that does not open can be tried again or left', () => {
    const session = play([...toRating, { type: 'DIRECTORY_FAILED' }])
    expect(session.screen()).toMatchObject({ screen: 'evaluation-rating', status: 'failed' })
    session.send({ type: 'RETRY_DIRECTORY' })
    expect(session.requestsNamed('LOAD_DIRECTORY')).toHaveLength(2)
    session.send({ type: 'BACK' }, loaded)
    expect(session.screen()).toMatchObject({ screen: 'evaluation' })
  })

  test('three questions are sent once all are answered', () => {
    const answered = (['known', 'first', 'content'] as const).map((question): SessionEvent => ({
      type: 'ANSWER_SURVEY',
      question,
      yes: question !== 'first',
    }))
    const session = play([
      ...fromHome,
      good,
      { type: 'OPEN_SURVEY' },
      ...answered.slice(0, 2),
      { type: 'BACK' },
    ])
    expect(session.screen()).toMatchObject({ screen: 'evaluation', answered: false })
    session.send({ type: 'OPEN_SURVEY' }, answered[2]!, { type: 'FINISH' })
    expect(session.screen()).toMatchObject({ screen: 'evaluation', answered: true })
    session.send({ type: 'FINISH' })
    expect(session.requestsNamed('SEND_EVALUATION')).toEqual([
      { ...sent(5, []), survey: { known: true, first: false, content: true } },
    ])
  })
})
