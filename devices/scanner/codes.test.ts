import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createCodeDecoder, MAX_CODE_BYTES, type CodeEvent } from './codes.ts'
import { createRepeatFilter } from './repeats.ts'

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'utf8'))
const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'))
const code = (text: string): CodeEvent => ({ kind: 'code', text })
const RECEIPT = 'mingli:1?n=261122-7A3K-A0001-3&t=7AQ4KMXY'

describe('codes on the line', () => {
  test.each([
    ['CR', `${RECEIPT}\r`],
    ['LF', `${RECEIPT}\n`],
    ['CR LF', `${RECEIPT}\r\n`],
    ['TAB', `${RECEIPT}\t`],
    ['STX … ETX', `\u0002${RECEIPT}\u0003`],
    ['an AIM id', `]Q1${RECEIPT}\r`],
    ['all of them', `\u0002]Q1${RECEIPT}\u0003\r\n`],
    ['a rest before STX', `rest\u0002${RECEIPT}\u0003`],
  ])('with %s', (_, sent) => {
    const decoder = createCodeDecoder()
    expect(decoder.push(bytes(sent))).toEqual([code(RECEIPT)])
    expect(decoder.pending()).toBe(false)
  })

  test('without an end, silence ends it', () => {
    const decoder = createCodeDecoder()
    expect(decoder.push(bytes(RECEIPT))).toEqual([])
    expect(decoder.pending()).toBe(true)
    expect(decoder.silence()).toEqual([code(RECEIPT)])
    expect(decoder.silence()).toEqual([])
  })

  test('UTF-8 first, then GB 18030, then unreadable', () => {
    const decoder = createCodeDecoder()
    expect(decoder.push(bytes('申请\r'))).toEqual([code('申请')])
    expect(decoder.push(hex('C9EA C7EB 0D'))).toEqual([code('申请')])
    expect(decoder.push(hex('FF FE 80 0D'))).toEqual([{ kind: 'unreadable' }])
    expect(decoder.push(hex('41 00 42 0D'))).toEqual([{ kind: 'unreadable' }])
    expect(decoder.push(hex('0D 0A 20 0D'))).toEqual([])
  })

  test('the longest code is a code, one byte more is too long, and the next one is read', () => {
    const decoder = createCodeDecoder()
    const longest = 'A'.repeat(MAX_CODE_BYTES)
    expect(decoder.push(bytes(`${longest}\r`))).toEqual([code(longest)])
    expect(decoder.push(bytes(`${longest}A`))).toEqual([])
    expect(decoder.push(bytes('\r'))).toEqual([{ kind: 'too-long' }])
    expect(decoder.push(bytes(`${RECEIPT}\r`))).toEqual([code(RECEIPT)])
  })

  test('whatever the pieces, the same codes come out', () => {
    const text = fc.string({
      unit: fc.constantFrom('m', 'i', ':', '?', '=', '-', '3', 'A', '申', '请', '𠮷'),
      minLength: 1,
      maxLength: 60,
    })
    const end = fc.constantFrom('\r', '\n', '\r\n', '\t', '\u0003')
    fc.assert(
      fc.property(
        fc.array(fc.tuple(text, end), { minLength: 1, maxLength: 5 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        (codes, sizes) => {
          const sent = bytes(codes.map(([body, ending]) => body + ending).join(''))
          const decoder = createCodeDecoder()
          const got: CodeEvent[] = []
          for (let at = 0, i = 0; at < sent.length; i++) {
            const size = sizes[i % sizes.length]!
            got.push(...decoder.push(sent.subarray(at, at + size)))
            at += size
          }
          expect(got).toEqual(codes.map(([body]) => code(body)))
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('noise never throws and never holds more than a code', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 20 }), (pieces) => {
        const decoder = createCodeDecoder(100)
        for (const piece of pieces)
          for (const event of decoder.push(piece))
            if (event.kind === 'code') expect(event.text.length).toBeLessThanOrEqual(100)
        decoder.silence()
        expect(decoder.pending()).toBe(false)
        expect(decoder.push(bytes(`${RECEIPT}\r`))).toEqual([code(RECEIPT)])
      }),
      { numRuns: 1000 },
    )
  })
})

test('a code held before the scanner counts once, and again when it comes back', () => {
  const isNew = createRepeatFilter()
  expect(isNew('a', 0)).toBe(true)
  expect(isNew('a', 600)).toBe(false)
  // Every repeat counts as seen: it is still being held there.
  expect(isNew('a', 2500)).toBe(false)
  expect(isNew('b', 2600)).toBe(true)
  expect(isNew('a', 2700)).toBe(true)
  expect(isNew('a', 4700)).toBe(true)
})
