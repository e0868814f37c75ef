import { join } from 'node:path'
import { summarise, type Answers } from '../../content/engine/form.ts'
import { CHINESE, loadContent, type Content } from '../../content/load.ts'
import type { ReceiptDocument } from '../../devices/receipt-printer/document.ts'
import { receiptQr } from '../../exchange/receipt-token.ts'
import { receiptOf } from './receipt.ts'
import type { Submission } from './session-store.ts'

/** What somebody might answer: every part of the papers has something in it. */
const ANSWERS: Readonly<Record<string, Answers>> = {
  'legal-aid': {
    matter: 'work',
    workMatter: 'wages',
    stage: 'arbitration',
    organ: '演示县劳动人事争议仲裁委员会',
    place: '青石镇工业园',
    forOther: false,
    statement: '我在工地干了三个月，老板没有给工资。\n要求付清欠我的工资12600元。',
    otherSide: '演示建筑公司',
    amount: '12600',
    urgency: 'normal',
    exception: 'none',
    hardship: 'poor',
    check: 'promise',
    household: '家里两口人，靠种地，母亲看病花钱多。',
    family: '1',
    'family.1.relation': 'parent',
    'family.1.name': '王测试',
    'family.1.age': '68',
    'family.1.income': '600',
    familyIncome: '1800',
    tellBy: 'call',
    phone: '13800000000',
    address: '青石镇和平村',
    needs: ['interpreter'],
  },
  mediation: {
    matter: 'neighbour',
    place: '青石镇和平村',
    otherSide: '李测试',
    statement: '他家盖房占了我家的路。',
    request: '请他让出路来。',
    tellBy: 'visit',
  },
}

/** An application of a fictitious person under a form of the shipped content, for tests and for looking at. */
export function sampleSubmission(
  language: string,
  wish: { form?: string; name?: string; answers?: Answers; content?: Content } = {},
): Submission {
  const content = wish.content ?? shippedContent()
  const form = content.forms.get(wish.form ?? 'legal-aid')
  if (!form) throw new Error(`the form ${wish.form} is shipped`)
  const number = '261122-QT01-A0017-M'
  const token = 'K3M7QX2P'
  const answers = wish.answers ?? ANSWERS[form.id] ?? {}
  const submissionId = '01900000-0000-7000-8000-000000000001'
  const confirmedAt = '2026-11-22T10:31:00+08:00'
  return {
    result: { submissionId, number, token, qr: receiptQr(number, token), papers: true, confirmedAt },
    application: {
      kind: 'application',
      submissionId,
      form: form.id,
      formVersion: form.version,
      title: form.title[CHINESE],
      language,
      identity: {
        method: 'card',
        document: 'resident',
        name: wish.name ?? '张测试',
        number: '000000199001010018',
        sex: 'female',
        birth: '1990-01-01',
        ethnicity: '01',
        address: '演示省演示县青石镇和平村1组1号',
        validTo: 'long-term',
      },
      answers,
      summary: summarise(form, answers, CHINESE).map(({ id, label, value, onReceipt }) => ({
        id,
        label,
        value,
        onReceipt,
      })),
      tokenHash: '0'.repeat(64),
      receivedVia: 'kiosk',
      confirmedAt,
    },
  }
}

/** Its receipt. */
export function sampleReceipt(
  language: string,
  wish: { copy?: boolean; name?: string; content?: Content } = {},
): ReceiptDocument {
  const content = wish.content ?? shippedContent()
  const submission = sampleSubmission(language, { ...wish, answers: { matter: 'work' } })
  const form = content.forms.get(submission.application.form)!
  return receiptOf({ content, form, copy: wish.copy ?? false, submission })
}

let shipped: Content | undefined

export function shippedContent(): Content {
  if (!shipped) {
    const loaded = loadContent(join(import.meta.dirname, '../../content'))
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.error))
    shipped = loaded.value
  }
  return shipped
}
