import { expect, test } from 'vitest'
import { withParts } from './form-parts.ts'

const parts = new Map<string, unknown[]>([
  ['contact', [{ id: 'phone' }, { id: 'address', hint: '可以空着' }]],
  ['agree', [{ 'zh-CN': '开始' }]],
  ['both', [{ use: 'contact' }, { id: 'end' }]],
])
const put = (value: unknown) => {
  const missing: string[] = []
  const composed = withParts(value, parts, (name, path) => missing.push(`${path.join('.')} ${name}`))
  return { composed, missing }
}

test('in a list a part stands for all that it lists, elsewhere for its first', () => {
  expect(put({ agree: { use: 'agree' }, fields: [{ id: 'name' }, { use: 'contact' }] }).composed).toEqual({
    agree: { 'zh-CN': '开始' },
    fields: [{ id: 'name' }, { id: 'phone' }, { id: 'address', hint: '可以空着' }],
  })
})

test('parts may use parts, and take keys from where they are used', () => {
  expect(put([{ use: 'both' }]).composed).toEqual([...parts.get('contact')!, { id: 'end' }])
  expect(put([{ use: 'contact', with: { hint: '必填' } }]).composed).toEqual([
    { id: 'phone', hint: '必填' },
    { id: 'address', hint: '必填' },
  ])
})

test('a part that is not there is told by its place', () => {
  expect(put({ steps: [{ id: 'a' }, { use: 'nothing' }] }).missing).toEqual(['steps.1 nothing'])
})

test('a field that is called use is none', () => {
  const form = { fields: [{ id: 'use', kind: 'choice', use: 'x' }] }
  expect(put(form)).toEqual({ composed: form, missing: [] })
})
