import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { unwrap } from '../../base/result.ts'
import type { ReceiptDocument } from '../receipt-printer/document.ts'
import { formSheets, type FormSheet } from './form-sheet.ts'
import { makePages } from './make-pages.ts'
import { pagesOf } from './page.ts'

const document: ReceiptDocument = { blocks: [{ kind: 'title', text: '法律条文' }] }
const sheet: FormSheet = {
  title: { text: '申请表', also: 'ئىلتىماس' },
  above: [],
  blocks: [{ kind: 'text', text: { text: '有权申请法律援助。' } }],
  lang: 'ug',
  foot: '261122-QT01-A0017-M',
}

/** But for the time of making, which stands in it. */
const undated = (pdf: Uint8Array) =>
  Buffer.from(pdf)
    .toString('latin1')
    .replaceAll(/\(D:[^)]*\)/g, '')

test('the thread makes the same pages as are made without one, and others have their turn meanwhile', async () => {
  let turns = 0
  const over = new AbortController()
  const others = async () => {
    while (!over.signal.aborted) {
      await turn()
      turns += 1
    }
  }
  const [pdf] = await Promise.all([
    makePages({ kind: 'document', document }).finally(() => over.abort()),
    others(),
  ])
  const made = unwrap(pdf)
  // Drawn here, it would have been over before the first turn.
  expect(turns).toBeGreaterThan(20)
  expect(undated(made)).toBe(undated(pagesOf(document)))
})

test('forms too', async () => {
  const made = unwrap(await makePages({ kind: 'forms', sheets: [sheet] }))
  expect(undated(made)).toBe(undated(formSheets([sheet])))
})

test('what cannot be drawn is an error without a word of what it was', async () => {
  const broken = {
    blocks: [
      { kind: 'title', text: '' },
      { kind: 'qr', payload: '秘'.repeat(5000) },
    ],
  }
  const made = await makePages({ kind: 'document', document: broken as ReceiptDocument })
  expect(made.ok).toBe(false)
  expect(JSON.stringify(made)).not.toContain('秘')
})
