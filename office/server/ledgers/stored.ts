import type { Selectable } from 'kysely'
import { z } from 'zod'
import { parseJson } from '../../../base/json.ts'
import { isPersonal, type LedgerDefinition } from '../../ledgers/definition.ts'
import { loadLedgers } from '../../ledgers/load.ts'
import type { KnownIds, LedgerValues } from '../../ledgers/values.ts'
import type { Office } from '../context.ts'
import type { Store, StoreTransaction } from '../store/open.ts'
import type { Tables } from '../store/schema.ts'
import type { Choices } from './api-types.ts'
import { choicesOf } from './shown.ts'

export type StoredRecord = Selectable<Tables['ledgerRecord']>
export type StoredVersion = Selectable<Tables['ledgerVersion']>

export const LEDGERS = loadLedgers()

export const ledgerOf = (id: string): LedgerDefinition => {
  const ledger = LEDGERS.get(id)
  if (!ledger) throw new Error(`no ledger ${id}`)
  return ledger
}

/** The ids that choices of staff, village and body may name. */
export function knownIds(office: Office): KnownIds {
  const { staff, village, body } = choicesOf(office)
  const ids = (choices: Choices[keyof Choices]) => new Set(choices.map(({ id }) => id))
  return { staff: ids(staff), village: ids(village), body: ids(body) }
}

const place = (id: string, version: number): string => `ledger.personal:${id}:${version}`
export const reasonPlace = (id: string, version: number): string => `ledger.reason:${id}:${version}`

/** Values as they are stored: open ones as JSON, those of persons and narratives sealed. */
export function sealValues(
  office: Office,
  ledger: LedgerDefinition,
  at: { readonly id: string; readonly version: number },
  values: LedgerValues,
): { plain: string; sealed: string | null } {
  const entries = ledger.fields.flatMap((field) => {
    const value = values[field.id]
    return value === undefined ? [] : [{ personal: isPersonal(field), entry: [field.id, value] as const }]
  })
  const part = (personal: boolean) =>
    Object.fromEntries(entries.filter((one) => one.personal === personal).map(({ entry }) => entry))
  const secret = part(true)
  return {
    plain: JSON.stringify(part(false)),
    sealed:
      Object.keys(secret).length === 0
        ? null
        : office.crypto.seal(JSON.stringify(secret), place(at.id, at.version)),
  }
}

const storedValues = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))

/** All values. They were checked when written: unreadable means damaged data or a wrong key, and throws. */
export function openValues(
  office: Office,
  row: {
    readonly id: string
    readonly version: number
    readonly plain: string
    readonly sealed: string | null
  },
): LedgerValues {
  const plain = storedValues.parse(parseJson(row.plain))
  if (row.sealed === null) return plain
  const secret = office.crypto.open(row.sealed, place(row.id, row.version))
  if (!secret.ok) throw new Error(`ledger record ${row.id} cannot be opened with this key`)
  return { ...plain, ...storedValues.parse(parseJson(secret.value)) }
}

export const findRecord = (store: Store | StoreTransaction, id: string): Promise<StoredRecord | undefined> =>
  store.selectFrom('ledgerRecord').selectAll().where('id', '=', id).executeTakeFirst()

export const versionsOf = (store: Store | StoreTransaction, id: string): Promise<StoredVersion[]> =>
  store.selectFrom('ledgerVersion').selectAll().where('recordId', '=', id).orderBy('version').execute()
