import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sentences } from './sentences.ts'

const split = (text: string): string[] => sentences(text).map(([start, end]) => text.slice(start, end))

test.each([
  ['您遇到了什么事？点一下图。', ['您遇到了什么事？', '点一下图。']],
  ['他说：“好！”然后走了', ['他说：“好！”', '然后走了']],
  ['It is 3.5 yuan. Free of charge.', ['It is 3.5 yuan.', 'Free of charge.']],
  ['قانۇن؟ ياردەم.', ['قانۇن؟', 'ياردەم.']],
  ['ཁྲིམས།  རོགས་རམ།', ['ཁྲིམས།', 'རོགས་རམ།']],
  ['  ', []],
])('%j', (text, expected) => expect(split(text)).toEqual(expected))

test('a sentence too long for one breath is cut at a comma', () => {
  const pieces = split(`${'很'.repeat(70)}，${'长'.repeat(70)}，${'话'.repeat(70)}`)
  expect(pieces.map((piece) => piece.length)).toEqual([71, 71, 70])
  expect(split('一'.repeat(300)).every((piece) => piece.length <= 120)).toBe(true)
})

test('nothing but space is ever lost, and nothing is said twice', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('甲', 'a', ' ', '。', '.', '，', '！', '”', '།') }),
      (text) => {
        expect(split(text).join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''))
      },
    ),
  )
})
