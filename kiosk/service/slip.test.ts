import { describe, expect, test } from 'vitest'
import { receiptDocumentSchema } from '../../devices/receipt-printer/document.ts'
import { layOut } from '../../devices/receipt-printer/layout.ts'
import { findProfile } from '../../devices/receipt-printer/profiles.ts'
import type { SlipSubject } from '../api.ts'
import { shippedContent } from './receipt-sample.ts'
import { slipOf } from './slip.ts'

const paper = (subject: SlipSubject, language = 'zh-CN') =>
  slipOf({ subject, language, day: '2026-11-26', content: shippedContent() })
const said = (subject: SlipSubject, language?: string) => JSON.stringify(paper(subject, language)?.blocks)

describe('a slip', () => {
  test('of a service says where, when, with what, by which law, and whom to complain to', () => {
    const text = said({ kind: 'service', id: 'notary' })
    const order = ['公证', '演示县公证处', '人民路5号', '0000-0000051', '身份证', '第十一条', '0000-0000003']
    expect(order.filter((part) => !text.includes(part))).toEqual([])
  })

  test.each(['community-correction', 'resettlement', 'prison-visit'])(
    'of %s names no matter: who finds it must learn nothing',
    (id) => {
      const text = said({ kind: 'service', id })
      expect(text).not.toMatch(/矫正对象|帮教|释放|监狱|监所|服刑|判/)
      expect(text).toMatch(/0000-00000\d\d/)
    },
  )

  test('of a body says when it was checked; of a licensed one also its licence and fees', () => {
    expect(said({ kind: 'body', id: 'forensic-centre' })).toMatch(
      /演示司法鉴定许可证.*减收或者免收.*2026年11月20日核对过/,
    )
  })

  test('the poster has the village, the hotline, the allowed site and the keeper of its group', () => {
    const text = said({ kind: 'village', id: 'donghe' })
    for (const part of ['东河村', '12348', 'https://www.12348.gov.cn/', '吴演示', '郑演示'])
      expect(text).toContain(part)
    expect(said({ kind: 'village', id: 'nanping' })).toContain('暂缺')
  })

  test.each(['zh-CN', 'ug', 'bo', 'mn-Mong', 'en'])('can be laid out in %s on both widths', (language) => {
    for (const subject of [
      { kind: 'service', id: 'legal-aid' },
      { kind: 'body', id: 'court' },
      { kind: 'village', id: 'donghe' },
    ] as const)
      for (const name of ['generic-80mm-gb18030', 'generic-58mm-gb18030'])
        expect(
          layOut(receiptDocumentSchema.parse(paper(subject, language)), findProfile(name)!).length,
        ).toBeGreaterThan(10)
  })

  test('of what there is not is none', () => {
    expect(paper({ kind: 'body', id: 'moon' })).toBeNull()
  })
})
