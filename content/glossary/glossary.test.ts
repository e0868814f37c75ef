import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeProblem, parseYaml } from '../../base/yaml.ts'
import { CHINESE } from '../load.ts'
import { translationFault } from '../translation-faults.ts'
import { glossary } from './glossary-schema.ts'

const read = (text: string) => parseYaml({ schema: glossary, text, file: 'glossary.yaml' })
const ours = read(readFileSync(join(import.meta.dirname, 'glossary.yaml'), 'utf8'))
const terms = ours.ok ? ours.value : []

test('explains 150 terms, the 60 most usual ones in four languages more', () => {
  expect(ours.ok ? [] : ours.error).toEqual([])
  expect(terms.length).toBeGreaterThanOrEqual(150)
  const translated = terms.filter(({ text }) => ['ug', 'bo', 'mn-Mong', 'en'].every((tag) => text[tag]))
  expect(translated.length).toBeGreaterThanOrEqual(60)
})

test('no draft has a fault that a rule can find', () => {
  const faults = terms.flatMap(({ term, text }) =>
    Object.entries(text).flatMap(([tag, words]) => {
      const fault =
        tag === CHINESE
          ? undefined
          : translationFault({ tag, text: words, chinese: text[CHINESE], english: text['en'] })?.message
      return fault ? [`${term}, ${tag}: ${fault}`] : []
    }),
  )
  expect(faults).toEqual([])
})

test('one word under two terms, and a term without Chinese, are told by line', () => {
  const told = (text: string) => {
    const parsed = read(text)
    return parsed.ok ? [] : parsed.error.map(describeProblem)
  }
  expect(told('- { term: 起诉, text: 告状 }\n- { term: 告状, also: [起诉], text: 去法院 }')).toEqual([
    'glossary.yaml:2: 1.term: "起诉" given; is explained under 起诉 already; keep one of the two',
  ])
  expect(told('- { term: 起诉, text: { en: to sue } }')[0]).toContain('glossary.yaml:1: 0.text.zh-CN')
})
