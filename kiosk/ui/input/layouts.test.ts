import { expect, test } from 'vitest'
import { layouts, SPECIAL, textLayouts } from './layouts.ts'

const keysOf = (id: keyof typeof layouts) =>
  layouts[id].rows.flatMap((row) => row.split(' ')).flatMap((key) => (key in {} ? [] : key.split('|')))

test('every keyboard deletes, and every one for text ends a line, spaces and moves', () => {
  for (const layout of Object.values(layouts)) {
    const keys = layout.rows.join(' ')
    expect(keys, layout.id).toContain(SPECIAL.delete)
    if (layout.id === 'code') continue
    for (const special of [SPECIAL.space, SPECIAL.enter, SPECIAL.left, SPECIAL.right])
      expect(keys, layout.id).toContain(special)
  }
})

test('no key stands twice on a keyboard', () => {
  for (const id of Object.keys(layouts) as (keyof typeof layouts)[])
    expect(new Set(keysOf(id)).size, id).toBe(keysOf(id).length)
})

test('the Uyghur keyboard has all 32 letters and the hamza carrier', () => {
  const letters = [...'اەبپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىيئ']
  expect(letters.filter((letter) => !keysOf('ug').includes(letter))).toEqual([])
})

test("a visitor's own keyboard comes first, Chinese is always there", () => {
  expect(textLayouts('ug')[0]).toBe('ug')
  expect(textLayouts('mn-Mong')[0]).toBe('mn-Mong')
  for (const language of ['zh-CN', 'ug', 'bo', 'mn-Mong', 'en'])
    expect(textLayouts(language)).toContain('pinyin')
})
