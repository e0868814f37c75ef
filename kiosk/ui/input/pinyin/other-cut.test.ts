import { expect, test } from 'vitest'
import { withOtherCut } from './other-cut.ts'

const candidate = (text: string, cost: number, ...ends: number[]) => ({
  text,
  cost,
  length: ends.at(-1)!,
  steps: () => ends.map((end) => ({ before: null, syllable: 0, end })),
})
const characters = Array.from('连练脸联恋莲链', (text, i) => candidate(text, i, 4))
const order = (all: readonly ReturnType<typeof candidate>[], isExactWord = () => true) =>
  withOtherCut(all, isExactWord).map(({ text }) => text)

test('a word of another cut gets the last place of the page', () => {
  expect(order([...characters, candidate('立案', 6.2, 2, 4)]).indexOf('立案')).toBe(5)
})

test('one that is there already stays where it is', () => {
  const all = [characters[0]!, candidate('立案', 0.5, 2, 4), ...characters.slice(1)]
  expect(order(all)).toEqual(all.map(({ text }) => text))
})

test.each([
  ['much rarer', [...characters, candidate('离岸', 9, 2, 4)], () => true],
  ['not spelt out', [...characters, candidate('立案', 6.2, 2, 4)], () => false],
  ['of a part of the letters', [...characters, candidate('里', 6.2, 2)], () => true],
  ['cut alike', [...characters, candidate('炼', 6.2, 4)], () => true],
  ['nothing', [], () => true],
])('one that is %s changes nothing', (_, all, isExactWord) => {
  expect(order(all, isExactWord)).toEqual(all.map(({ text }) => text))
})
