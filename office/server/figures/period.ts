import { LEDGERS, ledgerOf } from '../ledgers/stored.ts'
import { rowsOf, type RowWithValues } from '../ledgers/rows.ts'
import { seesCounts } from '../ledgers/sees.ts'
import type { Office } from '../context.ts'
import type { Rights } from '../permissions.ts'
import type { FigureCell } from './api-types.ts'

/** A period and the rows that fall into it; every ledger is read once. */
export interface Period {
  readonly office: Office
  readonly from: string
  readonly to: string
  readonly rows: (ledger: string) => Promise<readonly RowWithValues[]>
  /** Rows of all time: registers count what is there, not what happened. */
  readonly register: (ledger: string) => Promise<readonly RowWithValues[]>
  readonly sees: (ledger: string) => boolean
  /** A count that leads to its rows; `where` as in the list's filter. */
  readonly count: (ledger: string, value: number | string, where?: string) => FigureCell
}

export function openPeriod(office: Office, viewer: Rights, from: string, to: string): Period {
  const read = new Map<string, Promise<readonly RowWithValues[]>>()
  const once = (key: string, ledger: string, filter: object) => {
    const known = read.get(key) ?? rowsOf(office, ledgerOf(ledger), filter)
    read.set(key, known)
    return known
  }
  return {
    office,
    from,
    to,
    rows: (ledger) => once(ledger, ledger, { from, to }),
    register: (ledger) => once(`${ledger} all`, ledger, {}),
    sees: (ledger) => {
      const found = LEDGERS.get(ledger)
      return found !== undefined && seesCounts(viewer, found)
    },
    count: (ledger, value, where = '') => ({
      text: String(value),
      share: null,
      to: { ledger, filter: [`from=${from}&to=${to}`, where].filter(Boolean).join('&') },
    }),
  }
}

export const plain = (text: string | number): FigureCell => ({ text: String(text), share: null, to: null })

/** Who worked here in the period, or some days of it. */
export const staffOf = ({ office, from }: Period) =>
  office.profile.staff.filter(({ until }) => until === undefined || until >= from)

/** `85.7%（6/7）`: a rate is nothing without what it was made of. */
export function rate(part: number, whole: number): FigureCell {
  if (whole === 0) return plain('—')
  return { text: `${((part / whole) * 100).toFixed(1)}%（${part}/${whole}）`, share: part / whole, to: null }
}

/** Sum of a column's values, in its own unit. */
export const sumOf = (rows: readonly RowWithValues[], field: string): number =>
  rows.reduce((sum, { values }) => sum + (typeof values[field] === 'number' ? values[field] : 0), 0)

export const where = (field: string, value: string): string => `where.${field}=${encodeURIComponent(value)}`
