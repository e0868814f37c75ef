import type { LedgerDefinition } from '../../ledgers/definition.ts'
import { sightOf, type Rights } from '../permissions.ts'

/** Whether a ledger is there at all for a person: mediators keep disputes, restricted ones are opened by name. */
export function seesLedger(rights: Rights, { access, group }: LedgerDefinition): boolean {
  const { only, except } = sightOf(rights)
  if (only !== null && group !== 'disputes') return false
  if (access === 'general') return true
  return access === 'director' ? rights.roles.includes('director') : !except.includes(access)
}
