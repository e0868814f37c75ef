import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, parseJson, type Json } from './json.ts'

test('key order and white space do not matter', () => {
  expect(canonicalJson({ b: 1, a: [true, null, { d: '条', c: 2 }] })).toBe(
    '{"a":[true,null,{"c":2,"d":"条"}],"b":1}',
  )
})

test('it reads back as the same value', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean())), (value) => {
      expect(parseJson(canonicalJson(value as Json))).toEqual({ ...value })
    }),
  )
})

test('a fraction is a bug, not a rounding', () => expect(() => canonicalJson({ a: 0.5 })).toThrow('0.5'))
test('what is no JSON is undefined', () => expect(parseJson('{')).toBeUndefined())
