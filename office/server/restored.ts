import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { shanghaiDate, type Clock } from '../../base/clock.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { recordAuditIn } from './audit.ts'
import { REPORTS } from './chain/connect.ts'
import { WATERMARK } from './chain/outgoing.ts'
import { loadKeys } from './keys.ts'
import { nextCount } from './ledgers/numbers.ts'
import { LEDGERS } from './ledgers/stored.ts'
import { DATABASE } from './start.ts'
import { openStore, type StoreTransaction } from './store/open.ts'

/** More than an office gives out between two backups. */
const LEAP = 500

/** How much the numbering leapt, and whether the office above has to give a new code. */
export interface Restored {
  readonly leap: number
  readonly enrolAgain: boolean
}

/**
 * After a backup was put back, before the office starts: what happened since is not known here. Numbers that may have been
 * printed since are not given again; whoever was logged in or had a link is not; what the office above may not have is
 * reported again, over a new enrolment, for the old one's envelopes were numbered on since. It stands in the audit log.
 */
export async function afterRestore(
  data: string,
  officeCode: string,
  { clock, databaseUrl }: { readonly clock: Clock; readonly databaseUrl: string | undefined },
): Promise<Result<Restored, string>> {
  const file = join(data, DATABASE)
  if (databaseUrl === undefined && !existsSync(file)) return err(`${file} 不存在 / there is no database`)
  const keys = await loadKeys(data, true)
  if (!keys.ok) return err(keys.error.message)
  const store = await openStore({ file, databaseUrl, officeCode })
  try {
    await store.transaction().execute(async (trx) => {
      await leapNumbers(trx, shanghaiDate(clock.now()))
      for (const table of ['loginSession', 'invitation', 'enrolmentCode'] as const)
        await trx.deleteFrom(table).execute()
      await trx.deleteFrom('setting').where('key', '=', WATERMARK).execute()
      await trx
        .updateTable('reportSent')
        .set({ fingerprint: '' })
        .where('status', '=', 'sent')
        .where('queued', '=', 1)
        .execute()
      await recordAuditIn(trx, { clock, keys: keys.value }, '', 'restored', '')
    })
  } finally {
    await store.destroy()
  }
  const reports = join(data, REPORTS)
  const enrolAgain = existsSync(reports)
  if (enrolAgain)
    for (const end of ['', '-wal', '-shm'])
      if (existsSync(reports + end)) renameSync(reports + end, `${reports}.before-restore${end}`)
  return ok({ leap: LEAP, enrolAgain })
}

/** Also of what had no number yet when the backup was made. A queue ticket is over with its day. */
async function leapNumbers(trx: StoreTransaction, today: string): Promise<void> {
  const rows = [['desk', today], ...[...LEDGERS.keys()].map((id) => [`ledger:${id}`, today.slice(0, 4)])]
  for (const [name, period] of rows as [string, string][]) {
    await nextCount(trx, name, period)
    await trx
      .updateTable('numberSequence')
      .set((eb) => ({ last: eb('last', '+', LEAP) }))
      .where('name', '=', name)
      .execute()
  }
}
