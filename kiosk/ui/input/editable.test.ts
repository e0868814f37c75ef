import { expect, test } from 'vitest'
import { deleteBefore, insert, move, placed, placedAt, rewritten } from './editable.ts'

test('inserts at the caret and stands behind what it inserted', () => {
  expect(insert({ value: '工钱', caret: 1 }, '地的')).toEqual({ value: '工地的钱', caret: 3 })
})

test('takes nothing that would pass the limit; limits count characters, not code units', () => {
  const name = placed('𠮷测')
  expect(insert(name, '试', 3).value).toBe('𠮷测试')
  expect(insert(name, '试试', 3)).toBe(name)
})

test('deletes and moves over whole characters: 𠮷, and a Mongolian letter with its variation selector', () => {
  expect(deleteBefore(placed('张𠮷'))).toEqual({ value: '张', caret: 1 })
  const selected = 'ᠠ᠋'
  expect(deleteBefore(placed(`ᠨ${selected}`)).value).toBe('ᠨ')
  expect(move(placed('张𠮷'), 'left').caret).toBe(1)
  expect(move({ value: '张𠮷', caret: 1 }, 'right').caret).toBe(3)
})

test('stays at the ends', () => {
  expect(deleteBefore({ value: '好', caret: 0 })).toEqual({ value: '好', caret: 0 })
  expect(move({ value: '好', caret: 0 }, 'left').caret).toBe(0)
  expect(move(placed('好'), 'right').caret).toBe(1)
})

test('moves as the arrow points: back in Chinese is forth in Uyghur', () => {
  expect(move({ value: 'سالام', caret: 2 }, 'left').caret).toBe(3)
  expect(move({ value: 'سالام', caret: 2 }, 'right').caret).toBe(1)
  expect(move({ value: 'سالام', caret: 0 }, 'left').caret).toBe(1)
  expect(move({ value: '好سا', caret: 1 }, 'left').caret).toBe(0)
})

test('takes a Tibetan stack down sign by sign', () => {
  let text = placed('སྒྲ')
  const left: string[] = []
  while (text.value !== '') {
    text = deleteBefore(text)
    left.push(text.value)
  }
  expect(left).toEqual(['སྒ', 'ས', ''])
})

test('the caret stands only where it can', () => {
  expect(placedAt(placed('张𠮷好'), 2).caret).toBe(1)
  expect(placedAt(placed('张𠮷好'), 3).caret).toBe(3)
  expect(placedAt(placed('好'), 99).caret).toBe(1)
})

test('makes the text before the caret anew within the limit', () => {
  const text = { value: '가다', caret: 1 }
  expect(rewritten(text, () => '간')).toEqual({ value: '간다', caret: 1 })
  expect(rewritten(text, () => '간다', 2)).toBe(text)
})
