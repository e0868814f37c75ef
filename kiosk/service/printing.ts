import type { Hono } from 'hono'
import { z } from 'zod'
import type { Content } from '../../content/load.ts'
import { papersRequest, printRequest } from '../api.ts'
import { readBody } from './body.ts'
import { formPapers } from './form-papers.ts'
import { refuse, sessionGuard } from './guard.ts'
import { printFor, printSheets, type PrintDeps } from './print-job.ts'
import { receiptOf } from './receipt.ts'

/**
 * Receipts on paper and on the screen, and the papers of an application on A4. A job's end comes as a fact; no spool keeps a copy: what can be printed
 * again is what the running session still holds.
 */
export function printingRoutes(app: Hono, deps: PrintDeps & { content: Content }): void {
  const { sessions, devices, content } = deps
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
    return printFor(c, document, deps)
  })

  app.post('/api/papers/print', sessionGuard(sessions), async (c) => {
    const body = await readBody(c, papersRequest)
    if (!body.ok) return body.error
    const submission = sessions.submission(body.value.submissionId)
    const form = submission && content.forms.get(submission.application.form)
    if (!form || !submission.result.papers)
      return refuse(c, 'not-found', 'nothing that may be printed was submitted under this id in this session')
    return printSheets(c, formPapers({ submission, form, content }), deps)
  })

  app.post('/api/receipts/preview', sessionGuard(sessions), async (c) => {
    const body = await readBody(c, z.object({ submissionId: z.string() }))
    if (!body.ok) return body.error
    const document = documentOf(body.value.submissionId, false)
    if (!document) return refuse(c, 'not-found', 'nothing was submitted under this id in this session')
    return c.body(new Uint8Array(devices.preview(document)), 200, { 'content-type': 'image/png' })
  })
}
