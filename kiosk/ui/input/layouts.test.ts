import { expect, test } from 'vitest'
import { layouts, SPECIAL, textLayouts } from './layouts.ts'

const keysOf = (id: keyof typeof layouts) =>
  layouts[id].rows.flatMap((row) => row.split(' ')).flatMap((key) => key.split('|'))

const all = Object.keys(layouts) as (keyof typeof layouts)[]

test.each(all)('%s deletes, and if it is for text ends a line, spaces and moves', (id) => {
  const { delete: del, space, enter, left, right } = SPECIAL
  const wanted = id === 'code' ? [del, enter, left, right] : [del, space, enter, left, right]
  expect(keysOf(id)).toEqual(expect.arrayContaining(wanted))
})

test.each(all)('no key stands twice on %s', (id) => {
  expect(new Set(keysOf(id)).size).toBe(keysOf(id).length)
})

test('the Uyghur keyboard has all 32 letters and the hamza carrier', () => {
  const letters = Array.from('اەبپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىيئ')
  expect(letters.filter((letter) => !keysOf('ug').includes(letter))).toEqual([])
})

test("a visitor's own keyboard comes first, Chinese is always there", () => {
  expect(textLayouts('ug')[0]).toBe('ug')
  expect(textLayouts('mn-Mong')[0]).toBe('mn-Mong')
  for (const language of ['zh-CN', 'ug', 'bo', 'mn-Mong', 'en'])
    expect(textLayouts(language)).toContain('pinyin')
})
