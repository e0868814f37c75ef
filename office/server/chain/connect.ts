import { join } from 'node:path'
import { err, ok, type Result } from '../../../base/result.ts'
import { createExchangeClient } from '../../../exchange/client.ts'
import { enrolKiosk } from '../../../exchange/enrol.ts'
import { openOutbox } from '../../../exchange/outbox.ts'
import { pick } from '../../../content/engine/pick.ts'
import type { Office } from '../context.ts'
import { startRelay, type Relay } from './relay.ts'

/** The outbox towards the office above, in the data directory. */
export const REPORTS = 'reports.sqlite'

export interface ParentOptions {
  /** State directory of this office; the outbox towards the parent lies in it. */
  readonly data: string
  /** Origin of the parent office: https, or http on loopback. */
  readonly url: string
  /** One-time code of the parent's desk; needed the first time only. */
  readonly code?: string | undefined
  readonly backoff?: { readonly firstMs: number; readonly longestMs: number }
}

/** Enrols with the office above, the first time, and starts to report to it. The error is a text for the technician. */
export async function connectParent(
  office: Office,
  { data, url, code, backoff }: ParentOptions,
): Promise<Result<Relay, string>> {
  const { clock, log } = office
  const opened = openOutbox({ file: join(data, REPORTS), clock, log })
  if (!opened.ok) return err(`${REPORTS}: ${opened.error.kind}`)
  const outbox = opened.value
  const client = createExchangeClient({ url, registration: outbox.current, clock })
  if (!client.ok) {
    outbox.close()
    return err(`--parent: ${client.error.kind}`)
  }
  if (!outbox.current()) {
    const name = pick(office.profile.name, 'zh-CN')
    const enrolled =
      code === undefined
        ? err({ kind: 'bad-code' })
        : await enrolKiosk(outbox, client.value, { code, name: name.slice(0, 60) }, log)
    if (!enrolled.ok) {
      outbox.close()
      return err(
        `上级没有登记本所（${enrolled.error.kind}）。请向上级要一次性登记码，用 --parent-code 填上。/ Not enrolled with the parent: ask it for a code.`,
      )
    }
  }
  return ok(startRelay(office, { outbox, client: client.value, ...(backoff ? { backoff } : {}) }))
}
