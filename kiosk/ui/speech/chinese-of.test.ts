import { expect, test } from 'vitest'
import { chineseOf, localizedIn } from './chinese-of.ts'

const chinese = {
  'a.title': '您遇到了什么事？',
  'a.step': '第 {{step}} 步，共 {{total}} 步',
  'a.only': '只有中文',
}
const tibetan = { 'a.title': 'ཁྱེད་ལ་ཅི་བྱུང་།', 'a.step': 'གོམ་པ་{{step}}། ཁྱོན་{{total}}།' }
const content = localizedIn({
  form: { steps: [{ title: { 'zh-CN': '什么事', bo: 'དོན་གང་།' } }, { x: null }] },
})
const of = chineseOf(chinese, tibetan, () => content, 'bo')

test('words, words with values, and content are found', () => {
  expect(of(' ཁྱེད་ལ་ཅི་བྱུང་། ')).toBe('您遇到了什么事？')
  expect(of('གོམ་པ་\u20662\u2069། ཁྱོན་6།')).toBe('第 2 步，共 6 步')
  expect(of('དོན་གང་།')).toBe('什么事')
})

test('what has no Chinese is not guessed', () => expect(of('གཞན།')).toBeNull())
