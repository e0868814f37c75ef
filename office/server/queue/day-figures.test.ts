import { expect, test } from 'vitest'
import { dayFigures } from './day-figures.ts'
import type { TicketRow } from './tickets.ts'

const TAKEN = Date.parse('2026-11-23T01:00:00Z')
/** Minutes until the first call; null: never called. */
const ticket = (wait: number | null, state: TicketRow['state'] = 'served'): TicketRow => ({
  id: '0',
  day: '2026-11-23',
  n: 1,
  topic: 'other',
  language: 'zh-CN',
  kioskId: null,
  state,
  takenAt: new Date(TAKEN).toISOString(),
  calls: 1,
  firstCalledAt: wait === null ? null : new Date(TAKEN + wait * 60_000).toISOString(),
  calledAt: null,
  calledBy: null,
  atWindow: null,
  endedAt: null,
})
const of = (...tickets: TicketRow[]) => dayFigures('2026-11-23', tickets)

test('the median of an odd and of an even number, whatever their order; who was never called has no wait', () => {
  expect(of(ticket(9), ticket(1), ticket(2))).toMatchObject({ medianWait: 120, longestWait: 540 })
  expect(of(ticket(9), ticket(1), ticket(2), ticket(4))).toMatchObject({ medianWait: 180 })
  expect(of(ticket(5), ticket(null, 'waiting'), ticket(null, 'left'))).toEqual({
    day: '2026-11-23',
    taken: 3,
    served: 1,
    left: 1,
    medianWait: 300,
    longestWait: 300,
  })
})

test('a day on which nobody was called has no waiting time', () => {
  expect(of()).toMatchObject({ taken: 0, medianWait: null, longestWait: null })
})
