import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { systemClock } from '../../base/clock.ts'
import { parseJson } from '../../base/json.ts'
import { unwrap } from '../../base/result.ts'
import { openOutbox } from '../../exchange/outbox.ts'
import type { OutboxRow } from '../../exchange/outbox-queue.ts'

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

/** The kiosk's envelopes, read while no kiosk runs on the data directory. */
export function outboxRows(kioskData: string): OutboxRow[] {
  const outbox = unwrap(openOutbox({ file: join(kioskData, 'outbox.sqlite'), clock: systemClock }))
  const rows = outbox.rows()
  outbox.close()
  return rows
}
