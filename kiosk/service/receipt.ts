import { maskIdNumber, maskName } from '../../base/id-number.ts'
import { pick, type FormDefinition, type Localized } from '../../content/engine/form-schema.ts'
import { CHINESE, type Content, type Words } from '../../content/load.ts'
import type {
  ReceiptBlock,
  ReceiptDocument,
  ReceiptLanguage,
} from '../../devices/receipt-printer/document.ts'
import type { Submission } from './session-store.ts'

/** Text by id with its {{values}} put in. */
const say = (words: Words, id: string, values: Record<string, string> = {}): string =>
  (words[id] ?? id).replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '')

/** `2026-11-22T10:31:05+08:00` → `2026-11-22 10:31` */
const minute = (timestamp: string): string => timestamp.slice(0, 16).replace('T', ' ')

/** Eight characters in two groups: easier to type from paper. */
const grouped = (token: string): string => `${token.slice(0, 4)} ${token.slice(4)}`

/**
 * The paper of an application: Chinese, and beside it the citizen's language where that is another. Identity is
 * masked, since papers get lost; of the answers only those that content marks for the receipt.
 */
export function receiptOf(input: {
  submission: Submission
  form: FormDefinition
  content: Content
  copy: boolean
}): ReceiptDocument {
  const { submission, form, content, copy } = input
  const { application, result } = submission
  const chinese = content.words(CHINESE)
  const other = application.language === CHINESE ? undefined : secondLanguage(application.language, content)
  const row = (id: string, value: string): ReceiptBlock => ({ kind: 'row', label: say(chinese, id), value })
  const both = (text: Localized, mark: string, bold = false): ReceiptBlock[] => [
    { kind: 'text', text: `${mark}${text[CHINESE]}`, ...(bold ? { bold } : {}) },
    ...(other && text[other.tag]
      ? [{ kind: 'text' as const, text: `${mark}${text[other.tag]}`, lang: other.tag }]
      : []),
  ]
  const heading = (id: string): ReceiptBlock[] => [
    { kind: 'text', text: say(chinese, id), bold: true },
    ...(other && other.words[id] !== chinese[id]
      ? [{ kind: 'text' as const, text: say(other.words, id), bold: true, lang: other.tag }]
      : []),
  ]
  const { office } = content

  const blocks: ReceiptBlock[] = [
    { kind: 'title', text: pick(office.name, CHINESE) },
    { kind: 'title', text: say(chinese, 'receipt.heading', { form: pick(form.shortTitle, CHINESE) }) },
    ...(other && other.words['receipt.heading'] !== chinese['receipt.heading']
      ? [
          {
            kind: 'title' as const,
            text: say(other.words, 'receipt.heading', { form: pick(form.shortTitle, other.tag) }),
            lang: other.tag,
          },
        ]
      : []),
    { kind: 'text', text: say(chinese, 'receipt.keep'), align: 'center' },
    { kind: 'rule' },
    { kind: 'number', label: say(chinese, `receipt.number.${office.aidRole}`), value: result.number },
    { kind: 'rule' },
    row('receipt.applicant', maskName(application.identity.name)),
    row('receipt.document', maskIdNumber(application.identity.number)),
    ...application.summary
      .filter((line) => line.onReceipt)
      .map((line): ReceiptBlock => ({ kind: 'row', label: line.label, value: line.value })),
    row('receipt.time', minute(application.confirmedAt)),
    row('receipt.token', grouped(result.token)),
    { kind: 'rule' },
    ...heading('receipt.next'),
    ...form.receipt.next.flatMap((text, index) => both(text, `${index + 1}. `)),
    ...(form.receipt.bring.length > 0
      ? [
          ...heading('receipt.bring'),
          { kind: 'checklist' as const, items: form.receipt.bring.map((text) => text[CHINESE]) },
          ...(other && form.receipt.bring.some((text) => text[other.tag])
            ? [
                {
                  kind: 'checklist' as const,
                  items: form.receipt.bring.map((text) => pick(text, other.tag)),
                  lang: other.tag,
                },
              ]
            : []),
        ]
      : []),
    { kind: 'rule' },
    { kind: 'qr', payload: result.qr, caption: say(chinese, 'receipt.qr') },
    ...(other && other.words['receipt.qr'] !== chinese['receipt.qr']
      ? [{ kind: 'text' as const, text: say(other.words, 'receipt.qr'), lang: other.tag }]
      : []),
    { kind: 'rule' },
    row('receipt.office', `${pick(office.name, CHINESE)} ${office.phone}`),
    row('receipt.institution', `${pick(office.aidInstitution.name, CHINESE)} ${office.aidInstitution.phone}`),
    row('receipt.hotline', office.hotline),
    { kind: 'text', text: say(chinese, 'receipt.footer') },
    { kind: 'cut' },
  ]
  return { blocks, ...(copy ? { copy: { text: say(chinese, 'receipt.copy') } } : {}) }
}

function secondLanguage(tag: string, content: Content): { tag: ReceiptLanguage; words: Words } | undefined {
  const known: readonly string[] = ['en', 'ug', 'kk-Arab', 'bo', 'mn-Mong', 'ii', 'ko']
  return known.includes(tag) ? { tag: tag as ReceiptLanguage, words: content.words(tag) } : undefined
}
