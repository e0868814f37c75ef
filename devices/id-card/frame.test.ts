import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holdsAlways } from '../core/test-property.ts'
import { createFrameDecoder, encodeFrame, REPLY_LENGTHS, type FrameEvent } from './frame.ts'
import { hex, readReplyOf, replies, sent } from './test-vectors.ts'

const bodies = (events: readonly FrameEvent[]) =>
  events.flatMap((event) => (event.kind === 'frame' ? [Buffer.from(event.body).toString('hex')] : []))

const kinds = (events: readonly FrameEvent[]) => events.map((event) => event.kind)

/** Pushes bytes cut at the given places, a millisecond apart, then lets the line fall silent. */
function decode(bytes: Uint8Array, cuts: readonly number[] = []): FrameEvent[] {
  const decoder = createFrameDecoder(REPLY_LENGTHS)
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length]
  const events = places.slice(1).flatMap((end, i) => decoder.push(bytes.slice(places[i], end), i))
  return [...events, ...decoder.expire(places.length + 1000)]
}

const okBody = '000090'

describe('encoding', () => {
  test.each(Object.entries(sent))('%s', (_name, frame) => {
    const bytes = hex(frame)
    expect(encodeFrame(bytes.slice(7, -1))).toEqual(bytes)
  })
})

describe('decoding', () => {
  test.each(Object.entries(replies))('%s', (_name, frame) => {
    expect(bodies(decode(hex(frame)))).toEqual([frame.slice(14, -2).toLowerCase()])
  })

  test('a whole card, one byte at a time', () => {
    const bytes = hex(readReplyOf('zhang'))
    const events = decode(bytes, Array.from(bytes.keys()))
    expect(kinds(events)).toEqual(['frame'])
    expect(bodies(events)[0]!.length / 2).toBe(3 + 4 + 256 + 1024)
  })

  test.each([1, 2, 3, 4])('%i stray AA before the preamble do not lose the frame', (count) => {
    expect(bodies(decode(hex('AA'.repeat(count) + replies.ok)))).toEqual([okBody])
  })

  test('half a preamble, then a whole one', () => {
    expect(bodies(decode(hex('AAAAAA96' + replies.ok)))).toEqual([okBody])
  })

  test.each(['0003', '0000', '0961', 'FFFF'])(
    'LEN %s is refused and the search goes on right after it',
    (length) => {
      const events = decode(hex(`AAAAAA9669${length}${replies.ok}`))
      expect(kinds(events)).toContain('bad-length')
      expect(bodies(events)).toEqual([okBody])
    },
  )

  test('a wrong checksum is told, the frame behind it found', () => {
    const events = decode(hex('AAAAAA96690004000090 95' + replies.found))
    expect(kinds(events)).toContain('bad-checksum')
    expect(bodies(events)).toEqual(['00009f00000000'])
  })

  test('a frame that claims more than comes hides the next one only until the line is silent', () => {
    const decoder = createFrameDecoder(REPLY_LENGTHS)
    expect(decoder.push(hex(`AAAAAA96690508${replies.ok}`), 0)).toEqual([])
    expect(decoder.expire(249)).toEqual([])
    const events = decoder.expire(250)
    expect(kinds(events)).toContain('stalled')
    expect(bodies(events)).toEqual([okBody])
  })

  test('bytes after a long silence do not complete an old frame', () => {
    const decoder = createFrameDecoder(REPLY_LENGTHS)
    decoder.push(hex(replies.selected).slice(0, 12), 0)
    expect(bodies(decoder.push(hex(replies.ok), 400))).toEqual([okBody])
  })

  test('a preamble, even a whole frame, inside the photo is data', () => {
    const bytes = Buffer.from(hex(readReplyOf('zhang')))
    // The inserted frame's XOR over LEN..XOR is 0, so the sum changes by its preamble alone.
    Buffer.from(hex(replies.ok)).copy(bytes, 600)
    bytes[bytes.length - 1]! ^= 0xaa ^ 0x96 ^ 0x69
    for (const cuts of [[], [600], [605], [612], [601, 607]]) {
      const events = decode(bytes, cuts)
      expect(kinds(events)).toEqual(['frame'])
    }
  })
})

describe('properties', () => {
  const body = fc.uint8Array({ minLength: 3, maxLength: 60 })
  const cuts = fc.array(fc.nat(4000), { maxLength: 30 })
  // Noise that could itself be a header is a separate matter (see "claims more"): here 69 never occurs.
  const noise = fc
    .uint8Array({ maxLength: 20 })
    .map((bytes) => bytes.map((byte) => (byte === 0x69 ? 0x68 : byte)))
  const frame = (content: Uint8Array) => {
    const counted = [(content.length + 1) >> 8, (content.length + 1) & 0xff, ...content]
    return [0xaa, 0xaa, 0xaa, 0x96, 0x69, ...counted, counted.reduce((sum, byte) => sum ^ byte, 0)]
  }

  test('any frames, in any pieces, with any noise between, are all found and nothing else', () => {
    holdsAlways(
      fc.property(fc.array(fc.tuple(noise, body), { maxLength: 6 }), noise, cuts, (parts, tail, cutAt) => {
        const stream = Uint8Array.from([
          ...parts.flatMap(([before, content]) => [...before, ...frame(content)]),
          ...tail,
        ])
        expect(bodies(decode(stream, cutAt))).toEqual(
          parts.map(([, content]) => Buffer.from(content).toString('hex')),
        )
      }),
    )
  })

  test('the pieces make no difference', () => {
    const alphabet = fc.constantFrom(0xaa, 0x96, 0x69, 0x00, 0x04, 0x90, 0x94)
    holdsAlways(
      fc.property(fc.array(alphabet, { maxLength: 120 }), cuts, (bytes, cutAt) => {
        expect(bodies(decode(Uint8Array.from(bytes), cutAt))).toEqual(bodies(decode(Uint8Array.from(bytes))))
      }),
    )
  })

  test('encode and decode are inverse', () => {
    holdsAlways(
      fc.property(fc.uint8Array({ minLength: 3, maxLength: 2399 }), (content) => {
        expect(bodies(decode(encodeFrame(content)))).toEqual([Buffer.from(content).toString('hex')])
      }),
    )
  })

  test('whatever came before, a frame after a silence is found', () => {
    holdsAlways(
      fc.property(fc.uint8Array({ maxLength: 200 }), body, (before, content) => {
        const decoder = createFrameDecoder(REPLY_LENGTHS)
        decoder.push(before, 0)
        expect(bodies(decoder.push(Uint8Array.from(frame(content)), 1000)).at(-1)).toBe(
          Buffer.from(content).toString('hex'),
        )
      }),
    )
  })
})
