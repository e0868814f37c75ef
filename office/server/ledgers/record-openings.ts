import type { LedgerDefinition } from '../../ledgers/definition.ts'
import type { LedgerValues } from '../../ledgers/values.ts'
import type { Office } from '../context.ts'
import type { StoreTransaction } from '../store/open.ts'
import { insertRecord } from './record-versions.ts'
import { ledgerOf, openValues, type StoredRecord } from './stored.ts'

/** What the record's source has opened already is not opened again. */
export function openedBy(office: Office, source: StoredRecord | undefined): readonly string[] {
  if (!source) return []
  const values = openValues(office, source)
  return ledgerOf(source.ledger)
    .opens.filter(({ when }) => values[when.field] === when.is)
    .map(({ ledger }) => ledger)
}

/** Records of other ledgers that follow by themselves from what was written, as the definition says. */
export async function openOthers(
  trx: StoreTransaction,
  office: Office,
  ledger: LedgerDefinition,
  {
    clerk,
    row,
    values,
    before,
    opened = [],
  }: {
    readonly clerk: string
    readonly row: StoredRecord
    readonly values: LedgerValues
    readonly before?: LedgerValues
    readonly opened?: readonly string[]
  },
): Promise<void> {
  for (const { when, ledger: target, values: mapped } of ledger.opens) {
    if (values[when.field] !== when.is || before?.[when.field] === when.is || opened.includes(target))
      continue
    const other = ledgerOf(target)
    const taken = Object.entries(mapped).flatMap(([there, here]) => {
      const value = values[here]
      return value === undefined ? [] : [[there, value] as const]
    })
    const filled = other.fields.flatMap((field) =>
      field.filledBySource ? [[field.id, row.number] as const] : [],
    )
    await insertRecord(trx, office, other, {
      clerk,
      values: Object.fromEntries([...taken, ...filled]),
      source: row,
    })
  }
}
