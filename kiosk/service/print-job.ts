import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { unreachable } from '../../base/result.ts'
import type { ReceiptDocument } from '../../devices/receipt-printer/document.ts'
import type { PrintOutcome } from '../../devices/receipt-printer/outcome.ts'
import type { KioskDevices } from './devices.ts'
import type { FactHub } from './fact-hub.ts'
import { pageOf, refuse } from './guard.ts'
import type { SessionStore } from './session-store.ts'

export interface PrintDeps {
  readonly sessions: SessionStore
  readonly hub: FactHub
  readonly devices: KioskDevices
}

function detailOf(outcome: PrintOutcome): { situation?: string; began?: boolean } {
  switch (outcome.state) {
    case 'printed':
      return outcome.cut ? {} : { situation: 'cutterFault' }
    case 'failed':
      return { situation: outcome.situation, began: outcome.began }
    case 'unknown':
      return { situation: outcome.situation }
    default:
      return unreachable(outcome)
  }
}

/** Puts a document on paper for the page that asks: it is told the job, and its end as a fact. No spool keeps a copy. */
export function printFor(c: Context, document: ReceiptDocument, { sessions, hub, devices }: PrintDeps) {
  const { printer } = devices
  if (!printer) return refuse(c, 'not-ready', 'there is no receipt printer')
  const job = randomUUID()
  const page = pageOf(c)!
  const epoch = sessions.epoch()
  void printer.print(document, { jobId: job }).then((outcome) =>
    hub.tellPage(page, {
      type: 'PRINT_ENDED',
      epoch,
      job,
      outcome: outcome.state,
      ...detailOf(outcome),
    }),
  )
  return c.json({ job })
}
