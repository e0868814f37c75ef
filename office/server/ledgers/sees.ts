import type { LedgerDefinition } from '../../ledgers/definition.ts'
import { may, sightOf, type Rights } from '../permissions.ts'

/** Whether a ledger is there at all for a person: mediators keep disputes, restricted ones are opened by name. */
export function seesLedger(rights: Rights, { access, group }: LedgerDefinition): boolean {
  const { only, except } = sightOf(rights)
  if (only !== null && group !== 'disputes') return false
  if (access === 'general') return true
  return access === 'director' ? rights.roles.includes('director') : !except.includes(access)
}

/**
 * Whether somebody may know how many rows a ledger has. Who audits reads no ledger and still sees that all is counted;
 * of restricted ledgers not even that.
 */
export const seesCounts = (rights: Rights, ledger: LedgerDefinition): boolean =>
  may(rights, 'ledger.read') ? seesLedger(rights, ledger) : ledger.access === 'general'
