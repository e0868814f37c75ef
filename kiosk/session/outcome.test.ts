import { describe, expect, test } from 'vitest'
import type { SessionEvent } from './events.ts'
import { guides, play, sheet, toCheck, toReceipt } from './fixtures.ts'
import type { Outcome } from './outcome.ts'

const outcomes = (steps: readonly SessionEvent[]) =>
  play(steps)
    .requestsNamed('COUNT_OUTCOME')
    .map((request) => {
      const { journey, subject, leftAt } = request as Outcome
      return [journey, subject, leftAt]
    })
const gone: SessionEvent = { type: 'START_OVER' }
const toQuestions: readonly SessionEvent[] = [
  { type: 'OPEN_GUIDES', start: { guide: 'wages' } },
  { type: 'SESSION_BEGUN', epoch: 7 },
  { type: 'GUIDE_LOADED', sheet },
]

describe('how a journey ended', () => {
  test.each<SessionEvent>([
    { type: 'START_OVER' },
    { type: 'QUICK_EXIT' },
    { type: 'IDLE_EXPIRED' },
    { type: 'LEASE_LOST' },
  ])('is told whatever way the visitor goes: $type', (event) => {
    expect(outcomes([...toCheck, event])).toEqual([['application', 'legal-aid', 'check']])
  })

  test('an application with its number has come to its end, once', () => {
    expect(outcomes([...toReceipt, { type: 'FINISH' }, { type: 'FINISH' }])).toEqual([
      ['application', 'legal-aid', null],
    ])
    expect(outcomes([...toReceipt, gone])).toEqual([['application', 'legal-aid', null]])
  })

  test('a guide has where it said what to do, also for who then went back', () => {
    const skipped: readonly SessionEvent[] = [...toQuestions, { type: 'SKIP_QUESTIONS' }]
    expect(outcomes([...toQuestions, gone])).toEqual([['guide', 'wages', 'question']])
    expect(outcomes([...skipped, gone])).toEqual([['guide', 'wages', null]])
    const answered = [
      ['place', 'company'],
      ['left', '2026-03-01'],
      ['owed', '12000'],
    ].map(([question, answer]): SessionEvent => ({
      type: 'ANSWER_GUIDE',
      question: question!,
      answer: answer!,
    }))
    expect(outcomes([...toQuestions, ...answered, { type: 'BACK' }, gone])).toEqual([
      ['guide', 'wages', null],
    ])
    const list: readonly SessionEvent[] = [
      { type: 'OPEN_GUIDES', start: {} },
      { type: 'SESSION_BEGUN', epoch: 7 },
      { type: 'GUIDES_LOADED', list: guides },
    ]
    expect(outcomes([...list, gone])).toEqual([['guide', '', 'list']])
  })

  test('what waited beneath is told too; of violence at home not which guide it was', () => {
    const violent = { ...sheet, guide: { ...sheet.guide, violence: true } }
    const beneath: readonly SessionEvent[] = [
      { type: 'OPEN_GUIDES', start: { guide: 'wages' } },
      { type: 'SESSION_BEGUN', epoch: 7 },
      { type: 'GUIDE_LOADED', sheet: violent },
      { type: 'SKIP_QUESTIONS' },
      { type: 'OPEN_APPLICATION', form: 'legal-aid' },
    ]
    expect(outcomes([...beneath, gone])).toEqual([
      ['application', 'legal-aid', 'loading'],
      ['guide', '', null],
    ])
  })

  test('one that was not begun, or has no steps, is not counted', () => {
    expect(outcomes([{ type: 'TOUCH' }, gone])).toEqual([])
    expect(outcomes([{ type: 'OPEN_LAWS' }, gone])).toEqual([])
  })
})
