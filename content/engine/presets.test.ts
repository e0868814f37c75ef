import { expect, test } from 'vitest'
import { presetMeanings } from './presets.ts'
import type { FormField } from './form-schema.ts'

const field: FormField = {
  id: 'statement',
  kind: 'text',
  label: { 'zh-CN': '经过' },
  required: false,
  onReceipt: false,
  multiline: true,
  maxLength: 500,
  presets: [
    { 'zh-CN': '工资没有发。', en: 'Wages were not paid.' },
    { 'zh-CN': '我受了伤。', en: 'I was hurt.' },
    { 'zh-CN': '没有译文。' },
  ],
}

test('what is written in Chinese is told in the language of the visitor, around their own words', () => {
  expect(presetMeanings(field, '我受了伤。since May 工资没有发。', 'en')).toEqual([
    'Wages were not paid.',
    'I was hurt.',
  ])
})

test('a sentence that was changed is no ready one any more, and one without translation is not told', () => {
  expect(presetMeanings(field, '工资没有发够。没有译文。', 'en')).toEqual([])
})

test('who reads Chinese is told nothing twice', () => {
  expect(presetMeanings(field, '我受了伤。', 'zh-CN')).toEqual([])
})
