import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { answerProblem, type AnswerValue } from '../engine/form-field.ts'
import { formField } from '../engine/form-field-schema.ts'
import { identityProblems } from '../engine/identity.ts'

/** What people really type, and the one message that tells them what to mend. All numbers are of nobody. */
const today = '2026-11-22'
const options = [
  { id: 'work', label: '工' },
  { id: 'family', label: '家' },
]
const fields = {
  choice: { kind: 'choice', options },
  choices: { kind: 'choices', options },
  'yes-no': { kind: 'yes-no' },
  text: { kind: 'text', maxLength: 10 },
  name: { kind: 'name' },
  'id-number': { kind: 'id-number' },
  phone: { kind: 'phone' },
  amount: { kind: 'amount', max: 100_000_000 },
  date: { kind: 'date' },
  past: { kind: 'date', past: true },
  future: { kind: 'date', future: true },
  consent: {
    kind: 'consent',
    needed: true,
    what: '电话',
    recipient: '某中心',
    purpose: '办理',
    refused: '到窗口',
  },
  attachments: { kind: 'attachments', options },
} as const

const problemOf = (kind: keyof typeof fields, value: AnswerValue | undefined): string | undefined => {
  const field = formField.parse({
    ...fields[kind],
    id: 'field',
    label: '问',
    required: kind !== 'attachments' || undefined,
  })
  const problem = answerProblem({ field, value, today })
  // As the page does: what is chosen is not written.
  return problem === 'required' && ['choice', 'choices', 'yes-no', 'consent'].includes(kind)
    ? 'required.choice'
    : problem
}

const BAD: readonly [keyof typeof fields, AnswerValue | undefined, string][] = [
  ['choice', undefined, 'required.choice'],
  ['choice', '', 'required.choice'],
  ['choice', 'land', 'not-an-option'],
  ['choice', ['work'], 'not-an-option'],
  ['choices', [], 'required.choice'],
  ['choices', ['work', 'land'], 'not-an-option'],
  ['yes-no', undefined, 'required.choice'],
  ['yes-no', 'true', 'not-an-option'],
  ['attachments', ['passport'], 'not-an-option'],
  ['consent', undefined, 'required.choice'],
  ['consent', false, 'consent'],
  ['consent', 'yes', 'not-an-option'],
  ['text', '', 'required'],
  ['text', '   ', 'required'],
  ['text', '　　', 'required'],
  ['text', '\u0007', 'required'],
  ['text', '一二三四五六七八九十一', 'too-long'],
  ['text', '𠮷'.repeat(11), 'too-long'],
  ['name', '', 'required'],
  ['name', ' ', 'required'],
  ['name', '张', 'name.short'],
  ['name', '张3', 'name.digits'],
  ['name', '张测试１', 'name.digits'],
  ['name', '13800000000', 'name.digits'],
  ['name', '张测试，李测试', 'name'],
  ['name', '张测试（丈夫）', 'name'],
  ['name', '我的邻居!', 'name'],
  ['name', '测'.repeat(61), 'too-long'],
  ['id-number', '', 'required'],
  ['id-number', '1100001949100100', 'id-number.length'],
  ['id-number', '110000491001000', 'id-number.length'],
  ['id-number', '11000019491001000X1', 'id-number.length'],
  ['id-number', '1100001949100I000X', 'id-number.characters'],
  ['id-number', 'X1000019491001000X', 'id-number.characters'],
  ['id-number', '110000194910010*0X', 'id-number.characters'],
  ['id-number', '110000200902290012', 'id-number.birth-date'],
  ['id-number', '110000199913010018', 'id-number.birth-date'],
  ['id-number', '11000019491001001X', 'id-number.check-digit'],
  ['id-number', '110000194910010000', 'id-number.check-digit'],
  ['id-number', '110000208001010015', 'id-number.birth-date'],
  ['phone', '', 'required'],
  ['phone', '没有电话', 'phone.characters'],
  ['phone', '1380000000a', 'phone.characters'],
  ['phone', '微信同号', 'phone.characters'],
  ['phone', '1380000000', 'phone.length'],
  ['phone', '138000000000', 'phone.length'],
  ['phone', '+86 1380000000', 'phone'],
  ['phone', '110', 'phone.length'],
  ['phone', '12000000000', 'phone.start'],
  ['phone', '10000000000', 'phone.start'],
  ['phone', '6512345', 'phone.area'],
  ['phone', '87654321', 'phone.area'],
  ['phone', '0571-17654321', 'phone'],
  ['phone', '23800000000', 'phone'],
  ['phone', '0000', 'phone'],
  ['amount', '', 'required'],
  ['amount', '一万', 'amount'],
  ['amount', '1万', 'amount'],
  ['amount', '大概3000', 'amount'],
  ['amount', '12.5', 'amount.decimal'],
  ['amount', '￥12,000.00', 'amount.decimal'],
  ['amount', '-300', 'amount.negative'],
  ['amount', '－３００', 'amount.negative'],
  ['amount', '100000001', 'amount.too-large'],
  ['amount', '9'.repeat(30), 'amount.too-large'],
  ['date', '', 'required'],
  ['date', '去年', 'date'],
  ['date', '正月十五', 'date'],
  ['date', '2026', 'date.incomplete'],
  ['date', '202611', 'date.incomplete'],
  ['date', '2026年11月', 'date.incomplete'],
  ['date', '11-22', 'date.incomplete'],
  ['date', '20260230', 'date.no-such-day'],
  ['date', '2026-13-01', 'date.no-such-day'],
  ['date', '2026年2月29日', 'date.no-such-day'],
  ['date', '2026/11/31', 'date.no-such-day'],
  ['date', '10260101', 'date.year'],
  ['date', '2626-01-01', 'date.year'],
  ['past', '2026-11-23', 'date-future'],
  ['past', '2199年1月1日', 'date-future'],
  ['future', '2026-11-21', 'date-past'],
  ['future', '20000101', 'date-past'],
]

