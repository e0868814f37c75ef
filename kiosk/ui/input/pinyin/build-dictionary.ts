// oxlint-disable no-restricted-imports -- a script for people, never part of the page
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pinyin, polyphonic } from 'pinyin-pro'

/**
 * Makes dictionary.txt: words and frequencies of jieba's dictionary (MIT, package @node-rs/jieba), readings by
 * pinyin-pro (MIT), our own terms on top, and characters of names that no word list has.
 * Run: npx node kiosk/ui/input/pinyin/build-dictionary.ts
 */
const MIN_FREQUENCY = 60
const LONGEST_WORD = 5
const TERM_WEIGHT = 30_000
const OTHER_READING_SHARE = 0.02
/** High enough for the first pages: who needs such a character needs it for the own name. */
const NAME_WEIGHT = 400
/** Rare characters of personal names, with their readings. */
const NAME_CHARACTERS = {
  𠮷: 'ji',
  䶮: 'yan',
  㛃: 'jie',
  㐂: 'xi',
  堃: 'kun',
  喆: 'zhe',
  玥: 'yue',
  翀: 'chong',
  赟: 'yun',
  甯: 'ning',
}

const here = (name: string) => new URL(name, import.meta.url)
const jieba = readFileSync(createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt'), 'utf8')

const weights = new Map<string, Map<string, number>>()
function add(reading: string, word: string, weight: number): void {
  if (!/^[a-z ]+$/.test(reading)) return
  const words = weights.get(reading) ?? new Map<string, number>()
  words.set(word, Math.max(words.get(word) ?? 0, weight))
  weights.set(reading, words)
}
const readingOf = (word: string) => pinyin(word, { toneType: 'none', v: true })

for (const line of jieba.split('\n')) {
  const [word = '', count = '0'] = line.split(' ')
  const frequency = Number(count)
  const length = Array.from(word).length
  if (!/^\p{Script=Han}+$/u.test(word) || length > LONGEST_WORD) continue
  if (length > 1 && frequency < MIN_FREQUENCY) continue
  if (length > 1) add(readingOf(word), word, frequency)
  else {
    const main = readingOf(word)
    add(main, word, Math.max(frequency, 2))
    for (const reading of polyphonic(word, { toneType: 'none', v: true })[0]?.split(' ') ?? [])
      if (reading !== main) add(reading, word, Math.max(frequency * OTHER_READING_SHARE, 1))
  }
}
for (const term of readFileSync(here('terms.txt'), 'utf8').split(/\s+/))
  if (term) add(readingOf(term), term, TERM_WEIGHT)
for (const [character, reading] of Object.entries(NAME_CHARACTERS)) add(reading, character, NAME_WEIGHT)

const letter = (weight: number) =>
  String.fromCharCode(65 + Math.min(25, Math.round(Math.log2(Math.max(1, weight)))))
const lines = [...weights]
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([reading, words]) => {
    const entries = [...words]
      .toSorted(([, a], [, b]) => b - a)
      .map(([word, weight]) => word + letter(weight))
    return `${reading}\t${entries.join('')}`
  })
writeFileSync(here('dictionary.txt'), lines.join('\n'))
process.stdout.write(
  `${lines.length} readings, ${[...weights.values()].reduce((n, w) => n + w.size, 0)} words\n`,
)
