import { expect, test } from 'vitest'
import {
  ago,
  daysLeft,
  duration,
  languageName,
  longDate,
  screenName,
  searchKey,
  shortTime,
} from './format.ts'
import { t, tOr } from './words.ts'

const now = new Date('2026-11-22T10:31:00+08:00')

test('times are said in Shanghai, with the year only where it differs', () => {
  expect(shortTime('2026-11-21T16:05:00Z', now)).toBe('11月22日 00:05')
  expect(shortTime('2025-12-31T23:59:00+08:00', now)).toBe('2025年12月31日 23:59')
})

test('dates carry their weekday', () => expect(longDate('2026-11-23')).toBe('11月23日（周一）'))

test('days left are civil days in Shanghai, whatever the hour', () => {
  expect(daysLeft('2026-11-23', new Date('2026-11-22T23:59:00+08:00'))).toBe(1)
  expect(daysLeft('2026-11-22', now)).toBe(0)
  expect(daysLeft('2026-11-20', now)).toBe(-2)
})

test.each([
  [0, '1 秒'],
  [61, '61 秒'],
  [900, '15 分钟'],
  [7200, '2 小时'],
  [3 * 86_400, '3 天'],
])('%d s is %s', (seconds, said) => expect(duration(seconds)).toBe(said))

test('just now is not 3 秒前', () => {
  expect(ago('2026-11-22T10:30:57+08:00', now)).toBe('刚刚')
  expect(ago('2026-11-22T10:21:00+08:00', now)).toBe('10 分钟前')
})

test('unknown languages and screens are still said', () => {
  expect(languageName('ug')).toBe('维吾尔语')
  expect(languageName('ky')).toBe('其他语言（ky）')
  expect(screenName('law-search')).toBe('查法律')
  expect(screenName('something-new')).toBe('其他页面')
})

test('a number is found however it is typed', () => {
  expect(searchKey('２６１１２２-ql0i')).toBe('261122QL01')
  expect(searchKey(' a 0017 ')).toBe('A0017')
})

test('places are filled; an unknown id has a fallback', () => {
  expect(t('evaluations.count', { count: 3 })).toBe('3 次评价')
  expect(tOr('no.such.id', 'screen.other')).toBe('其他页面')
})
