import { expect, test } from 'vitest'
import { deleteBefore, insert, move, placed } from './editable.ts'

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
  expect(move(placed('张𠮷'), -1).caret).toBe(1)
  expect(move({ value: '张𠮷', caret: 1 }, 1).caret).toBe(3)
})

test('stays at the ends', () => {
  expect(deleteBefore({ value: '好', caret: 0 })).toEqual({ value: '好', caret: 0 })
  expect(move({ value: '好', caret: 0 }, -1).caret).toBe(0)
  expect(move(placed('好'), 1).caret).toBe(1)
})
