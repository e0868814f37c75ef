import { err, ok, type Result } from '../../../base/result.ts'
import { pick } from '../../../content/engine/pick.ts'
import type { LedgerDefinition } from '../../ledgers/definition.ts'
import { parseStamp, stampText, type Stamp } from '../../ledgers/stamps.ts'
import type { LedgerValues } from '../../ledgers/values.ts'
import { loadPlans, type EmergencyPlan } from '../../plans/plan.ts'
import type { Office } from '../context.ts'
import type { RecordView } from './api-types.ts'
import { writeVersion } from './record-versions.ts'
import type { RecordError } from './records.ts'
import { findRecord, ledgerOf, openValues } from './stored.ts'

export const PLANS = loadPlans()

const MINUTE_MS = 60_000
/** Several people stamp their cards at the same time: each stamp is tried again after another one's. */
const TRIES = 5

/** The cards of the plan that a record follows, with what was done of them; null where its ledger has none. */
export function cardsOf(office: Office, ledger: LedgerDefinition, values: LedgerValues): RecordView['cards'] {
  const plan = planOf(ledger, values)
  if (!ledger.cards || !plan) return null
  const begun = Date.parse(`${String(values[ledger.cards.begun])}:00+08:00`)
  const stamps = stampsOf(ledger, values)
  return plan.cards.map(({ id, title, who, withinMinutes, does, calls }) => {
    const stamp = stamps.find(({ card }) => card === id)
    const dueAt = new Date(begun + withinMinutes * MINUTE_MS).toISOString()
    return {
      id,
      title,
      who,
      withinMinutes,
      dueAt,
      does,
      calls: calls.map((one) => reached(office, one)).filter((one) => one !== undefined),
      done: stamp ? { at: stamp.at, by: stamp.by, late: stamp.at > dueAt } : null,
    }
  })
}

/** Says that a card is done, now. What was done stays done: a second touch is `stale`. */
export async function stampCard(
  office: Office,
  clerk: string,
  id: string,
  card: string,
): Promise<Result<void, RecordError>> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const tried = await office.store.transaction().execute(async (trx) => {
      const row = await findRecord(trx, id)
      if (!row) return err({ kind: 'not-found' as const })
      const ledger = ledgerOf(row.ledger)
      const values = openValues(office, row)
      if (!ledger.cards || !planOf(ledger, values)?.cards.some((one) => one.id === card))
        return err({ kind: 'not-found' as const })
      const stamps = stampsOf(ledger, values)
      if (!ledger.cards.while.includes(row.state) || stamps.some((one) => one.card === card))
        return err({ kind: 'stale' as const })
      const stamp = { card, at: office.clock.now().toISOString(), by: clerk }
      const next = { ...values, [ledger.cards.stamps]: [...stamps, stamp].map(stampText) }
      return ok(await writeVersion(trx, office, row, { clerk, values: next }))
    })
    if (!tried.ok) return tried
    if (tried.value) return ok(undefined)
  }
  return err({ kind: 'stale' })
}

function planOf(ledger: LedgerDefinition, values: LedgerValues): EmergencyPlan | undefined {
  return ledger.cards && PLANS.get(String(values[ledger.cards.plan]))
}

function stampsOf(ledger: LedgerDefinition, values: LedgerValues): Stamp[] {
  const texts = ledger.cards && values[ledger.cards.stamps]
  return Array.isArray(texts)
    ? (texts as readonly string[]).map(parseStamp).filter((one) => one !== undefined)
    : []
}

/** A partner that the office has not entered cannot be called. */
function reached(
  { profile }: Office,
  call: EmergencyPlan['cards'][number]['calls'][number],
): { name: string; phone: string } | undefined {
  if ('number' in call) return { name: call.name, phone: call.number }
  const { name, phone } =
    'body' in call ? (profile.bodies.find(({ kind }) => kind === call.body) ?? {}) : profile.supervision
  return name === undefined || phone === undefined ? undefined : { name: pick(name, 'zh-CN'), phone }
}
