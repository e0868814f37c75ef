import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { parseYaml } from '../../base/yaml.ts'
import { CHINESE, language } from '../load.ts'

type Texts = Record<string, string>

const FILES = ['kiosk', 'receipt'] as const
const TRANSLATED = ['mn-Mong', 'ug', 'bo', 'en'] as const

/** Chinese that stands in other languages on purpose: the law index is Chinese, so the examples of a search are. */
const CHINESE_EXAMPLES = ['老板不给工资', '拖欠工资', '工资']
/** 《》 are Mongolian and Tibetan punctuation too. */
const CHINESE_PUNCTUATION = /[，。？！；：、（）「」『』【】]/u
const HAN = /\p{Script=Han}/u

const SCRIPTS: Record<(typeof TRANSLATED)[number], RegExp> = {
  'mn-Mong': /\p{Script=Mongolian}/u,
  ug: /\p{Script=Arabic}/u,
  bo: /\p{Script=Tibetan}/u,
  en: /[A-Za-z]/u,
}
/** Figures, and marks of the keyboard. */
const WITHOUT_LETTERS = new Set(['keyboard.digits', 'keyboard.punctuation'])

/** Case suffixes; after a plain space they would take the shape of a word of their own. */
const MONGOLIAN_SUFFIXES =
  'ᠶᠢᠨ ᠤᠨ ᠦᠨ ᠤ ᠦ ᠢ ᠶᠢ ᠳᠤ ᠳᠦ ᠲᠤ ᠲᠦ ᠠᠴᠠ ᠡᠴᠡ ᠪᠠᠷ ᠪᠡᠷ ᠢᠶᠠᠷ ᠢᠶᠡᠷ ᠲᠠᠢ ᠲᠡᠢ ᠳᠠᠬᠢ ᠳᠡᠬᠢ ᠢᠶᠠᠨ ᠢᠶᠡᠨ ᠪᠠᠨ ᠪᠡᠨ'.split(' ')
const looseSuffix = new RegExp(
  `[\\u0020\\u00a0](?:${MONGOLIAN_SUFFIXES.join('|')})(?![\\u180b-\\u180e\\u1820-\\u18aa])`,
  'u',
)

const textsOf = (tag: string, file: string): Texts =>
  z
    .record(z.string(), z.string().trim().min(1))
    .parse(JSON.parse(readFileSync(join(import.meta.dirname, tag, `${file}.json`), 'utf8')))
const placeholders = (text: string): string[] => (text.match(/\{\{\w+\}\}/gu) ?? []).toSorted()
const numbers = (text: string): string[] => (text.match(/\d{2,}/gu) ?? []).toSorted()
const hasLooseSuffix = (text: string): boolean => looseSuffix.test(text)
const leftover = (text: string): string =>
  CHINESE_EXAMPLES.reduce((rest, example) => rest.replaceAll(example, ''), text)

test('every language on offer has its words', () => {
  const file = join(import.meta.dirname, 'languages.yaml')
  const parsed = parseYaml({ schema: z.array(language), text: readFileSync(file, 'utf8'), file })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  expect(parsed.value.map(({ tag }) => tag).toSorted()).toEqual([CHINESE, ...TRANSLATED].toSorted())
  for (const { tag } of parsed.value)
    for (const name of FILES)
      expect(existsSync(join(import.meta.dirname, tag, `${name}.json`)), `${tag}/${name}`).toBe(true)
})

describe.each(TRANSLATED)('%s', (tag) => {
  describe.each(FILES)('%s', (file) => {
    const chinese = textsOf(CHINESE, file)
    const entries = Object.entries(textsOf(tag, file))
    const wrong = (fault: (text: string, original: string, id: string) => boolean) =>
      entries.filter(([id, text]) => fault(text, chinese[id] ?? '', id)).map(([id, text]) => `${id}: ${text}`)

    test('has ids that Chinese has, and leaves the questions of the law search to Chinese', () => {
      expect(entries.map(([id]) => id).filter((id) => !(id in chinese) || id.endsWith('.question'))).toEqual(
        [],
      )
    })

    test('keeps the values to be put in, and every number', () => {
      expect(wrong((text, original) => placeholders(text).join() !== placeholders(original).join())).toEqual(
        [],
      )
      expect(wrong((text, original) => numbers(text).join() !== numbers(original).join())).toEqual([])
    })

    test('is in its own script, without Chinese left over', () => {
      expect(wrong((text, _, id) => !SCRIPTS[tag].test(text) && !WITHOUT_LETTERS.has(id))).toEqual([])
      expect(wrong((text) => HAN.test(leftover(text)) || CHINESE_PUNCTUATION.test(text))).toEqual([])
    })

    if (tag === 'mn-Mong')
      test('joins case suffixes with U+202F', () => {
        expect(wrong(hasLooseSuffix)).toEqual([])
      })

    if (tag === 'ug')
      test('isolates dates and figures with signs from the right-to-left text', () => {
        // U+2068 for dates put in: Uyghur writes them with a month's name, from right to left, or in figures.
        const bare = (text: string) => text.replaceAll(/[\u2066\u2068][^\u2066\u2068\u2069]*\u2069/gu, '')
        expect(
          wrong((text) =>
            /\{\{date\}\}|\d\S*[-/–]\s*\S*\d|[A-Za-z]/u.test(
              bare(text).replaceAll(/\{\{(?!date)\w+\}\}/gu, ''),
            ),
          ),
        ).toEqual([])
      })

    if (tag === 'bo')
      test('puts the tsheg that ང needs before a shad, and no shad after ཀ and ག', () => {
        expect(wrong((text) => /[ངཀག]།/u.test(text.replaceAll(/ང་།/gu, '')))).toEqual([])
      })
  })
})

test('the search for loose suffixes finds one', () => {
  expect(hasLooseSuffix('ᠬᠠᠤᠯᠢ ᠶᠢᠨ ᠲᠤᠰᠠᠯᠠᠮᠵᠢ')).toBe(true)
  expect(hasLooseSuffix('ᠬᠠᠤᠯᠢ\u202fᠶᠢᠨ ᠲᠤᠰᠠᠯᠠᠮᠵᠢ')).toBe(false)
  expect(hasLooseSuffix('ᠬᠠᠤᠯᠢ ᠪᠠᠷᠢᠮᠲᠠ')).toBe(false)
})
