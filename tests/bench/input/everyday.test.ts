import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const lines = (file: string) =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n')

test('no phrase that was held back is a sentence of speech.txt', () => {
  // Its lines, `(牛|羊)(丢|死)了`, are regular expressions too.
  const known = lines('../../../kiosk/ui/input/pinyin/speech.txt')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => new RegExp(`^${line}$`, 'u'))
  const phrases = lines('everyday.txt').map((line) => line.split(' ')[0]!)
  expect(phrases.filter((phrase) => known.some((line) => line.test(phrase)))).toEqual([])
})
