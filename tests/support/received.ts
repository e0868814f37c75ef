import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { systemClock } from '../../base/clock.ts'
import { parseJson } from '../../base/json.ts'
import { unwrap } from '../../base/result.ts'
import { openOutbox } from '../../exchange/outbox.ts'
import type { OutboxRow } from '../../exchange/outbox-queue.ts'
import { application } from '../../exchange/schemas/message.ts'
import { contentPlace } from '../../office/server/applications.ts'
import { createColumnCrypto } from '../../office/server/column-crypto.ts'
import { loadKeys } from '../../office/server/keys.ts'
import { DATABASE } from '../../office/server/start.ts'
import { openStore } from '../../office/server/store/open.ts'

/** Kiosks under test have the demonstration office. */
const DEMO_OFFICE = '000000100001'

const root = fileURLToPath(new URL('../..', import.meta.url))
const listing = z.object({
  applications: z.array(
    z.object({ number: z.string(), id: z.string(), hash: z.string(), state: z.string() }),
  ),
})
export type Received = z.infer<typeof listing>['applications']

/** What the office holds, by the command that operators use; exactly one line of JSON on stdout. */
export function receivedBy(officeData: string): Received {
  const run = spawnSync(process.execPath, ['office/main.ts', 'list', '--data', officeData, '--json'], {
    cwd: root,
    encoding: 'utf8',
  })
  if (run.status !== 0 || run.stdout.trim().split('\n').length !== 1)
    throw new Error(`office list: ${run.status}\n${run.stdout}\n${run.stderr}`)
  return listing.parse(parseJson(run.stdout)).applications
}

/** What the desk can read of each application: its number, whose it is, and the mark of its words (visit.ts). */
export async function contentReceivedBy(
  officeData: string,
): Promise<{ readonly number: string; readonly name: string; readonly mark: string }[]> {
  const keys = unwrap(await loadKeys(officeData, true))
  const crypto = createColumnCrypto(Buffer.from(keys.column, 'base64url'))
  const store = await openStore({ file: join(officeData, DATABASE), officeCode: DEMO_OFFICE })
  try {
    const rows = await store.selectFrom('application').selectAll().execute()
    return rows.map(({ id, number, contentSealed }) => {
      const content = application.parse(parseJson(unwrap(crypto.open(contentSealed, contentPlace(id)))))
      const mark = /第\d+件/.exec(JSON.stringify(content.answers))?.[0] ?? ''
      return { number, name: content.identity?.name ?? '', mark }
    })
  } finally {
    await store.destroy()
  }
}

/** The kiosk's envelopes, read while no kiosk runs on the data directory. */
export function outboxRows(kioskData: string): OutboxRow[] {
  const outbox = unwrap(openOutbox({ file: join(kioskData, 'outbox.sqlite'), clock: systemClock }))
  const rows = outbox.rows()
  outbox.close()
  return rows
}
