import { shanghaiDate } from '../../../base/clock.ts'
import { monthDays, monthOf } from '../../../base/month.ts'
import type { LedgerDefinition } from '../../ledgers/definition.ts'
import type { Office } from '../context.ts'
import { rowsOf } from '../ledgers/rows.ts'
import { LEDGERS } from '../ledgers/stored.ts'
import type { Month, PeriodView } from './api-types.ts'

const thisMonth = (office: Office): string => monthOf(shanghaiDate(office.clock.now()))

export const isOver = (office: Office, period: string): boolean => period < thisMonth(office)

export async function monthStateOf(office: Office, period: string): Promise<Month> {
  const closed = await office.store
    .selectFrom('closedPeriod')
    .select(['closedAt', 'closedBy'])
    .where('period', '=', period)
    .executeTakeFirst()
  return {
    period,
    state: closed ? 'closed' : isOver(office, period) ? 'open' : 'running',
    closedAt: closed?.closedAt ?? null,
    closedBy: closed?.closedBy ?? null,
  }
}

/** The last years' months of which anything is known, up to this one; newest first. */
const LONGEST_LIST = 36
export async function monthsOf(office: Office): Promise<Month[]> {
  const { store } = office
  const first = await Promise.all([
    store
      .selectFrom('application')
      .select((eb) => eb.fn.min('receivedAt').as('first'))
      .executeTakeFirst(),
    store
      .selectFrom('ledgerRecord')
      .select((eb) => eb.fn.min('date').as('first'))
      .executeTakeFirst(),
    store
      .selectFrom('report')
      .select((eb) => eb.fn.min('period').as('first'))
      .executeTakeFirst(),
  ])
  const now = thisMonth(office)
  const begin = first.reduce((least, row) => {
    const found = row?.first ? monthOf(row.first) : now
    return found < least ? found : least
  }, now)
  const months: Month[] = []
  for (let period = now; period >= begin && months.length < LONGEST_LIST; period = before(period))
    months.push(await monthStateOf(office, period))
  return months
}

function before(period: string): string {
  const [year, month] = period.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 7)
}

export interface LedgerCount {
  readonly ledger: LedgerDefinition
  readonly rows: number
  readonly open: number
  readonly overdue: number
}

/** Rows of every ledger that are dated in the month, and how many of them are not finished. */
export async function countsOf(office: Office, period: string): Promise<LedgerCount[]> {
  const counts: LedgerCount[] = []
  for (const ledger of LEDGERS.values()) {
    const rows = await rowsOf(office, ledger, monthDays(period))
    counts.push({
      ledger,
      rows: rows.length,
      open: rows.filter(({ unfinished }) => unfinished).length,
      overdue: rows.filter(({ overdue }) => overdue).length,
    })
  }
  return counts
}

/** Numbers of applications of a month begin with it: `2611…`. */
export const numbersOf = (period: string): string => `${period.slice(2, 4)}${period.slice(5)}%`

export async function reportsOf({ store }: Office, period: string): Promise<PeriodView['reports']> {
  const waiting = await store
    .selectFrom('report')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('period', '=', period)
    .where('status', '=', 'waiting')
    .executeTakeFirstOrThrow()
  const own = await store
    .selectFrom('reportSent')
    .select(['subject', 'status'])
    .where((eb) => eb.or([eb('subject', 'like', numbersOf(period)), eb('subject', '=', `total:${period}`)]))
    .orderBy('n')
    .execute()
  // Of each subject the newest version counts.
  const newest = [...new Map(own.map(({ subject, status }) => [subject, status])).values()]
  return {
    toCheck: Number(waiting.count),
    rejected: newest.filter((status) => status === 'rejected').length,
    unsent: newest.filter((status) => status === 'sent').length,
  }
}
