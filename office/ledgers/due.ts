import { stateOf, type LedgerDefinition } from './definition.ts'
import type { LedgerValues } from './values.ts'

export interface Due {
  readonly deadline: string
  /** ISO, UTC; a deadline in days ends with its day in Shanghai. */
  readonly at: string
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** What ends first of what runs now; undefined where nothing does. */
export function nextDue(
  ledger: LedgerDefinition,
  record: { readonly state: string; readonly values: LedgerValues; readonly createdAt: string },
): Due | undefined {
  if (stateOf(ledger, record.state)?.final) return undefined
  return ledger.deadlines
    .filter((one) => one.while.includes(record.state))
    .flatMap((one): Due[] => {
      const from = one.from === 'created' ? new Date(record.createdAt) : instantOf(record.values[one.from])
      if (!from) return []
      const at =
        one.hours === undefined ? endOfDay(from, one.days!) : new Date(from.getTime() + one.hours * HOUR_MS)
      return [{ deadline: one.id, at: at.toISOString() }]
    })
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))[0]
}

function instantOf(value: LedgerValues[string] | undefined): Date | undefined {
  if (typeof value !== 'string') return undefined
  const at = new Date(`${value.includes('T') ? value : `${value}T00:00`}:00+08:00`)
  return Number.isNaN(at.getTime()) ? undefined : at
}

/** The first day does not count (民法典第二百零一条): the last one ends at midnight in Shanghai. */
function endOfDay(from: Date, days: number): Date {
  const day = Math.floor((from.getTime() + 8 * HOUR_MS) / DAY_MS)
  return new Date((day + days + 1) * DAY_MS - 8 * HOUR_MS - 1000)
}
