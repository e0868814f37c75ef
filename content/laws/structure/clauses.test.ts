import { expect, test } from 'vitest'
import { clausesOf } from './clauses.ts'

const places = (...lines: string[]) =>
  clausesOf(lines).map(({ paragraph, item, point, row }) =>
    [paragraph, item ?? '-', point ?? '-', ...(row ? ['row'] : [])].join(' '),
  )

test('paragraphs, items and points', () =>
  expect(
    places('有下列情形的：', '（一）红的；', '1．很红；', '2. 不太红；', '(二)蓝的。', '前款除外。'),
  ).toEqual(['1 - -', '1 1 -', '1 1 1', '1 1 2', '1 2 -', '2 - -']))

test('an article that begins with an item, and a table', () =>
  expect(places('（一）甲；', '船 | 元', '大 | 5', '附注。')).toEqual([
    '1 1 -',
    '1 1 - row',
    '1 1 - row',
    '2 - -',
  ]))
