import { expect, test } from 'vitest'
import { handOverBy, legalAidDecision } from './deadlines.ts'

test.each([
  ['2026-11-23', '2026-11-24', 'Monday to Tuesday'],
  ['2026-11-20', '2026-11-23', 'Friday to Monday'],
  ['2026-11-21', '2026-11-23', 'Saturday to Monday'],
  ['2026-05-08', '2026-05-09', 'a Friday before a working Saturday'],
  ['2026-12-31', '2027-01-01', 'a holiday is not counted off: the safe, earlier day'],
])('received %s: handed over by %s (%s)', (received, by) => expect(handOverBy(received)).toBe(by))

test('seven days, the day of receipt not counted', () =>
  expect(legalAidDecision('2026-11-28')).toEqual({
    date: '2026-12-05',
    basis: '《中华人民共和国法律援助法》第四十三条',
  }))
