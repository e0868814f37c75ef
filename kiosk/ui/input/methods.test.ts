import { expect, test } from 'vitest'
import { inputKinds, type InputKind } from './kinds.ts'
import { methods, methodsFor, typingMethod } from './methods.ts'

const LANGUAGES = ['zh-CN', 'ug', 'kk-Arab', 'bo', 'mn-Mong', 'ko', 'ii', 'za', 'en']
const kinds = Object.keys(inputKinds) as InputKind[]

test('no two methods share a name', () => {
  expect(new Set(methods.map(({ id }) => id)).size).toBe(methods.length)
})

test.each(kinds)('a %s can be written in every language, and everything fits the field', (kind) => {
  for (const language of LANGUAGES) {
    const { tabs, others } = methodsFor(kind, language)
    expect(tabs.length).toBeGreaterThan(0)
    for (const { keyboard } of [...tabs, ...others]) expect(keyboard).toBe(inputKinds[kind].keyboard)
  }
})

test("a visitor's own method comes first, Chinese, letters and numbers are always there", () => {
  expect(typingMethod('zh-CN')).toBe('pinyin')
  for (const own of ['ug', 'bo', 'ko', 'ii', 'za'] as const) expect(typingMethod(own)).toBe(own)
  expect(typingMethod('kk-Arab')).toBe('kk')
  expect(typingMethod('mn-Mong')).toBe('mn-Mong')
  expect(typingMethod('en')).toBe('latin')
  for (const language of LANGUAGES)
    expect(methodsFor('text', language).tabs.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['pinyin', 'latin', 'number']),
    )
})

test('every method for text is a tab or among the other scripts, once', () => {
  const text = methods.filter(({ keyboard }) => keyboard === 'text').map(({ id }) => id)
  for (const language of LANGUAGES) {
    const { tabs, others } = methodsFor('text', language)
    expect([...tabs, ...others].map(({ id }) => id).toSorted()).toEqual(text.toSorted())
  }
})
