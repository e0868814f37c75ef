import { describe, expect, test } from 'vitest'
import type { SessionEvent } from './events.ts'
import { play, toReceipt } from './fixtures.ts'

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
    expect(session.screen()).toEqual({ screen: 'evaluation', service: 'visit', choice: null })
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
