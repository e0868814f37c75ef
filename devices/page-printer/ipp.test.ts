import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holdsAlways } from '../core/test-property.ts'
import { decodeIpp, encodeIpp, GROUP, type IppMessage, type IppValue } from './ipp.ts'

const value: fc.Arbitrary<IppValue> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('integer' as const, 'enum' as const),
    value: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  }),
  fc.record({ kind: fc.constant('boolean' as const), value: fc.boolean() }),
  fc.record({
    kind: fc.constantFrom('text', 'name', 'keyword', 'uri', 'charset', 'naturalLanguage', 'mimeMediaType'),
    value: fc.string({ unit: 'grapheme', maxLength: 30 }),
  }),
)
const message: fc.Arbitrary<IppMessage> = fc.record({
  code: fc.integer({ min: 0, max: 0xffff }),
  requestId: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  groups: fc.array(
    fc.record({
      tag: fc.constantFrom(...Object.values(GROUP)),
      attributes: fc.dictionary(
        fc.stringMatching(/^[a-z-]{1,20}$/),
        fc.array(value, { minLength: 1, maxLength: 4 }),
      ),
    }),
    { maxLength: 4 },
  ),
  data: fc.uint8Array({ maxLength: 60 }),
})

describe('an IPP message', () => {
  test('decoded is what was encoded', () => {
    holdsAlways(
      fc.property(message, (sent) => {
        expect(decodeIpp(encodeIpp(sent))).toEqual({ ok: true, value: sent })
      }),
    )
  })

  test('cut off anywhere is refused or a shorter document, and nothing throws', () => {
    holdsAlways(
      fc.property(message, fc.nat(), (sent, cut) => {
        const bytes = encodeIpp(sent)
        const part = decodeIpp(bytes.subarray(0, cut % bytes.length))
        expect(!part.ok || part.value.data.length < sent.data.length).toBe(true)
      }),
    )
  })

  test('is laid out as RFC 8010 says (A.1: the beginning of a Print-Job)', () => {
    const bytes = encodeIpp({
      code: 0x0002,
      requestId: 1,
      groups: [
        {
          tag: GROUP.operation,
          attributes: { 'attributes-charset': [{ kind: 'charset', value: 'utf-8' }] },
        },
      ],
      data: new Uint8Array(0),
    })
    expect(Buffer.from(bytes).toString('hex')).toBe(
      '0101' +
        '0002' +
        '00000001' +
        '01' +
        '47' +
        '0012' +
        Buffer.from('attributes-charset').toString('hex') +
        '0005' +
        '7574662d38' +
        '03',
    )
  })
})
