import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeDictionary, type Entry } from './build-encoding.ts'
import { Dictionary } from './dictionary.ts'

const entries: Entry[] = [
  { text: '行', reading: 'xing', weight: 900 },
  { text: '行', reading: 'hang', weight: 300 },
  { text: '银', reading: 'yin', weight: 100 },
  { text: '银行', reading: 'yin hang', weight: 700 },
  { text: '引航', reading: 'yin hang', weight: 3 },
  { text: '银行卡', reading: 'yin hang ka', weight: 50 },
  { text: '𠮷', reading: 'ji', weight: 1 },
]
const dictionary = new Dictionary(encodeDictionary(entries))
const number = (syllable: string) => dictionary.syllables.indexOf(syllable)

function wordsOf(reading: string): string[] {
  let ranges = [dictionary.all]
  for (const syllable of reading.split(' '))
    ranges = ranges.flatMap((range) => [...dictionary.further(range, number(syllable), number(syllable))])
  return ranges.flatMap((range) => dictionary.words(range, 9).map(({ text }) => text))
}

test('gives back what was written, with its readings, the most frequent first', () => {
  expect(wordsOf('yin hang')).toEqual(['银行', '引航'])
  expect(wordsOf('yin hang ka')).toEqual(['银行卡'])
  expect(wordsOf('yin xing')).toEqual([])
  expect(dictionary.characters(number('hang'), 9).map(({ text }) => text)).toEqual(['行', '航'])
  expect(dictionary.readings('行')).toEqual([number('xing'), number('hang')])
  expect(dictionary.characters(number('ji'), 9).map(({ text }) => text)).toEqual(['𠮷'])
})

test('a weight is kept to a quarter of itself', () => {
  const total = entries.reduce((sum, { weight }) => sum + weight, 0)
  const [range] = [...dictionary.further(dictionary.all, number('yin'), number('yin'))].flatMap((yin) => [
    ...dictionary.further(yin, number('hang'), number('hang')),
  ])
  const [bank] = dictionary.words(range!, 1)
  const weight = Math.exp(-bank!.cost) * total
  expect(weight / 700).toBeGreaterThan(0.75)
  expect(weight / 700).toBeLessThan(1.25)
})

test('any words survive the way through the file', () => {
  const syllable = fc.constantFrom('a', 'an', 'ba', 'zhong', 'chong', 'zuo')
  const character = fc.constantFrom('重', '作', '安', '𠮷', '〇')
  const word = fc.array(fc.tuple(character, syllable), { minLength: 2, maxLength: 4 }).map((parts) => ({
    text: parts.map(([c]) => c).join(''),
    reading: parts.map(([, s]) => s).join(' '),
    weight: 5,
  }))
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1, selector: (w) => w.text + w.reading }), (words) => {
      const made = new Dictionary(encodeDictionary(words))
      const found = [...made.wordsUnder(made.all)].map(({ text }) => text)
      expect(found.toSorted()).toEqual(words.map(({ text }) => text).toSorted())
    }),
  )
})
