import { describe, expect, test } from 'vitest'
import { layOut } from '../../devices/receipt-printer/layout.ts'
import { findProfile } from '../../devices/receipt-printer/profiles.ts'
import { receiptDocumentSchema } from '../../devices/receipt-printer/document.ts'
import type { LawArticle } from '../api.ts'
import { article } from '../session/fixtures.ts'
import { lawReceiptOf } from './law-receipt.ts'
import { shippedContent } from './receipt-sample.ts'

const whole: LawArticle = {
  ...article,
  effective: '2019-01-01',
  path: ['第五章 工资'],
  paragraphs: ['（演示文字）工资按月发。', '长'.repeat(3500)],
  official: 'https://example.org/',
}
const paperOf = (language: string, of = whole) =>
  lawReceiptOf({
    article: of,
    language,
    content: shippedContent(),
    printedAt: new Date('2026-11-22T10:31:00+08:00'),
  })
const said = (language: string, of = whole) => JSON.stringify(paperOf(language, of).blocks)

describe('an article on paper', () => {
  test('says whose it is, which version, since when, the text, our words as ours, and where the official text is', () => {
    const text = said('zh-CN')
    const order = [
      '《中华人民共和国劳动法》',
      '第五十条',
      '2018年12月29日',
      '2019年1月1日',
      '现行有效',
      '工资按月发。',
      '长长长',
      '工资按月发',
      '大白话是我们写的',
      '以国家公布的正式文本为准',
      'https://example.org/',
    ].map((part) => text.indexOf(part))
    expect(order).not.toContain(-1)
    expect(text.match(/长/gu)).toHaveLength(3500)
  })

  test.each(['zh-CN', 'ug', 'kk-Arab', 'bo', 'mn-Mong', 'ko', 'ii', 'za', 'en'])(
    'can be printed in %s, the statute in Chinese',
    (language) => {
      const document = receiptDocumentSchema.parse(paperOf(language))
      for (const name of ['generic-80mm-gb18030', 'generic-58mm-gb18030'])
        expect(layOut(document, findProfile(name)!).length).toBeGreaterThan(20)
      expect(said(language)).toContain('（演示文字）工资按月发。')
    },
  )

  test('without statute text it says so, and has no code where there is no official page', () => {
    const text = said('zh-CN', { ...whole, paragraphs: null, official: null })
    expect(text).toContain('没有存这一条的原文')
    expect(text).not.toContain('"qr"')
  })
})
