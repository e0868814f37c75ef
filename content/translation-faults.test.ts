import { expect, test } from 'vitest'
import { translationFault } from './translation-faults.ts'

const fault = (tag: string, text: string, chinese = '找到 {{total}} 条', english = '{{total}} found') =>
  translationFault({ tag, text, chinese, english })?.message

test.each([
  ['ug', '{{total}} ماددا تېپىلدى'],
  ['kk-Arab', '{{total}} باپ تابىلدى، ٴبىر ٴسوز'],
  ['bo', 'དོན་ཚན་ {{total}} རྙེད་སོང་།'],
  ['mn-Mong', '{{total}} ᠵᠦᠢᠯ\u202fᠢ ᠣᠯᠳᠠᠪᠠ'],
  ['ko', '{{total}}개 조문을 찾았습니다'],
  ['ii', 'ꏦꃤ {{total}} ꊌꀐ。'],
  ['za', 'Ra ndaej {{total}} diuz'],
  ['en', 'Articles found: {{total}}'],
])('%s written well passes', (tag, text) => {
  expect(fault(tag, text)).toBeUndefined()
})

test.each([
  ['a place is lost', 'ko', '조문을 찾았습니다', 'lacks {{total}}'],
  ['a place is renamed', 'ko', '{{count}}개 조문', 'lacks {{total}}'],
  ['a place stands twice', 'ko', '{{total}}개, {{total}}개', 'has {{total}}, which'],
  ['a brace is lost', 'ko', '{{total}개 조문', 'lacks {{total}}'],
  ['a brace is left over', 'ko', '{{total}}개 조문}', 'has a brace'],
  ['a figure is added', 'ko', '{{total}}개 조문, 15일', 'has other figures'],
  ['Chinese is copied', 'ko', '找到 {{total}} 条', 'is a copy of the Chinese'],
  ['English is copied', 'za', '{{total}} found', 'is a copy of the English'],
  ['a Chinese word is left', 'ko', '{{total}} 条를 찾았습니다', 'has Chinese characters'],
  ['Chinese punctuation is left', 'ko', '{{total}}개，찾았습니다', 'has Chinese punctuation'],
  ['Kazakh in Cyrillic letters', 'kk-Arab', '{{total}} бап табылды', 'has no letter of the script'],
  ['Yi in Latin letters', 'ii', '{{total}} jie vi', 'has no letter of the script'],
  ['Uyghur letters in Kazakh', 'kk-Arab', '{{total}} ئىزدەش', 'has the letter ئ'],
  ['a needless hamza', 'kk-Arab', '{{total}} ٴكومەك', 'has ٴ where'],
  ['a hamza inside a word', 'kk-Arab', '{{total}} بٴىر', 'has ٴ where'],
  ['a range among Arabic letters', 'ug', '{{total}} ماددا A-B', 'loose among letters'],
  ['a shad after ང', 'bo', '{{total}} སོང།', 'ང needs a tsheg'],
  ['a loose suffix', 'mn-Mong', '{{total}} ᠬᠠᠤᠯᠢ ᠶᠢᠨ', 'U+202F'],
])('%s is found (%s)', (_, tag, text, told) => {
  expect(fault(tag, text)).toContain(told)
})

test('marks and figures alone are the same everywhere', () => {
  expect(fault('ug', '⁦0–9⁩', '0–9', '0–9')).toBeUndefined()
})
