import { expect, test } from 'vitest'
import { isUsable, judgePassword } from './password-strength.ts'

test.each([
  ['', 'empty'],
  ['Ab3!xyz', 'short'],
  ['zhangceshi99', 'has-name'],
  ['1234567890', 'pattern'],
  ['aaaaaaaaaaa1', 'pattern'],
  ['qwertyuiop12', 'pattern'],
  ['admin12345', 'pattern'],
  ['lanhuaxiaolu', 'few-kinds'],
  ['lanhua7xiaolu', 'good'],
  ['Lanhua-7-xiaolu', 'strong'],
  ['lan hua xiao lu deng', 'strong'],
])('%s is %s', (password, verdict) => expect(judgePassword(password, 'zhangceshi')).toBe(verdict))

test('only good and strong may be used', () => {
  expect(isUsable('good') && isUsable('strong')).toBe(true)
  expect(isUsable('few-kinds') || isUsable('empty')).toBe(false)
})
