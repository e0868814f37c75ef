import { Worker } from 'node:worker_threads'
import { err, ok, type Result } from '../../base/result.ts'
import type { ReceiptDocument } from '../receipt-printer/document.ts'
import type { FormSheet } from './form-sheet.ts'

/** What is to be put on A4: the document of a receipt, or filled-in forms. */
export type PageOrder =
  | { readonly kind: 'document'; readonly document: ReceiptDocument }
  | { readonly kind: 'forms'; readonly sheets: readonly FormSheet[] }

/**
 * Draws A4 pages as PDF in a thread of their own: it takes up to seconds, in which the readers and the page would wait.
 * A thread a paper, so that nothing of a person stays in one. The error is the name of what stopped it: its message may
 * quote what was to be printed.
 */
export function makePages(order: PageOrder): Promise<Result<Uint8Array, string>> {
  const worker = new Worker(new URL('page-thread.ts', import.meta.url), { workerData: order })
  return new Promise((settle) => {
    worker.once('message', (pdf: Uint8Array) => settle(ok(pdf)))
    worker.once('error', (error) => settle(err(error instanceof Error ? error.name : typeof error)))
    worker.once('exit', () => settle(err('the thread ended without a page')))
  })
}
