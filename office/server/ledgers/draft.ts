import { shanghaiDate } from '../../../base/clock.ts'
import type { Application } from '../../../exchange/schemas/message.ts'
import type { LedgerDefinition, LedgerField } from '../../ledgers/definition.ts'
import { typedOf, type TypedValue } from '../../ledgers/values.ts'
import { contentOf, earliestReceipt, findApplication, unmask } from '../applications.ts'
import { recordAudit } from '../audit.ts'
import type { Office } from '../context.ts'
import type { Clerk } from '../sessions.ts'
import { mayKnow } from '../who-may.ts'
import type { TypedRecord } from './api-types.ts'
import { concerns } from './concerns.ts'
import { recordFor } from './hidden.ts'
import { ledgerOf, openValues } from './stored.ts'
import { mutable } from './view.ts'

/** What a record hands over to one that is made from it, so that nobody types it again. */
export async function draftFromRecord(
  office: Office,
  clerk: Clerk,
  ledger: LedgerDefinition,
  source: string,
): Promise<TypedRecord | undefined> {
  const row = await recordFor(office, clerk, source)
  const lead = row && ledgerOf(row.ledger).leadsTo.find((one) => one.ledger === ledger.id)
  if (!lead) return undefined
  const values = openValues(office, row)
  if (concerns(office, ledgerOf(row.ledger), values, clerk.name)) return undefined
  await recordAudit(office, clerk.name, 'unmask-record', source)
  const typed = typedOf(values, ledgerOf(row.ledger))
  return mutable(given(Object.entries(lead.values).map(([there, here]) => [there, typed[here]])))
}

/** What an application hands over to the record that adds to it. The name in it counts as looked at, and is logged. */
export async function draftFromApplication(
  office: Office,
  clerk: Clerk,
  ledger: LedgerDefinition,
  id: string,
): Promise<TypedRecord | undefined> {
  const row = await findApplication(office.store, id)
  if (!row || !ledger.procedures.includes(row.procedure)) return undefined
  const content = contentOf(office, row)
  if (!mayKnow(clerk, row, () => content)) return undefined
  const receivedOn = shanghaiDate(new Date(earliestReceipt(content, row.receivedAt)))
  const taken = Object.entries(ledger.fromApplication).map(([name, from]) => {
    const field = ledger.fields.find((one) => one.id === name)!
    const found = [from]
      .flat()
      .map((one) => of(one, content, receivedOn))
      .find((one) => one !== undefined && fits(field, one))
    return [name, found] as const
  })
  if (content.identity) await unmask(office, id, clerk.name)
  return mutable(given(taken))
}

const given = (
  entries: readonly (readonly [string, TypedValue | undefined])[],
): Readonly<Record<string, TypedValue>> =>
  Object.fromEntries(
    entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  )

function of(from: string, { identity, answers }: Application, receivedOn: string): TypedValue | undefined {
  if (from === 'received-on') return receivedOn
  if (from === 'applicant') return identity?.name
  return answers[from.slice('answer:'.length)]
}

/** Ticks for ticks, text for text; what is chosen here is chosen by other ids there. */
const fits = ({ kind }: LedgerField, value: TypedValue): boolean =>
  kind === 'yes-no' ? typeof value === 'boolean' : typeof value === 'string' && value !== ''
