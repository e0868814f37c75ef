// oxlint-disable no-restricted-imports -- a script for people, never part of the page
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import { addCounts, associations, countBoundary, encodePairs, noCounts } from './build-association.ts'
import { textsIn } from './build-law-words.ts'
import { sentencesOf } from './build-speech.ts'

/**
 * Makes pairs.txt. Sources and their licences: NOTICE.md.
 * Run: npx node kiosk/ui/input/pinyin/build-pairs.ts --laws DIRECTORY (any folder of laws in Markdown)
 */
const { values } = parseArgs({ options: { laws: { type: 'string' } } })
if (!values.laws) throw new Error('usage: --laws DIRECTORY')

/**
 * Weights of the sources, and how often a pair must stand in one, chosen on the phrases named in NOTICE.md. Three times
 * the weight of the laws or a third of that of speech.txt is worse there, half or twice the others all the same; the
 * characters inside the words of jieba's list, a fourth source once, made it worse.
 */
const LAWS = { weight: 0.01, least: 4 }
const OWN = { weight: 4, least: 1 }
const SPEECH = { weight: 1, least: 1 }
const MODEL = { discount: 0.5, shrink: 8, share: 0.5, least: 0.75, most: 60_000 }

const content = new URL('../../../../content/', import.meta.url)
const jieba = Jieba.withDict(dict)

function countTexts(texts: Iterable<string>) {
  const counts = noCounts()
  for (const text of texts)
    for (const [clause] of text.matchAll(/\p{Script=Han}{2,}/gu)) {
      const words = jieba.cut(clause, true)
      for (let i = 1; i < words.length; i++) countBoundary(counts, words[i - 1]!, words[i]!, 1)
    }
  return counts
}

function* ownTexts(): Generator<string> {
  const entries = readdirSync(content, { recursive: true, encoding: 'utf8' })
  for (const name of entries.toSorted())
    if (/\.yaml$|locales\/zh-CN\/.*\.json$/.test(name)) yield readFileSync(new URL(name, content), 'utf8')
}

const counts = noCounts()
addCounts(counts, countTexts(textsIn(values.laws)), LAWS.weight, LAWS.least)
addCounts(counts, countTexts(ownTexts()), OWN.weight, OWN.least)
const speech = readFileSync(new URL('speech.txt', import.meta.url), 'utf8')
addCounts(counts, countTexts(sentencesOf(speech)), SPEECH.weight, SPEECH.least)
const bonuses = associations(counts, MODEL)
writeFileSync(new URL('pairs.txt', import.meta.url), encodePairs(bonuses))
process.stdout.write(`${bonuses.size} pairs of ${counts.pairs.size} counted\n`)
