import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { err, ok, type Result } from '../../base/result.ts'
import { auditKey, verifyAudit, type AuditFault, type AuditState } from './audit.ts'
import { loadKeys } from './keys.ts'
import { DATABASE } from './start.ts'
import { openStore } from './store/open.ts'

const SAID: Record<AuditFault['kind'], (n: number) => string> = {
  altered: (n) => `第 ${n} 条被改过 / entry ${n} was altered`,
  missing: (n) => `缺第 ${n} 条 / entry ${n} is missing`,
  cut: (n) => `从第 ${n} 条起被删掉了 / the entries from ${n} on are gone`,
}

/** Checks the audit log of a data directory, also while the server runs. The error is a text for the auditor. */
export async function verifyAuditOf(
  data: string,
  officeCode: string,
  databaseUrl: string | undefined,
): Promise<Result<AuditState, string>> {
  const file = join(data, DATABASE)
  if (databaseUrl === undefined && !existsSync(file)) return err(`${file} 不存在 / there is no database`)
  const keys = await loadKeys(data, true)
  if (!keys.ok) return err(keys.error.message)
  const store = await openStore({ file, databaseUrl, officeCode })
  try {
    const verified = await verifyAudit(store, auditKey(keys.value.column))
    return verified.ok ? ok(verified.value) : err(SAID[verified.error.kind](verified.error.n))
  } finally {
    await store.destroy()
  }
}
