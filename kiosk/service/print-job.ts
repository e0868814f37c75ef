import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import type { Logger } from '../../base/log-registry.ts'
import { unreachable } from '../../base/result.ts'
import type { PagePrinter } from '../../devices/page-printer/driver.ts'
import type { FormSheet } from '../../devices/page-printer/form-sheet.ts'
import { makePages, type PageOrder } from '../../devices/page-printer/make-pages.ts'
import type { ReceiptDocument } from '../../devices/receipt-printer/document.ts'
import type { ReceiptPrinter } from '../../devices/receipt-printer/driver.ts'
import type { PrintOutcome } from '../../devices/receipt-printer/outcome.ts'
import type { Fact } from '../api.ts'
import type { KioskDevices } from './devices.ts'
import type { FactHub } from './fact-hub.ts'
import { pageOf, refuse } from './guard.ts'
import type { SessionStore } from './session-store.ts'

export interface PrintDeps {
  readonly sessions: SessionStore
  readonly hub: FactHub
  readonly devices: KioskDevices
  readonly log: Logger
}

/** Undefined where it cannot be drawn, which is a fault of ours and is logged. */
async function drawn(order: PageOrder, log: Logger): Promise<Uint8Array | undefined> {
  const pdf = await makePages(order)
  if (pdf.ok) return pdf.value
  log.error('service.error', { route: 'pages', error: pdf.error })
  return undefined
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

type Told = Pick<Extract<Fact, { type: 'PRINT_ENDED' }>, 'outcome' | 'situation' | 'began'>

async function onRoll(document: ReceiptDocument, jobId: string, printer: ReceiptPrinter): Promise<Told> {
  const outcome = await printer.print(document, { jobId })
  return { outcome: outcome.state, ...detailOf(outcome) }
}

/** On A4 paper; undefined where that printer printed nothing of it. */
async function onPages(
  document: ReceiptDocument,
  jobId: string,
  { pagePrinter, log }: { pagePrinter: PagePrinter | undefined; log: Logger },
): Promise<Told | undefined> {
  if (!pagePrinter || !['ready', 'busy'].includes(pagePrinter.status().state)) return undefined
  const pdf = await drawn({ kind: 'document', document }, log)
  if (!pdf) return undefined
  const outcome = await pagePrinter.print(pdf, { jobId })
  if (outcome.state === 'printed') return { outcome: 'printed' }
  if (outcome.state === 'failed' && !outcome.began) return undefined
  return { outcome: outcome.state, situation: outcome.situation }
}

/** Prints forms on A4 for the page that asks, which is told their end as a fact. The spool keeps no copy. */
export function printSheets(
  c: Context,
  sheets: readonly FormSheet[],
  { sessions, hub, devices, log }: PrintDeps,
) {
  const { pagePrinter } = devices
  if (!pagePrinter) return refuse(c, 'not-ready', 'there is no A4 printer')
  const page = pageOf(c)!
  const epoch = sessions.epoch()
  void (async () => {
    const pdf = await drawn({ kind: 'forms', sheets }, log)
    const outcome = pdf
      ? await pagePrinter.print(pdf, { jobId: randomUUID() })
      : ({ state: 'failed', situation: 'aborted' } as const)
    const detail = outcome.state === 'printed' ? {} : { situation: outcome.situation }
    hub.tellPage(page, { type: 'SHEETS_ENDED', epoch, outcome: outcome.state, ...detail })
  })()
  return c.json({})
}

/**
 * Puts a document on paper for the page that asks: it is told the job, and its end as a fact. No spool keeps a copy.
 * What is `wide` comes on A4 paper where there is a printer for it, and on the roll where that prints nothing.
 */
export function printFor(
  c: Context,
  document: ReceiptDocument,
  { sessions, hub, devices, log, wide = false }: PrintDeps & { readonly wide?: boolean },
) {
  const { printer } = devices
  const pagePrinter = wide ? devices.pagePrinter : undefined
  if (!printer && !pagePrinter) return refuse(c, 'not-ready', 'there is no printer')
  const job = randomUUID()
  const page = pageOf(c)!
  const epoch = sessions.epoch()
  void (async () => {
    const told =
      (await onPages(document, job, { pagePrinter, log })) ??
      (printer ? await onRoll(document, job, printer) : { outcome: 'failed' as const, situation: 'absent' })
    hub.tellPage(page, { type: 'PRINT_ENDED', epoch, job, ...told })
  })()
  return c.json({ job })
}
