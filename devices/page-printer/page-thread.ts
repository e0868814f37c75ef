import { parentPort, workerData } from 'node:worker_threads'
import { unreachable } from '../../base/result.ts'
import { formSheets } from './form-sheet.ts'
import type { PageOrder } from './make-pages.ts'
import { pagesOf } from './page.ts'

/** The thread of make-pages.ts: draws what it was started with, hands over the bytes and ends. */
const port = parentPort
if (!port) throw new Error('page-thread.ts runs as a worker thread only')

function drawn(order: PageOrder): Uint8Array {
  switch (order.kind) {
    case 'document':
      return pagesOf(order.document)
    case 'forms':
      return formSheets(order.sheets)
    default:
      return unreachable(order)
  }
}

port.postMessage(drawn(workerData as PageOrder))
