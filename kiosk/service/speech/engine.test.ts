import { expect, test } from 'vitest'
import { forEngine, speakable } from './engine.ts'
import { kazakhCyrillic } from './kazakh.ts'

test('languages with a voice, and those without', () => {
  expect(['zh-CN', 'ug', 'kk-Arab', 'ko', 'en'].map(speakable)).toEqual([true, true, true, true, true])
  expect(['bo', 'mn-Mong', 'ii', 'za', 'toString'].map(speakable)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ])
})

test('Chinese goes to the pinyin voice; nothing the engine would obey is left', () => {
  expect(forEngine('zh-CN', '第46条')).toEqual({ voice: 'cmn-latn-pinyin', text: 'di4 si4 shi2 liu4 tiao2' })
  expect(forEngine('en', 'a [[h@l]] <audio src="x"/> b\u2066c')?.text).not.toMatch(/[[\]<>\u2066]/)
  expect(forEngine('en', '…')).toBeUndefined()
  expect(forEngine('bo', 'བོད་ཡིག')).toBeUndefined()
})

test.each([
  ['قازاق', 'қазақ'],
  ['ٴتىل', 'тіл'],
  ['زاڭ', 'заң'],
  ['كومەك', 'көмек'],
  ['كىسى،', 'кісі,'],
])('Kazakh %s is read as %s', (arabic, cyrillic) => expect(kazakhCyrillic(arabic)).toBe(cyrillic))
