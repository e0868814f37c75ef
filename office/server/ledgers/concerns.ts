import type { LedgerDefinition } from '../../ledgers/definition.ts'
import type { LedgerValues } from '../../ledgers/values.ts'
import type { Office } from '../context.ts'
import { isSameName } from '../who-may.ts'

/** Whoever a record complains of has no hand in it and does not see it. A clerk is known as staff by the name, however it is spaced. */
export function concerns(
  office: Office,
  ledger: LedgerDefinition,
  values: LedgerValues,
  clerk: string,
): boolean {
  const own = office.profile.staff.filter(({ name }) => isSameName(name, clerk)).map(({ id }) => id)
  return ledger.checks.some((check) => check.kind === 'different' && own.includes(String(values[check.one])))
}
