import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { unwrap } from '../../base/result.ts'
import { parseYaml } from '../../base/yaml.ts'
import { CHINESE, language, loadContent } from '../load.ts'
import { unitsByLanguage } from '../translation/units.ts'
import { translationFault } from '../translation-faults.ts'

type Texts = Record<string, string>

const FILES = ['kiosk', 'receipt', 'answers', 'guides'] as const
const DIRECTIONS = {
  'mn-Mong': 'ltr vertical',
  ug: 'rtl horizontal',
  'kk-Arab': 'rtl horizontal',
  bo: 'ltr horizontal',
  ko: 'ltr horizontal',
  ii: 'ltr horizontal',
  za: 'ltr horizontal',
  en: 'ltr horizontal',
} as const
const TRANSLATED = Object.keys(DIRECTIONS) as (keyof typeof DIRECTIONS)[]
/**
 * The share of texts that may be left to Chinese: in Nuosu what nobody could say, in Kazakh, Korean and Zhuang what is
 * newer than their last round of translation.
 */
const GAPS: Partial<Record<string, number>> = { 'kk-Arab': 0.05, ko: 0.05, za: 0.05, ii: 0.75 }

const textsOf = (tag: string, file: string): Texts =>
  z
    .record(z.string(), z.string().trim().min(1))
    .parse(JSON.parse(readFileSync(join(import.meta.dirname, tag, `${file}.json`), 'utf8')))

test('the languages on offer run as they are written, and none is reviewed yet', () => {
  const file = join(import.meta.dirname, 'languages.yaml')
  const parsed = parseYaml({ schema: z.array(language), text: readFileSync(file, 'utf8'), file })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  const [first, ...others] = parsed.value
  expect(first).toMatchObject({ tag: CHINESE, review: 'authoritative' })
  expect(
    Object.fromEntries(others.map(({ tag, direction, writing }) => [tag, `${direction} ${writing}`])),
  ).toEqual(DIRECTIONS)
  expect(new Set(others.map(({ review }) => review))).toEqual(new Set(['draft']))
})

describe.each(TRANSLATED)('%s', (tag) => {
  test.each(FILES)('%s has no fault that a rule can find', (file) => {
    const chinese = textsOf(CHINESE, file)
    const english = textsOf('en', file)
    const faults = Object.entries(textsOf(tag, file)).flatMap(([id, text]) => {
      const fault =
        chinese[id] === undefined
          ? 'is unknown to Chinese'
          : id.endsWith('.question')
            ? 'is for the law search, which is Chinese'
            : translationFault({ tag, text, chinese: chinese[id], english: english[id] })?.message
      return fault ? [`${id} ${fault}: ${text}`] : []
    })
    expect(faults).toEqual([])
  })

  test('lacks no more texts than it may', () => {
    const own = FILES.flatMap((file) => Object.keys(textsOf(tag, file)))
    const wanted = FILES.flatMap((file) => Object.keys(textsOf(CHINESE, file))).filter(
      (id) => !id.endsWith('.question'),
    )
    const missing = wanted.filter((id) => !own.includes(id))
    expect(missing.slice(Math.floor(wanted.length * (GAPS[tag] ?? 0)))).toEqual([])
  })
})

test('forms, services and other content have no fault that a rule can find', () => {
  const unitsOf = unitsByLanguage(join(import.meta.dirname, '..'))
  const english = new Map(unitsOf('en').map(({ file, id, own }) => [`${file} ${id}`, own]))
  const faults = TRANSLATED.flatMap((tag) =>
    unitsOf(tag).flatMap(({ file, id, chinese, own }) => {
      if (own === undefined || file.startsWith('locales/')) return []
      const fault = translationFault({
        tag,
        text: own,
        chinese,
        english: english.get(`${file} ${id}`),
        freeFigures: true,
      })?.message
      return fault ? [`${tag} ${file} ${id} ${fault}: ${own}`] : []
    }),
  )
  expect(faults).toEqual([])
})

/** What papers, lists and the desk alone tell: they are Chinese. */
const CHINESE_ONLY = new Set(['short', 'flags', 'basis', 'cite', 'quote'])

test('every question of the forms and every text of the services is said in the four languages of legal content', () => {
  const { forms, services } = unwrap(loadContent(join(import.meta.dirname, '..')))
  const lacking = (value: unknown, path: string): string[] => {
    if (typeof value !== 'object' || value === null) return []
    if (CHINESE in value)
      return ['ug', 'bo', 'mn-Mong', 'en'].filter((tag) => !(tag in value)).map((tag) => `${path} ${tag}`)
    return Object.entries(value).flatMap(([key, inner]) =>
      CHINESE_ONLY.has(key) ? [] : lacking(inner, `${path}.${key}`),
    )
  }
  expect([...forms.values(), ...services.values()].flatMap((one) => lacking(one, one.id))).toEqual([])
})
