import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pinyin } from 'pinyin-pro'
import { PinyinEngine } from '../../../kiosk/ui/input/pinyin/engine.ts'
import type { Bar } from '../bar.ts'
import { percentile } from '../statistics.ts'
import { firstPage } from './page.ts'
import { timed } from './timed.ts'

interface Phrase {
  readonly text: string
  readonly syllables: readonly string[]
}

/** Phrases with their readings: `拖欠工资 tuo'qian'gong'zi`. */
const phrasesIn = (file: string): Phrase[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [text = '', reading = ''] = line.split(' ')
      return { text, syllables: reading.split("'") }
    })

/** 300 phrases that visitors of a judicial office type, written down before the engine was tuned. */
const phrases = phrasesIn('phrases.txt')
/**
 * What people say of home, fields, work, school and market: held back from speech.txt and from all weighing.
 * Before pairs.txt 76.7 % of them stood on the first page and 60.9 % first.
 */
const everyday = phrasesIn('everyday.txt')

/** Phrases that the hand list of the lexicon does not know: these tell how it does with what nobody foresaw. */
const terms = new Set(
  readFileSync(new URL('../../../kiosk/ui/input/pinyin/terms.txt', import.meta.url), 'utf8').split(/\s+/),
)
const unforeseen = phrases.filter(({ text }) => !terms.has(text))

const full = ({ syllables }: Phrase) => syllables.join('')
const initials = ({ syllables }: Phrase) => syllables.map((syllable) => syllable[0]).join('')
const unfinished = (phrase: Phrase) => full(phrase).slice(0, -1)
/** As spoken in the south: zh, ch, sh as z, c, s, and no -ng. */
const southern = ({ syllables }: Phrase) =>
  syllables.map((s) => s.replace(/^([zcs])h/, '$1').replace(/([aei]n)g$/, '$1')).join('')

const share = (of: readonly Phrase[], holds: (phrase: Phrase) => boolean) =>
  (100 * of.filter(holds).length) / of.length

/** The most frequent words of jieba's list with exactly this reading, and nothing else. */
function wordListAlone(): (letters: string) => string[] {
  const wanted = new Set(phrases.map(full))
  const lengths = new Set(phrases.map(({ syllables }) => syllables.length))
  const found = new Map<string, { word: string; count: number }[]>()
  const file = createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt')
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [word = '', count = '0'] = line.split(' ')
    if (!/^\p{Script=Han}+$/u.test(word) || !lengths.has(word.length) || Number(count) < 3) continue
    const letters = pinyin(word, { toneType: 'none', v: true, separator: '' })
    if (wanted.has(letters))
      found.set(letters, [...(found.get(letters) ?? []), { word, count: Number(count) }])
  }
  return (letters) => (found.get(letters) ?? []).toSorted((a, b) => b.count - a.count).map(({ word }) => word)
}

export function measurePinyin(): Bar[] {
  const read = (name: string) =>
    readFileSync(new URL(`../../../kiosk/ui/input/pinyin/${name}`, import.meta.url), 'utf8')
  const dictionary = read('dictionary.txt')
  const pairs = read('pairs.txt')
  const start = performance.now()
  const engine = new PinyinEngine(dictionary, pairs)
  const built = performance.now() - start
  const times: number[] = []
  const ask = (letters: string) => {
    const { value, ms } = timed(() => engine.compose(letters))
    times.push(ms)
    return value.candidates.map(({ text }) => text)
  }
  const inPage = (of: readonly Phrase[], letters: (phrase: Phrase) => string) =>
    share(of, (phrase) => firstPage(ask(letters(phrase))).includes(phrase.text))
  const page = inPage(phrases, full)
  const words = wordListAlone()
  const long = phrases.filter(({ syllables }) => syllables.length > 2)
  const bars: Bar[] = [
    {
      name: 'pinyin in full, on the first page',
      value: page,
      unit: '%',
      goal: { least: 95 },
      baseline: {
        name: "jieba's words alone",
        value: share(phrases, (phrase) => firstPage(words(full(phrase))).includes(phrase.text)),
      },
    },
    {
      name: 'pinyin in full, first candidate',
      value: share(phrases, (phrase) => ask(full(phrase))[0] === phrase.text),
      unit: '%',
      goal: { least: 88 },
      baseline: {
        name: "jieba's words alone",
        value: share(phrases, (phrase) => words(full(phrase))[0] === phrase.text),
      },
    },
    {
      name: `pinyin in full, on the first page, the ${unforeseen.length} not in the hand list`,
      value: inPage(unforeseen, full),
      unit: '%',
      goal: { least: 90 },
    },
    {
      name: `everyday phrases in full, on the first page (${everyday.length} held back)`,
      value: inPage(everyday, full),
      unit: '%',
      goal: { least: 80 },
    },
    {
      name: 'everyday phrases in full, first candidate',
      value: share(everyday, (phrase) => ask(full(phrase))[0] === phrase.text),
      unit: '%',
      goal: { least: 60 },
    },
    {
      name: `initials only, on the first page (${long.length} of three syllables and more)`,
      value: inPage(long, initials),
      unit: '%',
      goal: { least: 50 },
    },
    {
      name: 'last letter missing, on the first page',
      value: inPage(phrases, unfinished),
      unit: '%',
      goal: { least: 80 },
    },
    {
      name: 'southern spelling, on the first page',
      value: inPage(phrases, southern),
      unit: '%',
      goal: { least: 80 },
    },
  ]
  return [
    ...bars,
    { name: 'pinyin, answer p50', value: percentile(times, 0.5), unit: 'ms', goal: { most: 4 } },
    { name: 'pinyin, answer p95', value: percentile(times, 0.95), unit: 'ms', goal: { most: 10 } },
    { name: 'pinyin, dictionary built', value: built, unit: 'ms', goal: { most: 1200 } },
  ]
}
