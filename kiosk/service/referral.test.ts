import { describe, expect, test } from 'vitest'
import { receiptDocumentSchema } from '../../devices/receipt-printer/document.ts'
import { layOut } from '../../devices/receipt-printer/layout.ts'
import { findProfile } from '../../devices/receipt-printer/profiles.ts'
import { guideListOf } from './guides.ts'
import { citationsOf, guideSheetOf } from './guide-sheet.ts'
import { shippedContent } from './receipt-sample.ts'
import { referralOf } from './referral.ts'
import { referralPaper } from './referral-paper.ts'

const content = shippedContent()
const asked = {
  guide: 'unpaid-wages',
  answers: { place: 'company', employed: 'gone', left: '2026-03-02', iou: 'none' },
  body: 'labour-inspection',
}
const rest = { owed: 'unknown', proof: 'unknown', contact: 'unknown', many: 'unknown' }
const whole = { ...asked, answers: { ...asked.answers, ...rest } }
const now = new Date('2026-11-26T10:00:00+08:00')
const made = () => {
  const referral = referralOf(whole, content, now)
  if (!referral) throw new Error('no slip')
  return referral
}
const said = (language: string, of = content) =>
  JSON.stringify(referralPaper({ referral: made(), language, content: of }).blocks)

describe('a slip', () => {
  test('says its number, the matter, where to go, what to bring, the law, by when, and who knows of it', () => {
    const text = said('zh-CN')
    for (const part of [
      '转介单',
      '老板不发工资',
      '演示县劳动保障监察大队',
      '解放路8号',
      '9:00',
      '0000-0000032',
      '身份证',
      '申请劳动仲裁：最晚2027年3月2日',
      '青石镇司法所（演示）',
      '0000-0000001',
    ])
      expect(text).toContain(part)
    expect(text).toMatch(/《[^》]+》第/)
  })

  test('has the number and nothing else in its code', () => {
    const { number } = made()
    expect(number).toMatch(/^261126-QT01-Z[0-9A-Z]{5}$/)
    expect(said('zh-CN')).toMatch(/"kind":"qr","payload":"261126-QT01-Z[0-9A-Z]{5}"/)
  })

  test('of a body that the office has not entered names who can say where it is', () => {
    const office = { ...content.office, bodies: [] }
    expect(said('zh-CN', { ...content, office })).toContain('请打12348问')
  })

  test.each(content.languages.map(({ tag }) => tag))('can be printed in %s', (language) => {
    const document = receiptDocumentSchema.parse(referralPaper({ referral: made(), language, content }))
    for (const name of ['generic-80mm-gb18030', 'generic-58mm-gb18030'])
      expect(layOut(document, findProfile(name)!).length).toBeGreaterThan(20)
  })

  test.each([
    ['answers that do not lead to an end', { ...whole, answers: { place: 'company' } }],
    ['a body to which the end does not send', { ...whole, body: 'court' }],
    ['a guide that does not exist', { ...whole, guide: 'nowhere' }],
    ['an answer that is none', { ...whole, answers: { ...whole.answers, place: 'moon' } }],
  ])('is not made for %s', (_, wrong) => expect(referralOf(wrong, content, now)).toBeUndefined())
})

test('each guide goes out whole: places by kind with their addresses, and all it cites', () => {
  const list = guideListOf(content)
  expect(list.guides.map(({ id }) => id)).toEqual([...content.guides.keys()])
  for (const { topic } of list.guides) expect(list.topics.map(({ id }) => id)).toContain(topic)
  for (const guide of content.guides.values()) {
    const sheet = guideSheetOf({ guide, content, articles: {}, today: '2026-11-26' })
    for (const { places } of Object.values(guide.outcomes))
      for (const { body } of places) expect(sheet.bodies[body]?.name['zh-CN']).toBeTruthy()
    expect(citationsOf(guide).length).toBeGreaterThan(0)
  }
})
