import { unreachable } from '../../base/result.ts'
import type { Period } from './period.ts'

/**
 * Days as laws count them. All days are civil dates `YYYY-MM-DD` of Asia/Shanghai.
 *
 * The first day does not count (民法典第二百零一条); a period of months or years ends on the same day of the last
 * month, or on its last day where there is no such day (民法典第二百零二条).
 */

/** Which days are worked, as far as the State Council has announced it. */
export interface Calendar {
  /** Years whose holidays are announced; outside of them only Saturdays and Sundays are known to be free. */
  readonly years: readonly number[]
  /** Free days. */
  readonly free: readonly string[]
  /** Saturdays and Sundays that are worked. */
  readonly worked: readonly string[]
}

export interface Deadline {
  /** The last day by the law's count, without any roll-over: what a person is told first. */
  readonly date: string
  /** The last working day not after `date`: when someone is there to take it. */
  readonly safe: string
  /** Where `date` is a free day: the working day to which the law moves the end (民法典第二百零三条). */
  readonly rollsTo: string | null
  /** False where a day that was counted lies in a year whose holidays are not announced. */
  readonly certain: boolean
}

const DAY_MS = 86_400_000

const at = (date: string): number => Date.parse(`${date}T00:00:00Z`)
const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

export const addDays = (date: string, count: number): string => dateOf(at(date) + count * DAY_MS)

/** Whole days from `from` to `to`; negative where `to` is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((at(to) - at(from)) / DAY_MS)

export function addMonths(date: string, count: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const index = year * 12 + (month - 1) + count
  const lastDay = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate()
  return dateOf(Date.UTC(Math.floor(index / 12), index % 12, Math.min(day, lastDay)))
}

export function isWorkingDay(date: string, calendar: Calendar): boolean {
  if (calendar.worked.includes(date)) return true
  if (calendar.free.includes(date)) return false
  const weekday = new Date(at(date)).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** `date` moved on, or back with `step` -1, to the nearest working day; `date` itself where it is one. */
function nearestWorkingDay(date: string, step: 1 | -1, calendar: Calendar): string {
  let day = date
  while (!isWorkingDay(day, calendar)) day = addDays(day, step)
  return day
}

function addWorkingDays(date: string, count: number, calendar: Calendar): string {
  let day = date
  for (let left = count; left > 0; left--) day = nearestWorkingDay(addDays(day, 1), 1, calendar)
  return day
}

/** The end of a period that began on `from`. */
export function addPeriod(from: string, { count, unit }: Period, calendar: Calendar): string {
  switch (unit) {
    case 'day':
      return addDays(from, count)
    case 'working-day':
      return addWorkingDays(from, count, calendar)
    case 'month':
      return addMonths(from, count)
    case 'year':
      return addMonths(from, count * 12)
    default:
      return unreachable(unit)
  }
}

export function deadline(from: string, period: Period, calendar: Calendar): Deadline {
  const date = addPeriod(from, period, calendar)
  const working = isWorkingDay(date, calendar)
  const years = period.unit === 'working-day' ? [from, date] : [date]
  return {
    date,
    safe: nearestWorkingDay(date, -1, calendar),
    rollsTo: working ? null : nearestWorkingDay(date, 1, calendar),
    certain: years.every((day) => calendar.years.includes(Number(day.slice(0, 4)))),
  }
}
