import { unreachable } from '../../base/result.ts'
import { describe, expect, test } from 'vitest'
import type { FormSheet, SheetText } from '../../devices/page-printer/form-sheet.ts'
import { formPapers } from './form-papers.ts'
import { sampleSubmission, shippedContent } from './receipt-sample.ts'

const content = shippedContent()
const papers = (language: string, wish: Parameters<typeof sampleSubmission>[1] = {}, from = content) => {
  const submission = sampleSubmission(language, { ...wish, content: from })
  return formPapers({ submission, form: from.forms.get(submission.application.form)!, content: from })
}

function textsOf(sheet: FormSheet): SheetText[] {
  const inBlocks = sheet.blocks.flatMap((block): SheetText[] => {
    switch (block.kind) {
      case 'section':
      case 'text':
        return [block.text]
      case 'fields':
        return block.fields.flatMap(({ label, value }) => [label, value])
      case 'grid':
        return [...block.head, ...block.rows.flat()]
      case 'sign':
        return [...block.labels]
      case 'columns':
        return block.paragraphs.flatMap(({ text, value }) => [{ text }, { text: value ?? '' }])
      default:
        return unreachable(block)
    }
  })
  return [sheet.title, ...sheet.above.flat(), ...inBlocks]
}
const chineseOf = (sheets: readonly FormSheet[]) => sheets.flatMap(textsOf).map(({ text }) => text)
const titles = (sheets: readonly FormSheet[]) => sheets.map(({ title }) => title.text)

const confirmation = {
  both: 'both',
  effectiveOn: '2026-11-10',
  written: 'written',
  content: '每个月给老人养老钱。',
  'others.1.otherName': '李测试',
}

describe('the papers of an application', () => {
  test.each(['legal-aid', 'mediation'])('%s: every confirmed answer stands on them', (form) => {
    const { application } = sampleSubmission('zh-CN', { form })
    const printed = chineseOf(papers('zh-CN', { form })).join('\n')
    for (const { value } of application.summary) expect(printed).toContain(value)
    for (const value of ['张测试', '000000199001010018', '汉', '女', '1990年1月1日'])
      expect(printed).toContain(value)
  })

  test('in the order of the official form', () => {
    const printed = chineseOf(papers('zh-CN')).join('\n')
    const order = [
      '法律援助申请表',
      '申请人',
      '姓名',
      '性别',
      '民族',
      '出生日期',
      '证件号码',
      '申请事项',
      '案情和理由',
      '签名',
    ]
    const places = order.map((one) => printed.indexOf(one))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  test('the hardship statement only where the law asks for it (法律援助法第三十二条)', () => {
    expect(titles(papers('zh-CN'))).toEqual(['法律援助申请表', '经济困难状况说明表'])
    const { answers } = sampleSubmission('zh-CN').application
    const abused = { ...answers, matter: 'family', familyMatter: 'other', exception: 'abuse' }
    expect(titles(papers('zh-CN', { answers: abused }))).toEqual(['法律援助申请表'])
  })

  test('who lives together stands in a table, with lines for more by hand', () => {
    const grid = papers('zh-CN')
      .flatMap(({ blocks }) => blocks)
      .find(({ kind }) => kind === 'grid')
    if (grid?.kind !== 'grid') throw new Error('no table')
    expect(grid.head.map(({ text }) => text)).toEqual(['关系', '姓名', '年龄', '就业', '月收入'])
    expect(grid.rows).toHaveLength(5)
    expect(grid.rows[0]!.map(({ text }) => text)).toContain('王测试')
    expect(grid.rows[1]!.map(({ text }) => text).join('')).toBe('')
  })

  test('for the court: both sides, the agreement and the last of the thirty days', () => {
    const answers = confirmation
    const printed = chineseOf(papers('zh-CN', { form: 'judicial-confirmation', answers })).join('\n')
    for (const value of ['司法确认申请书', '张测试', '李测试', '2026年11月10日', '每个月给老人养老钱。'])
      expect(printed).toContain(value)
    expect(printed).toContain('申请司法确认的最后一天\n2026年12月10日')
  })

  // 2026-11-22, the day of the sample, is before all but the last of them.
  test.each([
    ['2026-11-05', '2026年12月4日（第三十天2026年12月5日是休息日）'],
    ['2026-11-06', '2026年12月4日（第三十天2026年12月6日是休息日）'],
    ['2026-11-07', '2026年12月7日'],
    ['2026-10-23', '2026年11月20日（第三十天2026年11月22日是休息日）'],
    ['2026-10-22', '2026年11月21日，已经过了'],
  ])('an agreement of %s goes to the court by %s', (effectiveOn, last) => {
    const answers = { ...confirmation, effectiveOn }
    const printed = chineseOf(papers('zh-CN', { form: 'judicial-confirmation', answers }))
    expect(printed[printed.indexOf('申请司法确认的最后一天') + 1]).toBe(last)
  })

  test('never the code that proves the number', () => {
    const { result } = sampleSubmission('zh-CN')
    for (const language of ['zh-CN', 'ug', 'mn-Mong'])
      expect(JSON.stringify(papers(language))).not.toMatch(new RegExp(`${result.token}|mingli:`))
  })

  test('the citizen’s language stands beside the Chinese', () => {
    const [first] = papers('ug')
    expect(first!.lang).toBe('ug')
    expect(textsOf(first!).find(({ text }) => text === '女')).toEqual({ text: '女', also: 'ئايال' })
    expect(chineseOf(papers('ug'))).toEqual(chineseOf(papers('zh-CN')))
  })

  test('vertical writing has sheets of its own behind the Chinese ones', () => {
    const sheets = papers('mn-Mong')
    expect(chineseOf(sheets.slice(0, 2))).toEqual(chineseOf(papers('zh-CN')))
    expect(sheets.slice(2).map(({ blocks }) => blocks.map(({ kind }) => kind))).toEqual([
      ['columns'],
      ['columns'],
    ])
    expect(chineseOf(sheets.slice(2)).join('')).toMatch(/𠮷测试|张测试/)
  })

  test('a form without a layout of its own gets a plain table with everything', () => {
    const plain = { ...content, papers: new Map() }
    const { application } = sampleSubmission('zh-CN')
    const printed = chineseOf(papers('zh-CN', {}, plain))
    for (const { value } of application.summary) expect(printed).toContain(value)
    expect(printed).toContain('张测试')
  })
})
