import { randomUUID } from 'node:crypto'
import type { Hono } from 'hono'
import { z } from 'zod'
import { unreachable } from '../../base/result.ts'
import type { Content } from '../../content/load.ts'
import type { PrintOutcome } from '../../devices/receipt-printer/outcome.ts'
import { printRequest } from '../api.ts'
import { readBody } from './body.ts'
import type { KioskDevices } from './devices.ts'
import type { FactHub } from './fact-hub.ts'
import { pageOf, refuse, sessionGuard } from './guard.ts'
import { receiptOf } from './receipt.ts'
import type { SessionStore } from './session-store.ts'

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

/**
 * Receipts on paper and on the screen. A job's end comes as a fact; no spool keeps a copy: what can be printed
 * again is what the running session still holds.
 */
export function printingRoutes(
  app: Hono,
  deps: { sessions: SessionStore; hub: FactHub; devices: KioskDevices; content: Content },
): void {
  const { sessions, hub, devices, content } = deps
  const documentOf = (submissionId: string, copy: boolean) => {
    const submission = sessions.submission(submissionId)
    const form = submission && content.forms.get(submission.application.form)
    return submission && form ? receiptOf({ submission, form, content, copy }) : undefined
  }

  app.post('/api/receipts/print', sessionGuard(sessions), async (c) => {
    const body = await readBody(c, printRequest)
    if (!body.ok) return body.error
    const document = documentOf(body.value.submissionId, body.value.copy)
    if (!document) return refuse(c, 'not-found', 'nothing was submitted under this id in this session')
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
  })

  app.post('/api/receipts/preview', sessionGuard(sessions), async (c) => {
    const body = await readBody(c, z.object({ submissionId: z.string() }))
    if (!body.ok) return body.error
    const document = documentOf(body.value.submissionId, false)
    if (!document) return refuse(c, 'not-found', 'nothing was submitted under this id in this session')
    return c.body(new Uint8Array(devices.preview(document)), 200, { 'content-type': 'image/png' })
  })
}
