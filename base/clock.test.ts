import { describe, expect, test } from 'vitest'
import {
  manualClock,
  parseNow,
  shanghaiDate,
  shanghaiMinute,
  shanghaiTimestamp,
  shiftedClock,
} from './clock.ts'

describe('the clock', () => {
  test('dates are those of Asia/Shanghai, also late in the UTC evening', () => {
    const at = new Date('2026-11-22T16:30:00Z')
    expect(shanghaiDate(at)).toBe('2026-11-23')
    expect(shanghaiMinute(at)).toBe('2026-11-23 00:30')
    expect(shanghaiTimestamp(at)).toBe('2026-11-23T00:30:00+08:00')
  })

  test.each([
    ['2026-11-22', '2026-11-21T16:00:00.000Z'],
    ['2026-11-22 09:30', '2026-11-22T01:30:00.000Z'],
    ['2026-11-22T01:30:00Z', '2026-11-22T01:30:00.000Z'],
    ['2026-11-22T09:30+08:00', '2026-11-22T01:30:00.000Z'],
  ])('--now %s', (text, iso) => expect(parseNow(text)?.toISOString()).toBe(iso))

  test.each(['', 'tomorrow', '2026-13-01', '22.11.2026'])('--now %s is refused', (text) =>
    expect(parseNow(text)).toBeUndefined(),
  )

  test('a shifted clock runs on', () => {
    const base = manualClock(new Date('2020-01-01T00:00:00Z'))
    const clock = shiftedClock(new Date('2026-11-22T00:00:00Z'), base)
    base.advance(1500)
    expect(clock.now().toISOString()).toBe('2026-11-22T00:00:01.500Z')
  })
})
