import { expect, test } from 'vitest'
// oxlint-disable-next-line no-restricted-imports -- the very words
import words from '../../../content/locales/zh-CN/desk.json' with { type: 'json' }
import { FAULTS } from '../../../content/faults.ts'
import { faultText } from './fault-text.ts'

/** Those of base/yaml-fault.ts, with what they give. */
const OF_SCHEMAS: Readonly<Record<string, readonly string[]>> = {
  syntax: [],
  'unknown-key': ['key'],
  'not-allowed': ['given', 'allowed'],
  'missing-choice': ['allowed'],
  missing: [],
  'too-short': ['minimum'],
  'too-few': ['minimum'],
  'too-small': ['minimum'],
  'too-long': ['maximum'],
  'too-many': ['maximum'],
  'too-big': ['maximum'],
  'no-text': [],
  'no-number': [],
  'no-yes-no': [],
  'no-list': [],
  'no-table': [],
  either: [],
  format: ['given'],
  'format-date': ['given'],
}

/** What a kind of content/faults.ts gives, by asking it. */
function valuesOf(kind: keyof typeof FAULTS): string[] {
  const asked: string[] = []
  const values = new Proxy({}, { get: (_, name) => (asked.push(String(name)), ['x']) })
  ;(FAULTS[kind] as (values: unknown) => string)(values)
  return asked
}

const kinds = {
  ...OF_SCHEMAS,
  ...Object.fromEntries(
    Object.keys(FAULTS).map((kind) => [kind, valuesOf(kind as keyof typeof FAULTS)] as const),
  ),
}

test.each(Object.entries(kinds))(
  '%s is told in Chinese, with nothing that it does not give',
  (kind, given) => {
    const texts = Object.entries(words).filter(
      ([id]) => id === `content.fault.${kind}` || id.startsWith(`content.fault.${kind}.`),
    )
    expect(texts.map(([id]) => id)).toContain(`content.fault.${kind}`)
    for (const [, text] of texts) {
      for (const [, place] of text.matchAll(/\{\{(\w+)\}\}/g)) expect(given).toContain(place)
      expect(text).toMatch(/\p{Script=Han}/u)
    }
  },
)

test('a field with words of its own is told by them, wherever it stands', () => {
  const values = { given: 'five' }
  expect(faultText({ kind: 'format', field: 'code', values })).toContain('两位数字')
  expect(faultText({ kind: 'format', field: 'campaigns.0.from', values })).toContain('12-04')
  expect(faultText({ kind: 'format', field: 'steps.1', values })).toBe(
    '「five」的写法不对，请照同类的文件写。',
  )
  expect(faultText({ kind: 'other', field: '', values: {} })).toBeUndefined()
})
