import { expect, test } from 'vitest'
import { citations, parseCitation } from './citation.ts'

test.each([
  ['《中华人民共和国劳动合同法》第三十条', '劳动合同法', '第三十条', ''],
  ['《中华人民共和国刑法》第二百七十六条之一第一款', '刑法', '第二百七十六条之一', '第一款'],
  ['《中华人民共和国民法典》第一百九十六条第（三）项', '民法典', '第一百九十六条', '第（三）项'],
  [
    '《最高人民法院关于适用〈中华人民共和国民法典〉婚姻家庭编的解释（二）》第八条第二款',
    '最高人民法院关于适用民法典婚姻家庭编的解释（二）',
    '第八条',
    '第二款',
  ],
])('%s', (text, law, article, part) => {
  expect(parseCitation(text)).toMatchObject({ law, article, part })
})

test.each([
  '劳动合同法第三十条',
  '《劳动合同法》第30条',
  '《劳动合同法》第三十',
  '《劳动合同法》',
  '《劳动合同法》第三十条、第三十一条',
  '《劳动合同法》第三十条第三项',
])('%s is none', (text) => {
  expect(parseCitation(text)).toBeUndefined()
})

test('one citation stands for a list of one; none is refused', () => {
  expect(citations.parse('《劳动法》第五十条')).toEqual(['《劳动法》第五十条'])
  expect(citations.safeParse([]).success).toBe(false)
})
