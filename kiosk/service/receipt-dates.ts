import { hasLongDates, writeDate } from '../long-dates.ts'

/** A day of this or the coming year as papers name it: 11月29日星期日. Figures as 2026-11-29 where that is all there is. */
export const dayWords = (tag: string, at: Date): string =>
  hasLongDates(tag)
    ? writeDate(tag, at, { month: 'long', day: 'numeric', weekday: 'long' })
    : writeDate('sv-SE', at, { dateStyle: 'short' })

/** A day of any year: 2012年12月28日. */
export const calendarDay = (tag: string, at: Date): string =>
  hasLongDates(tag)
    ? writeDate(tag, at, { year: 'numeric', month: 'long', day: 'numeric' })
    : writeDate('sv-SE', at, { dateStyle: 'short' })

/** Day and time of a confirmation: 2026年11月22日 10:31. */
export const minuteWords = (tag: string, at: Date): string =>
  hasLongDates(tag)
    ? `${calendarDay(tag, at)} ${writeDate('sv-SE', at, { timeStyle: 'short' })}`
    : writeDate('sv-SE', at, { dateStyle: 'short', timeStyle: 'short' })

const DAY_MS = 86_400_000

/** The last day of a period of calendar days; the day it begins with does not count (民法典第二百零一条). */
export const lastDay = (from: Date, days: number): Date => new Date(from.getTime() + days * DAY_MS)
