import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unwrap } from '../../../base/result.ts'
import { IndexBuilder } from './index-builder.ts'
import { decodeIndex, encodeIndex } from './index-format.ts'
import { best, Ranker } from './ranker.ts'
import { queryTerms } from './query.ts'
import { snippet } from './snippet.ts'
import { eachToken } from './tokens.ts'

const build = (texts: readonly string[]) => {
  const builder = new IndexBuilder()
  for (const text of texts) builder.add({ text, title: '', chapter: '' })
  return builder.build()
}
const ranking = (texts: readonly string[], question: string) =>
  best(new Ranker(build(texts)).score(queryTerms(question, [])), 10, () => true).map(({ doc }) => doc)

test('tokens: characters, pairs, runs; full width and capitals are folded; pairs do not cross a stop', () => {
  const keys = (text: string) => {
    const found: number[] = []
    eachToken(text, (key) => void found.push(key))
    return found
  }
  expect(keys('工资，款')).toEqual([0x5de5, 0x8d44, 0x5de58d44, 0x6b3e])
  expect(keys('ABC12')).toEqual(keys('ａｂｃ１２'))
  expect(keys('abc')).not.toEqual(keys('abd'))
})

test('the rarer word and the shorter text come first', () => {
  expect(ranking(['纸船报酬', '纸船颜色', '风筝颜色'], '纸船报酬')[0]).toBe(0)
  expect(ranking([`报酬${'颜色形状大小轻重'.repeat(20)}`, '报酬少'], '报酬')).toEqual([1, 0])
})

test('an index reads back from its bytes, and bytes that do not fit are refused', () => {
  const index = build(['纸船', '风筝飞'])
  const bytes = new Uint8Array(Buffer.concat(encodeIndex(index)))
  const decode = (from: Uint8Array) =>
    decodeIndex({ length: from.length, read: (into, at) => into.set(from.subarray(at, at + into.length)) })
  expect(unwrap(decode(bytes))).toEqual(index)
  expect(decode(bytes.slice(0, -1)).ok).toBe(false)
  expect(decode(bytes.slice(0, 3)).ok).toBe(false)
  expect(decode(new Uint8Array(64)).ok).toBe(false)
})

test('articles beyond the first 65,536 are found like the others', () => {
  const builder = new IndexBuilder()
  for (let doc = 0; doc < 70_000; doc++)
    builder.add({ text: doc % 10_000 === 7 ? '纸船' : '风', title: '', chapter: '' })
  const index = builder.build()
  const found = best(new Ranker(index).score(queryTerms('纸船', [])), 20, () => true)
  expect(found.map(({ doc }) => doc)).toEqual([7, 10_007, 20_007, 30_007, 40_007, 50_007, 60_007])
  const last = best(new Ranker(index).score(queryTerms('风', [])), 70_000, (doc) => doc > 65_530)
  expect(last.map(({ doc }) => doc)).toContain(69_999)
})

test('best keeps the top in order, whatever comes', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), fc.integer({ min: 1, max: 8 }), (scores, top) => {
      const expected = scores
        .map((score, doc) => ({ doc, score }))
        .filter(({ score, doc }) => score > 0 && doc % 3 !== 0)
        .toSorted((a, b) => b.score - a.score || a.doc - b.doc)
        .slice(0, top)
      expect(best(Float32Array.from(scores), top, (doc) => doc % 3 !== 0)).toEqual(expected)
    }),
  )
})

test('a snippet is part of the text, short, and its highlights lie in it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('报酬', '船', '。', '；', '\n', '很', '拖欠'), { maxLength: 400 }),
      (parts) => {
        const text = parts.join('')
        const { text: shown, highlights } = snippet(text, () => 1)
        expect(shown.length).toBeLessThanOrEqual(140)
        expect(text.replace(/\s/g, '')).toContain(shown.replace(/[…\s]/g, ''))
        for (const [start, end] of highlights)
          expect(start >= 0 && start < end && end <= shown.length).toBe(true)
      },
    ),
  )
})
