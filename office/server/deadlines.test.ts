import { describe, expect, test } from 'vitest'
import { clocksOf, dueBy, type Reached, type Subject } from './deadlines.ts'
import { readOfficeDays } from './office-days.ts'

const days = readOfficeDays()
const subject = (procedure: Subject['procedure'], ...reached: [Reached['state'], string][]): Subject => ({
  procedure,
  receivedAt: reached[0]![1],
  answers: {},
  reached: reached.map(([state, at]) => ({ state, at })),
})
const received = (at: string) => subject('legal-aid', ['received', at])

test.each([
  ['2026-11-23T02:00:00Z', '2026-11-24', 'Monday to Tuesday'],
  ['2026-11-20T02:00:00Z', '2026-11-23', 'Friday to Monday'],
  ['2026-11-21T02:00:00Z', '2026-11-23', 'Saturday to Monday'],
  ['2026-11-22T17:00:00Z', '2026-11-24', 'it is Monday in Shanghai already'],
  ['2026-05-08T02:00:00Z', '2026-05-09', 'a Friday before a working Saturday'],
  ['2026-09-30T02:00:00Z', '2026-10-08', 'the day before a holiday'],
  ['2026-12-31T02:00:00Z', '2027-01-01', 'a holiday that is not announced yet: the safe, earlier day'],
])('received %s: handed over by %s (%s)', (at, by) => expect(dueBy(received(at), days)).toBe(by))

describe('the clocks of legal aid', () => {
  const clock = (of: Subject, id: string) => clocksOf(of, days).find((one) => one.id === id)

  test('seven days for the decision, the day of receipt not counted', () =>
    expect(clock(received('2026-11-28T02:00:00Z'), 'decision')).toEqual({
      id: 'decision',
      whose: 'other',
      by: '2026-12-05',
      basis: '《中华人民共和国法律援助法》第四十三条',
      metAt: null,
      running: true,
    }))

  test('handed over: the office waits for others, and what was met says when', () => {
    const handed = subject(
      'legal-aid',
      ['received', '2026-11-23T02:00:00Z'],
      ['handed-over', '2026-11-24T02:00:00Z'],
    )
    expect(dueBy(handed, days)).toBeNull()
    expect(clock(handed, 'hand-over')).toMatchObject({ metAt: '2026-11-24T02:00:00Z', running: false })
    expect(clock(handed, 'assignment')).toBeUndefined()
    const given: Subject = {
      ...handed,
      reached: [...handed.reached, { state: 'given', at: '2026-11-27T02:00:00Z' }],
    }
    expect(clock(given, 'assignment')).toMatchObject({ by: '2026-11-30', running: true })
  })

  test('withdrawn: nothing runs any more', () =>
    expect(
      clocksOf(
        subject('legal-aid', ['received', '2026-11-23T02:00:00Z'], ['withdrawn', '2026-11-23T03:00:00Z']),
        days,
      ).filter(({ running }) => running),
    ).toEqual([]))
})

describe('the clocks of an objection', () => {
  const handed = subject(
    'objection',
    ['received', '2026-11-20T09:00:00Z'],
    ['handed-over', '2026-11-23T01:00:00Z'],
  )
  const clock = (of: Subject, id: string) => clocksOf(of, days).find((one) => one.id === id)

  test('it goes to the bureau at once: received on Friday evening, by Monday', () =>
    expect(dueBy(subject('objection', ['received', '2026-11-20T09:00:00Z']), days)).toBe('2026-11-23'))

  test('the bureau reviews in five days of receipt, weekends counted, the first day not', () => {
    expect(clock(handed, 'review')).toEqual({
      id: 'review',
      whose: 'other',
      by: '2026-11-28',
      basis: '《中华人民共和国法律援助法》第四十九条',
      metAt: null,
      running: true,
    })
    expect(dueBy(handed, days)).toBeNull()
  })

  test('upheld: the citizen is told the next working day, since the time to go on runs', () => {
    const upheld: Subject = {
      ...handed,
      reached: [...handed.reached, { state: 'not-given', at: '2026-11-27T02:00:00Z' }],
    }
    expect(clock(upheld, 'review')).toMatchObject({ metAt: '2026-11-27T02:00:00Z', running: false })
    expect(dueBy(upheld, days)).toBe('2026-11-30')
  })
})

test('a confirmation is due by the day the citizens gave, not by the day of receipt', () => {
  const late = subject('confirmation', ['received', '2026-11-23T02:00:00Z'])
  expect(dueBy(late, days)).toBeNull()
  expect(dueBy({ ...late, answers: { effectiveOn: '2026-11-01' } }, days)).toBe('2026-12-01')
})

test('what comes back to the office is due again', () => {
  const sent = subject(
    'referral',
    ['received', '2026-11-23T02:00:00Z'],
    ['handed-over', '2026-11-23T03:00:00Z'],
  )
  expect(dueBy(sent, days)).toBe('2026-12-07')
})
