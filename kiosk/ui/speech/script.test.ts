// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { controlScript, type ScriptOptions } from './script.ts'
import type { SpokenControl } from './spoken-order.ts'

const control = (text: string, language: string): SpokenControl => ({
  kind: 'control',
  element: document.createElement('button'),
  pieces: [],
  text,
  language,
  isPrivate: false,
  isBeside: false,
  role: 'button',
  state: { checked: false, pressed: false, disabled: false },
  place: { number: 2, total: 5 },
})
const options = (language: string): ScriptOptions => ({
  t: (id, values) => (id === 'speech.place' ? `${values!['number']}/${values!['total']}` : id),
  language,
  voices: { canSay: () => true, canSayAnything: () => true },
  chineseOf: () => null,
  mayReadPrivate: true,
})
const said = (one: SpokenControl, language: string) =>
  controlScript(one, options(language)).map((line) => `${line.language} ${line.text}`)

test('one of several buttons in another language is called by its place and its name', () => {
  expect(said(control('English', 'en'), 'zh-CN')).toEqual(['zh-CN 2/5', 'en English'])
  expect(said(control('第二十七条', 'zh-CN'), 'ug')).toEqual(['ug 2/5', 'zh-CN 第二十七条'])
})

test('what stands alone or in a state says so too', () => {
  const alone = { ...control('English', 'en'), place: null }
  expect(said(alone, 'zh-CN')).toEqual(['en English', 'zh-CN speech.role.button'])
  const pressed = { ...control('English', 'en'), state: { checked: false, pressed: true, disabled: false } }
  expect(said(pressed, 'zh-CN')).toEqual(['zh-CN 2/5', 'en English', 'zh-CN speech.state.pressed'])
})
