import { join } from 'node:path'
import { summarise } from '../../content/engine/form.ts'
import { CHINESE, loadContent, type Content } from '../../content/load.ts'
import type { ReceiptDocument } from '../../devices/receipt-printer/document.ts'
import { receiptQr } from '../../exchange/receipt-token.ts'
import { receiptOf } from './receipt.ts'

/** A receipt of the shipped content and a fictitious person, for tests and for looking at. */
export function sampleReceipt(
  language: string,
  wish: { copy?: boolean; name?: string; content?: Content } = {},
): ReceiptDocument {
  const content = wish.content ?? shippedContent()
  const form = content.forms.get('legal-aid')
  if (!form) throw new Error('the form legal-aid is shipped')
  const number = '261122-QT01-A0017-M'
  const token = 'K3M7QX2P'
  const answers = { matter: 'work' }
  const submissionId = '01900000-0000-7000-8000-000000000001'
  const confirmedAt = '2026-11-22T10:31:00+08:00'
  return receiptOf({
    content,
    form,
    copy: wish.copy ?? false,
    submission: {
      result: { submissionId, number, token, qr: receiptQr(number, token), confirmedAt },
      application: {
        kind: 'application',
        submissionId,
        form: form.id,
        formVersion: form.version,
        title: form.title[CHINESE],
        language,
        identity: {
          method: 'typed',
          document: 'resident',
          name: wish.name ?? '张测试',
          number: '000000199001010018',
          sex: 'unknown',
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
    },
  })
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
