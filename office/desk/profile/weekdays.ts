import { t } from '../words.ts'

/** Monday is 1. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const

export const weekdayName = (day: number): string => t(`weekday.${day as (typeof WEEKDAYS)[number]}`)
