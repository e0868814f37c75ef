// oxlint-disable no-restricted-imports -- a script for people, never part of the page
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parseArgs } from 'node:util'
import { pinyin, polyphonic } from 'pinyin-pro'
import { countLawWords } from './build-law-words.ts'
import { encodeDictionary, type Entry } from './build-encoding.ts'

/**
 * Makes dictionary.txt. Sources and their licences: NOTICE.md.
 * Run: npx node kiosk/ui/input/pinyin/build-dictionary.ts --simp pinyin_simp.dict.yaml --laws DIRECTORY
 * (the first from Debian's package rime-data-pinyin-simp, the second any folder of laws in Markdown)
 */
const { values } = parseArgs({ options: { simp: { type: 'string' }, laws: { type: 'string' } } })
if (!values.simp || !values.laws) throw new Error('usage: --simp FILE --laws DIRECTORY')

const LONGEST_WORD = 8
/** Rarer words of jieba's list only push better ones off the screen. */
const MIN_JIEBA = 10
/** What is typed here is everyday speech with the words of the laws in it. */
const LAW_SHARE = 0.15
const LAW_ONLY_SHARE = 0.4
/** Words of the laws that no other list knows. */
const MIN_LAW_ONLY = 20
/** Least weight of a term of terms.txt, in counts of the Android list (法律 has 11,964). */
const TERM_WEIGHT = 12_000
/** Of each pair of patterns.txt: enough to win over chance, not over a word. */
const PATTERN_WEIGHT = 500
const OTHER_READING_SHARE = 0.02
/** After the everyday characters of its syllable, before all others: who needs it needs it for the own name. */
const NAME_WEIGHT = 100
const RARE_WEIGHT = 0.3

const here = (name: string) => new URL(name, import.meta.url)
const lengthOf = (word: string) => Array.from(word).length
const isHan = (word: string) => /^[\p{Script=Han}〇]+$/u.test(word)
/** Keys have no ü: lü is typed lv, and lüe is lue. */
const typed = (reading: string) => reading.replaceAll('ü', 'v').replaceAll(/\b([ln])ve\b/g, '$1ue')
const readingOf = (word: string) => typed(pinyin(word, { toneType: 'none', v: true }))

const ownLines = (file: string) =>
  readFileSync(here(file), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))

const entries = new Map<string, Entry>()
const readings = new Map<string, Entry[]>()
/** Adds to the weight of a word under a reading, or brings the word in. */
function add(text: string, reading: string, weight: number, combine: (a: number, b: number) => number): void {
  if (!/^[a-z]+( [a-z]+)*$/.test(reading) || reading.split(' ').length !== lengthOf(text)) return
  const key = `${text} ${reading}`
  const known = entries.get(key)
  if (known) known.weight = combine(known.weight, weight)
  else {
    const entry = { text, reading, weight }
    entries.set(key, entry)
    readings.set(text, [...(readings.get(text) ?? []), entry])
  }
}
const sum = (a: number, b: number) => a + b
const mainReading = (word: string) =>
  readings.get(word)?.toSorted((a, b) => b.weight - a.weight)[0]?.reading ?? readingOf(word)

// 1. Android's list: everyday words with counts and readings.
const android = readFileSync(values.simp, 'utf8').split('\n')
for (const line of android.slice(android.indexOf('...') + 1)) {
  const [text = '', reading = '', count = ''] = line.split('\t')
  if (isHan(text)) add(text, reading, Number(count), sum)
}
const everyday = [...entries.values()].reduce((total, { weight }) => total + weight, 0)

// 2. jieba's list, its counts brought to the scale of the first one by the words that both have.
const jieba = readFileSync(createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt'), 'utf8')
  .split('\n')
  .map((line) => line.split(' '))
  .map(([text = '', count = '0']) => ({ text, count: Number(count) }))
const ratios = jieba
  .filter(({ text, count }) => lengthOf(text) > 1 && count >= MIN_JIEBA && readings.has(text))
  .map(({ text, count }) => readings.get(text)![0]!.weight / count)
  .toSorted((a, b) => a - b)
const scale = ratios[Math.floor(ratios.length / 2)] ?? 1
for (const { text, count } of jieba) {
  const length = lengthOf(text)
  if (!isHan(text) || length < 2 || length > LONGEST_WORD || count < MIN_JIEBA) continue
  if (!readings.has(text)) add(text, readingOf(text), count * scale, sum)
}

// 3. The laws.
const laws = countLawWords(values.laws)
const lawScale = everyday / laws.total
for (const [text, count] of laws.counts) {
  if (lengthOf(text) < 2) continue
  if (readings.has(text)) add(text, mainReading(text), count * lawScale * LAW_SHARE, sum)
  else if (count >= MIN_LAW_ONLY) add(text, readingOf(text), count * lawScale * LAW_ONLY_SHARE, sum)
}

// 4. Every character of the basic block, and rare ones of names, in each of its readings.
for (const line of ownLines('name-characters.txt')) {
  const [text = '', ...given] = line.split(' ')
  for (const reading of given) add(text, reading, NAME_WEIGHT, Math.max)
  if (given.length === 0) add(text, readingOf(text), RARE_WEIGHT, Math.max)
}
for (let code = 0x4e00; code <= 0x9fff; code++) {
  const text = String.fromCharCode(code)
  const main = readingOf(text)
  const weight = Math.max(...(readings.get(text) ?? []).map((entry) => entry.weight), RARE_WEIGHT)
  add(text, main, readings.has(text) ? weight * OTHER_READING_SHARE : RARE_WEIGHT, Math.max)
  for (const reading of polyphonic(text, { toneType: 'none', v: true })[0]?.split(' ') ?? [])
    add(text, typed(reading), weight * OTHER_READING_SHARE, Math.max)
}

// 5. Our own lists: terms of a judicial office, and how people speak there.
for (const term of ownLines('terms.txt').flatMap((line) => line.split(' '))) {
  // 尉迟(yu chi): a reading that the general lists do not give.
  const [, text = '', given] = /^([^(]+)(?:\(([a-z_]+)\))?$/.exec(term) ?? []
  add(text, given?.replaceAll('_', ' ') ?? mainReading(text), TERM_WEIGHT, (a, b) => Math.max(a, b))
}

// 6. How these and other short words are put together.
const patterns = new Map(
  ownLines('patterns.txt').map((line) => {
    const [name = '', ...words] = line.split(' ')
    return [name, words] as const
  }),
)
for (const [words, places] of [
  ['verbs', 'around'],
  ['figures', 'counted'],
] as const)
  for (const word of patterns.get(words) ?? [])
    for (const place of patterns.get(places) ?? []) {
      const text = place.replaceAll('·', word)
      const reading = Array.from(place)
        .map((part) => mainReading(part === '·' ? word : part))
        .join(' ')
      add(text, reading, PATTERN_WEIGHT, Math.max)
    }

const all = [...entries.values()]
writeFileSync(here('dictionary.txt'), encodeDictionary(all))
process.stdout.write(
  `${all.length} words, law words counted: ${laws.counts.size}, jieba × ${scale.toFixed(2)}\n`,
)
