import { expect, test } from 'vitest'
import { sentencesOf } from './build-speech.ts'

test('writes out every choice', () => {
  expect(sentencesOf('# 牲口\n(牛|羊)(丢|死)了\n走(吧)?\n').toSorted()).toEqual(
    ['牛丢了', '羊丢了', '牛死了', '羊死了', '走吧', '走'].toSorted(),
  )
})

test('thins out a line of too many, and loses no choice', () => {
  const choices = (letters: string) => `(${Array.from(letters).join('|')})`
  const sentences = sentencesOf(choices('甲乙丙丁戊己庚辛壬癸').repeat(4))
  expect(sentences.length).toBeLessThan(2000)
  for (const place of [0, 1, 2, 3])
    expect(new Set(sentences.map((sentence) => sentence[place])).size).toBe(10)
})
