import { expect, test } from 'vitest'
import { writtenQuestions } from './authored.ts'
import type { LawContent } from './content.ts'

const file = (version: string, told: boolean, questions: string[]) => ({
  law: '中华人民共和国测试法',
  version,
  told,
  articles: [{ article: '第三条', questions }],
})
const content: LawContent = {
  digests: [],
  questions: [
    file('2020-01-01', true, ['干了仨月一分钱没见着']),
    file('2020-01-01', false, ['老板不给工钱怎么办', '欠薪', '工钱少给了']),
    file('2010-01-01', false, ['旧的问法在这里']),
  ],
  lexicon: [],
  aliases: [],
  changes: [],
  answers: [],
}

test('a visitor reads what was asked of this version, in whole questions; what was blurted out helps the search alone', () => {
  const written = writtenQuestions(content)
  expect(written({ law: '测试法', version: '2020-01-01' }, '第三条')).toEqual([
    '老板不给工钱怎么办',
    '工钱少给了',
  ])
  expect(written({ law: '测试法', version: '2020-01-01' }, '第四条')).toEqual([])
})
