// oxlint-disable no-restricted-imports -- a script for people, never part of the page
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { Dictionary } from '../pinyin/dictionary.ts'
import { outlineOf, strokeClass } from './build-stroke-class.ts'

/**
 * Makes strokes.txt: characters by frequency, each with the classes of its strokes in writing order. Sources and
 * licences: NOTICE.md.
 * Run: npx node kiosk/ui/input/strokes/build-strokes.ts --order cnchar.order.min.js
 * (of the npm package cnchar-order, which names the shape of every stroke of the common characters)
 */
const { values } = parseArgs({ options: { order: { type: 'string' } } })
if (!values.order) throw new Error('usage: --order FILE')

/** Shapes of cnchar-order by letter; every other one is a 折. 弯钩 of 子 is named as 竖钩. */
const SHAPES: Record<string, string> = { j: '1', i: '1', f: '2', g: '2', s: '3', k: '4', d: '4', l: '4' }
/** Dots, 撇 and short 竖 look alike when measured; what was named is right there. */
const LOOK_ALIKE = new Set(['2', '3', '4'])

const drawn = z.object({
  strokes: z.array(z.string()),
  medians: z.array(z.array(z.tuple([z.number(), z.number()]))),
})
const data = dirname(createRequire(import.meta.url).resolve('hanzi-writer-data/package.json'))

const named = new Map(
  Array.from(
    readFileSync(values.order, 'utf8').matchAll(/"(\p{Script=Han})":"([a-z]+)"/gu),
    ([, character, shapes]) =>
      [character!, Array.from(shapes!, (shape) => SHAPES[shape] ?? '5').join('')] as const,
  ),
)

function measured(file: string): string {
  const { strokes, medians } = drawn.parse(JSON.parse(readFileSync(file, 'utf8')))
  return medians.map((median, i) => strokeClass(median, outlineOf(strokes[i]!))).join('')
}

/** The named strokes, and the measured ones where these follow another order of writing. */
function codesOf(character: string, file: string): string[] {
  const code = measured(file)
  const given = named.get(character)
  if (given === undefined) return [code]
  const otherOrder =
    given.length !== code.length ||
    Array.from(given).some((stroke, i) => stroke !== code[i] && !LOOK_ALIKE.has(stroke) && stroke !== '5')
  return otherOrder ? [given, code] : [given]
}

const dictionary = new Dictionary(readFileSync(new URL('../pinyin/dictionary.txt', import.meta.url), 'utf8'))
const weights = new Map<string, number>()
const count = (text: string, cost: number) => {
  for (const character of text) weights.set(character, (weights.get(character) ?? 0) + Math.exp(-cost))
}
for (const syllable of dictionary.syllables.keys())
  for (const { text, cost } of dictionary.characters(syllable, Infinity)) count(text, cost)
for (const { text, cost } of dictionary.wordsUnder(dictionary.all)) count(text, cost)

const lines = readdirSync(data)
  .map((name) => ({ name, character: /^(\p{Script=Han})\.json$/u.exec(name)?.[1] }))
  .flatMap(({ name, character }) =>
    character ? [{ character, codes: codesOf(character, join(data, name)) }] : [],
  )
  .toSorted((a, b) => (weights.get(b.character) ?? 0) - (weights.get(a.character) ?? 0))
  .map(({ character, codes }) => [character, ...codes].join(' '))
writeFileSync(new URL('strokes.txt', import.meta.url), `${lines.join('\n')}\n`)
process.stdout.write(`${lines.length} characters, ${named.size} named\n`)
