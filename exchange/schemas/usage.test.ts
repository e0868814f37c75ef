import { expect, test } from 'vitest'
import { searchText } from './usage.ts'

test.each([
  ['我的身份证000000199001010018', null],
  ['打1380000这个电话', null],
  ['一'.repeat(31), null],
  ['？！ ', null],
  ['民法典 1079 条', null],
  ['  劳动法 第44条。', '劳动法第44条'],
])('of %j is told %j', (question, told) => {
  expect(searchText(question)).toBe(told)
})
