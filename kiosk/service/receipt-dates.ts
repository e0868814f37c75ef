const TIME_ZONE = 'Asia/Shanghai'

/**
 * Intl has no long dates in these languages' own script: mn-Mong falls back to Cyrillic. Figures are read by all.
 */
const FIGURES_ONLY = new Set(['mn-Mong'])

const format = (tag: string, at: Date, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(tag, { timeZone: TIME_ZONE, numberingSystem: 'latn', ...options }).format(at)

const hasDates = (tag: string): boolean =>
  !FIGURES_ONLY.has(tag) && Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0

/** A day of this or the coming year as papers name it: 11月29日星期日. Figures as 2026-11-29 where that is all there is. */
export const dayWords = (tag: string, at: Date): string =>
  hasDates(tag)
    ? format(tag, at, { month: 'long', day: 'numeric', weekday: 'long' })
    : format('sv-SE', at, { dateStyle: 'short' })

/** A day of any year: 2012年12月28日. */
export const calendarDay = (tag: string, at: Date): string =>
  hasDates(tag)
    ? format(tag, at, { year: 'numeric', month: 'long', day: 'numeric' })
    : format('sv-SE', at, { dateStyle: 'short' })

/** Day and time of a confirmation: 2026年11月22日 10:31. */
export const minuteWords = (tag: string, at: Date): string =>
  hasDates(tag)
    ? `${calendarDay(tag, at)} ${format('sv-SE', at, { timeStyle: 'short' })}`
    : format('sv-SE', at, { dateStyle: 'short', timeStyle: 'short' })

const DAY_MS = 86_400_000

/** The last day of a period of calendar days; the day it begins with does not count (民法典第二百零一条). */
export const lastDay = (from: Date, days: number): Date => new Date(from.getTime() + days * DAY_MS)
