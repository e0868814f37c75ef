import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holdsAlways } from '../core/test-property.ts'
import {
  conditionOf,
  heardAnswer,
  heardMessage,
  nothingKnown,
  type PrinterCondition,
  type Question,
} from './status.ts'
import { emptyStream, readStatus, type StatusMessage } from './status-stream.ts'

const messagesOf = (...chunks: number[][]): StatusMessage[] => {
  let stream = emptyStream
  return chunks.flatMap((chunk) => {
    const read = readStatus(stream, Uint8Array.from(chunk))
    stream = read.stream
    return read.messages
  })
}

describe('the stream of status bytes', () => {
  it('tells flow control, answers, reports, blocks and GS r apart in one chunk', () => {
    // XON, DLE EOT answer 16, ASB 14 00 00 0F, GS r 00, GS ( H block 37 22 "0001" 00, XOFF
    const bytes = [0x11, 0x16, 0x14, 0x00, 0x00, 0x0f, 0x00, 0x37, 0x22, 0x30, 0x30, 0x30, 0x31, 0x00, 0x13]
    const expected: StatusMessage[] = [
      { kind: 'xon' },
      { kind: 'answer', byte: 0x16 },
      { kind: 'report', bytes: [0x14, 0x00, 0x00, 0x0f] },
      { kind: 'paper', byte: 0x00 },
      { kind: 'block', id: 0x22, data: [0x30, 0x30, 0x30, 0x31] },
      { kind: 'xoff' },
    ]
    expect(messagesOf(bytes)).toEqual(expected)
    expect(messagesOf(...bytes.map((byte) => [byte]))).toEqual(expected)
  })

  it('takes flow control and an answer out of the middle of a report', () => {
    expect(messagesOf([0x1c, 0x13, 0x00, 0x12, 0x0c, 0x11, 0x0f])).toEqual([
      { kind: 'xoff' },
      { kind: 'answer', byte: 0x12 },
      { kind: 'xon' },
      { kind: 'report', bytes: [0x1c, 0x00, 0x0c, 0x0f] },
    ])
  })

  it('finds its way after a report of which bytes were lost', () => {
    expect(messagesOf([0x14, 0x00], [0x14, 0x00, 0x00, 0x0f])).toEqual([
      { kind: 'noise', byte: 0x14 },
      { kind: 'paper', byte: 0x00 },
      { kind: 'report', bytes: [0x14, 0x00, 0x00, 0x0f] },
    ])
  })

  it('does not wait for ever for the end of a block that was noise', () => {
    expect(messagesOf([0x37, 0x22, 0x92, 0x16]).at(-1)).toEqual({ kind: 'answer', byte: 0x16 })
  })

  it('reads the same whatever the chunks, and survives any noise', () => {
    const message = fc.constantFrom(
      [0x12],
      [0x1a],
      [0x72],
      [0x14, 0x00, 0x00, 0x0f],
      [0x3c, 0x08, 0x0c, 0x00],
      [0x37, 0x25, 0x00],
      [0x37, 0x22, 0x41, 0x42, 0x43, 0x44, 0x00],
      [0x0c],
      [0x11],
      [0x13],
      [0xff, 0x91],
    )
    holdsAlways(
      fc.property(
        fc.array(message, { maxLength: 30 }),
        fc.array(fc.nat(7), { minLength: 1 }),
        (parts, sizes) => {
          const bytes = parts.flat()
          const chunks: number[][] = []
          for (let at = 0, turn = 0; at < bytes.length; turn++) {
            const size = sizes[turn % sizes.length]! || 1
            chunks.push(bytes.slice(at, at + size))
            at += size
          }
          expect(messagesOf(...chunks)).toEqual(messagesOf(bytes))
          const whole = parts.filter((part) => part[0] !== 0xff).length
          expect(messagesOf(bytes).filter((m) => m.kind !== 'noise')).toHaveLength(whole)
        },
      ),
    )
    holdsAlways(
      fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
        // After whatever noise, an XON and four quiet bytes end any half message; then all is heard again.
        const heard = messagesOf([...noise], [0x80, 0x80, 0x80, 0x80], [0x14, 0x00, 0x0c, 0x0f])
        expect(heard.at(-1)).toEqual({ kind: 'report', bytes: [0x14, 0x00, 0x0c, 0x0f] })
      }),
    )
  })
})

describe('what the bits mean', () => {
  const afterAnswer = (question: Question, byte: number) =>
    conditionOf(heardAnswer(nothingKnown, { question, byte }))
  const afterReport = (...bytes: [number, number, number, number]) =>
    conditionOf(heardMessage(nothingKnown, { kind: 'report', bytes }))

  it.each<[Question, number, PrinterCondition]>([
    [1, 0x12, 'ready'],
    // The drawer pin is high on printers without a drawer.
    [1, 0x16, 'ready'],
    [1, 0x1e, 'offline'],
    [2, 0x16, 'coverOpen'],
    [2, 0x32, 'paperOut'],
    [2, 0x52, 'ready'],
    [3, 0x1a, 'cutterFault'],
    [3, 0x32, 'unrecoverable'],
    [3, 0x52, 'overheated'],
    [3, 0x16, 'offline'],
    [4, 0x1e, 'paperLow'],
    [4, 0x72, 'paperOut'],
    [4, 0x7e, 'paperOut'],
  ])('DLE EOT %i answered %i: %s', (question, byte, condition) => {
    expect(afterAnswer(question, byte)).toBe(condition)
  })

  it.each<[[number, number, number, number], PrinterCondition]>([
    [[0x14, 0x00, 0x00, 0x0f], 'ready'],
    [[0x10, 0x00, 0x00, 0x00], 'ready'],
    [[0x14, 0x00, 0x03, 0x0f], 'paperLow'],
    [[0x1c, 0x00, 0x0f, 0x0f], 'paperOut'],
    [[0x38, 0x00, 0x0c, 0x0f], 'coverOpen'],
    [[0x1c, 0x08, 0x00, 0x0f], 'cutterFault'],
    [[0x1c, 0x40, 0x00, 0x0f], 'overheated'],
    [[0x1c, 0x20, 0x0c, 0x0f], 'unrecoverable'],
    [[0x1c, 0x00, 0x00, 0x0f], 'offline'],
  ])('report %j: %s', (bytes, condition) => {
    expect(afterReport(...bytes)).toBe(condition)
  })

  it('keeps paper-out while one of two witnesses says so', () => {
    let facts = heardAnswer(nothingKnown, { question: 4, byte: 0x72 })
    facts = heardAnswer(facts, { question: 2, byte: 0x12 })
    expect(conditionOf(facts)).toBe('paperOut')
    facts = heardAnswer(facts, { question: 4, byte: 0x12 })
    expect(conditionOf(facts)).toBe('ready')
  })

  it('reads GS r as the paper sensors', () => {
    expect(conditionOf(heardMessage(nothingKnown, { kind: 'paper', byte: 0x03 }))).toBe('paperLow')
    expect(conditionOf(heardMessage(nothingKnown, { kind: 'paper', byte: 0x0c }))).toBe('paperOut')
  })
})