const wordsOf = (tag: string): Record<string, string> =>
  z
    .record(z.string(), z.string())
    .parse(JSON.parse(readFileSync(join(import.meta.dirname, '../locales', tag, 'kiosk.json'), 'utf8')))
const chinese = wordsOf('zh-CN')
const uyghur = wordsOf('ug')

/** The words, so that a careless change of them is seen; those of other codes are only held to be there. */
const CHINESE: Readonly<Record<string, RegExp>> = {
  required: /要填/,
  'required.choice': /选一个/,
  'too-long': /太长/,
  consent: /窗口/,
  'name.digits': /不能有数字/,
  'name.short': /一个字/,
  'id-number.length': /18 位/,
  'id-number.characters': /只有数字/,
  'id-number.birth-date': /出生日期/,
  'id-number.check-digit': /一位写错/,
  'phone.characters': /只能有数字/,
  'phone.length': /11 位/,
  'phone.start': /第二位/,
  'phone.area': /区号/,
  'amount.decimal': /整数/,
  'amount.negative': /负数/,
  'amount.too-large': /太大/,
  'date.incomplete': /没有写完/,
  'date.no-such-day': /没有这一天/,
  'date.year': /年份/,
  'date-future': /晚于今天/,
  'date-past': /早于今天/,
}

test('there are at least 60 of them', () => expect(BAD.length).toBeGreaterThanOrEqual(60))

describe('a bad input has its own message', () => {
  test.each(BAD)('%s %j: %s', (kind, value, code) => {
    expect(problemOf(kind, value)).toBe(code)
    expect(chinese[`problem.${code}`]).toMatch(CHINESE[code] ?? /\p{Script=Han}/u)
    expect(uyghur[`problem.${code}`]).toMatch(/\p{Script=Arabic}/u)
  })

  test('no two codes say the same, in Chinese or in Uyghur', () => {
    const codes = [...new Set(BAD.map(([, , code]) => code))]
    for (const words of [chinese, uyghur])
      expect(new Set(codes.map((code) => words[`problem.${code}`])).size).toBe(codes.length)
  })

  test.each([
    [{ name: '张', number: '11000019491001000X' }, { name: 'name' }],
    [{ name: '张测试', number: '' }, { number: 'required' }],
    [
      { name: '', number: '11000019491001001X' },
      { name: 'required', number: 'id-number' },
    ],
    [{ name: '张测试', number: '110000209901010013' }, { number: 'id-number' }],
  ])('an identity %j: %j', (typed, problems) =>
    expect(identityProblems({ ...typed, today })).toEqual(problems),
  )
})
