// oxlint-disable no-restricted-imports -- a script for people, never part of the page
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { FEATURES, featuresOf } from './features.ts'
import { encodeModel, RARITY_STEPS, type Model } from './model.ts'
import { POINTS } from './stroke-match.ts'
import { normalised, resample } from './stroke.ts'
import { composed, compositions } from './training/compositions.ts'
import { discriminantOf } from './training/discriminant.ts'
import { mediansOf } from './training/medians.ts'
import { seeded } from './training/random.ts'
import { write } from './training/writer.ts'

/**
 * Makes model.bin from the stroke data of hanzi-writer-data: every character of GB 2312, of the law texts
 * (law-characters.txt) and of our list of names, written by HANDS synthetic writers each. The same inputs give
 * the same file. Takes a few minutes. Run: npx node kiosk/ui/input/handwriting/build-model.ts
 *
 * Weights in recogniser.ts and stroke-match.ts were set with our own prototype on real samples of writers that
 * cannot be shipped, and checked on synthetic writers of another kind: tests/bench/input/handwriting.ts.
 */
const HANDS = 24
const DIMENSIONS = 128
/** Frequency given to characters seen nowhere, of all characters counted. */
const UNSEEN = 2e-7
const LAW_SHARE = 0.5
/** Who writes such a character writes the own name. */
const NAMES = Array.from('堃喆甯昇淼翊奕煊玥珺璟翀赟𠮷䶮㐂')
const NAME_FREQUENCY = 5e-6

const here = (name: string) => new URL(name, import.meta.url)

function gb2312(): string[] {
  const decoder = new TextDecoder('gb2312')
  const found: string[] = []
  for (let row = 0xb0; row <= 0xf7; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const character = decoder.decode(Uint8Array.of(row, cell))
      if (/^\p{Script=Han}$/u.test(character)) found.push(character)
    }
  return found
}

/** Share of each character in running text. */
function shares(counts: Iterable<readonly [string, number]>): Map<string, number> {
  const sums = new Map<string, number>()
  let total = 0
  for (const [text, count] of counts)
    for (const character of text) {
      sums.set(character, (sums.get(character) ?? 0) + count)
      total += count
    }
  return new Map([...sums].map(([character, sum]) => [character, sum / total]))
}
function* pairs(text: string): Generator<readonly [string, number]> {
  for (const line of text.split('\n')) {
    const [word = '', count = '0'] = line.split(' ')
    if (/^\p{Script=Han}+$/u.test(word)) yield [word, Number(count)]
  }
}
const require = createRequire(import.meta.url)
const general = shares(pairs(readFileSync(require.resolve('@node-rs/jieba/dict.txt'), 'utf8')))
const inLaw = shares(pairs(readFileSync(here('law-characters.txt'), 'utf8')))
const frequencyOf = (character: string): number =>
  (general.get(character) ?? 0) * (1 - LAW_SHARE) +
  (inLaw.get(character) ?? 0) * LAW_SHARE +
  (NAMES.includes(character) ? NAME_FREQUENCY : UNSEEN)

const wanted = new Set([...gb2312(), ...inLaw.keys(), ...NAMES, ...Object.keys(compositions)])
const ideal = new Map<string, number[][]>()
const without: string[] = []
for (const character of [...wanted].toSorted()) {
  const strokes = mediansOf(character) ?? composed(character)
  if (strokes) ideal.set(character, strokes)
  else without.push(character)
}
const characters = [...ideal.keys()]

function* handsOf(index: number): Generator<Float32Array> {
  const strokes = ideal.get(characters[index]!)!
  yield featuresOf(normalised(strokes))
  for (let hand = 1; hand < HANDS; hand++) {
    const random = seeded(index * HANDS + hand)
    yield featuresOf(normalised(write(strokes, random, 0.6 + random.uniform())))
  }
}
const { mean, directions, centres } = discriminantOf(characters.length, handsOf, DIMENSIONS)

const largest = (values: Iterable<number>): number => {
  let most = 0
  for (const value of values) most = Math.max(most, Math.abs(value))
  return most
}
const directionScale = Math.max(...directions.map(largest)) / 127
const centreScales = Float32Array.from(
  { length: DIMENSIONS },
  (_, d) => largest(centres.map((centre) => centre[d]!)) / 127,
)
const frequencies = characters.map(frequencyOf)
const most = Math.max(...frequencies)
const model: Model = {
  characters,
  rarity: Uint8Array.from(frequencies, (f) => Math.min(255, Math.round(Math.log(most / f) * RARITY_STEPS))),
  strokeCounts: Uint8Array.from(characters, (character) => ideal.get(character)!.length),
  mean: Float32Array.from(mean),
  directions: Int8Array.from({ length: FEATURES * DIMENSIONS }, (_, i) =>
    Math.round(directions[i % DIMENSIONS]![Math.floor(i / DIMENSIONS)]! / directionScale),
  ),
  directionScale,
  centres: Int8Array.from({ length: characters.length * DIMENSIONS }, (_, i) =>
    Math.round(centres[Math.floor(i / DIMENSIONS)]![i % DIMENSIONS]! / centreScales[i % DIMENSIONS]!),
  ),
  centreScales,
  strokes: Uint8Array.from(
    characters.flatMap((character) =>
      normalised(ideal.get(character)!).flatMap((stroke) =>
        Array.from(resample(stroke, POINTS), (at) => Math.round(at * 255)),
      ),
    ),
  ),
  dimensions: DIMENSIONS,
}
const file = encodeModel(model)
writeFileSync(here('model.bin'), file)
process.stdout.write(
  `${characters.length} characters, ${file.length} bytes; no strokes for: ${without.join('')}\n`,
)
