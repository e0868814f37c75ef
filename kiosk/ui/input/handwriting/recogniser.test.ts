import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { decodeModel, encodeModel } from './model.ts'
import { Recogniser } from './recogniser.ts'
import { composed } from './training/compositions.ts'
import { mediansOf } from './training/medians.ts'
import { seeded } from './training/random.ts'
import { write } from './training/writer.ts'

const file = readFileSync(new URL('model.bin', import.meta.url))
const model = decodeModel(new Uint8Array(file).buffer)
const recogniser = new Recogniser(model)
const idealOf = (character: string): number[][] => {
  const strokes = mediansOf(character) ?? composed(character)
  if (!strokes) throw new Error(`no strokes of ${character}`)
  return strokes
}
const SAMPLE = Array.from('工资法律援助离婚赔偿劳动合同一二三人口中国')

test.each(SAMPLE)('%s is among the first three for a hand that is not perfect', (character) => {
  const strokes = write(idealOf(character), seeded(11), 0.8)
  expect(recogniser.recognise(strokes).slice(0, 3)).toContain(character)
})

test('neither size, place nor the order of strokes matters', () => {
  const ideal = idealOf('国')
  const small = ideal.map((stroke) => stroke.map((at) => 300 + at * 20))
  expect(recogniser.recognise(small)[0]).toBe('国')
  const large = ideal.map((stroke) => stroke.map((at) => at * 3000 - 500))
  expect(recogniser.recognise(large)[0]).toBe('国')
  expect(recogniser.recognise(ideal.toReversed())[0]).toBe('国')
})

test('a character written in one go is recognised', () => {
  expect(recogniser.recognise([idealOf('法').flat()]).slice(0, 5)).toContain('法')
  expect(recogniser.recognise([idealOf('好').flat()]).slice(0, 5)).toContain('好')
})

test('a stroke broken in the middle is recognised', () => {
  const [first = [], ...others] = idealOf('工')
  const middle = [(first[0]! + first.at(-2)!) / 2, (first[1]! + first.at(-1)!) / 2]
  const broken = [[...first.slice(0, 2), ...middle], [...middle, ...first.slice(-2)], ...others]
  expect(recogniser.recognise(broken).slice(0, 5)).toContain('工')
})

test.each(['玥', '赟', '𠮷', '䶮', '堃'])('the rare name character %s can be written', (character) => {
  expect(recogniser.recognise(idealOf(character)).slice(0, 5)).toContain(character)
})

test('no ink, no answer', () => {
  expect(recogniser.recognise([])).toEqual([])
  expect(recogniser.recognise([[]])).toEqual([])
  expect(recogniser.recognise([[Number.NaN, 3, Number.POSITIVE_INFINITY, 2]])).toEqual([])
})

test.each([
  ['one dot', [[40, 40]]],
  [
    'the same dot twice',
    [
      [40, 40, 40, 40],
      [40, 40],
    ],
  ],
  ['a straight line', [[0, 10, 100, 10]]],
  ['broken numbers among good ones', [[0, 0, Number.NaN, 5, 30, 30]]],
  ['huge coordinates', [[-1e9, 0, 1e9, 1e9]]],
  ['sixty strokes', Array.from({ length: 60 }, (_, i) => [i, 0, 60 - i, 60])],
  ['a scribble of ten thousand points', [Array.from({ length: 20_000 }, (_, i) => (i * 7919) % 311)]],
])('%s gets thirty different answers and no exception', (_, strokes) => {
  const found = recogniser.recognise(strokes)
  expect(new Set(found).size).toBe(30)
  for (const character of found) expect(model.characters).toContain(character)
})

test('nothing of one question is left in the next', () => {
  const before = recogniser.recognise(idealOf('工'))
  recogniser.recognise(idealOf('赢'))
  expect(recogniser.recognise(idealOf('工'))).toEqual(before)
})

test('all of GB 2312 level one and the laws are known, and the file is small', () => {
  const known = new Set(model.characters)
  const inLaw = readFileSync(new URL('law-characters.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n')
  const missing = inLaw.filter((line) => !known.has(line.split(' ')[0]!))
  expect(missing.length).toBeLessThanOrEqual(20)
  expect(model.characters.length).toBeGreaterThan(6700)
  expect(file.length).toBeLessThan(2_500_000)
})

test('a model survives writing and reading; a cut or foreign file is refused', () => {
  expect(decodeModel(encodeModel(model).slice().buffer)).toEqual(model)
  const bytes = new Uint8Array(file)
  expect(() => decodeModel(bytes.slice(0, -4).buffer)).toThrow(/cut short/)
  expect(() => decodeModel(new Uint8Array(100).buffer)).toThrow(/no model/)
})
