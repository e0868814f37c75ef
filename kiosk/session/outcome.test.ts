import { describe, expect, test } from 'vitest'
import type { SessionEvent } from './events.ts'
import { answer, guides, hit, play, sheet, toCheck, toReceipt } from './fixtures.ts'
import type { Outcome } from './outcome.ts'

const outcomes = (steps: readonly SessionEvent[]) =>
  play(steps)
    .requestsNamed('COUNT_OUTCOME')
    .map((request) => {
      const outcome = request as Outcome
      return outcome.journey === 'search'
        ? ['search', outcome.question]
        : [outcome.journey, outcome.subject, outcome.leftAt]
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

  test('of a search it is told that nothing of what was found was opened, once for each question', () => {
    const found = (question: string, change: object = {}): SessionEvent => ({
      type: 'LAWS_FOUND',
      question,
      answers: [],
      hits: [hit],
      law: null,
      ...change,
    })
    const asked: readonly SessionEvent[] = [{ type: 'OPEN_LAWS', question: '工资' }, found('工资')]
    const again: SessionEvent = { type: 'SEARCH', question: '加班' }
    expect(outcomes([...asked, gone])).toEqual([['search', '工资']])
    expect(outcomes([...asked, again, found('加班'), { type: 'BACK' }])).toEqual([
      ['search', '工资'],
      ['search', '加班'],
    ])
    // Another filter is no other question.
    expect(outcomes([...asked, { type: 'FILTER_LAWS', kind: 'law' }, found('工资'), gone])).toEqual([
      ['search', '工资'],
    ])
    const read: SessionEvent = { type: 'OPEN_ARTICLE', id: hit.id }
    expect(outcomes([...asked, read, { type: 'BACK' }, gone])).toEqual([])
    expect(outcomes([...asked, read, again, found('加班'), gone])).toEqual([['search', '加班']])
    const answered = found('工资', { answers: [answer], hits: [] })
    expect(outcomes([asked[0]!, answered, gone])).toEqual([['search', '工资']])
    expect(outcomes([asked[0]!, answered, { type: 'OPEN_ANSWER', id: answer.id }, gone])).toEqual([])
    // What was not found is counted where it is searched.
    expect(outcomes([asked[0]!, found('工资', { hits: [] }), gone])).toEqual([])
    expect(
      outcomes([asked[0]!, found('工资', { answers: [{ ...answer, good: false }], hits: [] }), gone]),
    ).toEqual([])
  })
})
