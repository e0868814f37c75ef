import { expect, test } from 'vitest'
import { creditCodeFinding, normaliseCreditCode } from './credit-code.ts'

/** 示例 of GB 32100-2015, annex: 91350100M000100Y43. */
const EXAMPLE = '91350100M000100Y43'

test('the example of the standard is right, however it is typed', () => {
  expect(creditCodeFinding(EXAMPLE)).toBeUndefined()
  expect(normaliseCreditCode(' 9135 0100-m0 00100y43 ')).toBe(EXAMPLE)
  expect(normaliseCreditCode('9135OIOOM000100Y43')).toBe(EXAMPLE)
})

test.each([
  ['', 'length'],
  [EXAMPLE.slice(1), 'length'],
  [`${EXAMPLE}0`, 'length'],
  ['91350100V000100Y43', 'characters'],
  ['913501AAM000100Y43', 'characters'],
  ['9135010号M000100Y43', 'characters'],
])('%s: %s', (code, finding) => expect(creditCodeFinding(code)).toBe(finding))

test('no single wrong character and no exchange of two neighbours passes', () => {
  const wrong: string[] = []
  for (let at = 0; at < EXAMPLE.length; at++) {
    for (const other of '0123456789ABCDEFGHJKLMNPQRTUWXY')
      wrong.push(EXAMPLE.slice(0, at) + other + EXAMPLE.slice(at + 1))
    wrong.push(EXAMPLE.slice(0, at) + (EXAMPLE[at + 1] ?? '') + EXAMPLE[at] + EXAMPLE.slice(at + 2))
  }
  const passing = new Set(wrong.filter((code) => creditCodeFinding(code) === undefined))
  expect([...passing]).toEqual([EXAMPLE])
})
