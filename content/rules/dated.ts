import { z } from 'zod'
import { localized } from '../engine/localized.ts'
import { issueOf } from '../faults.ts'
import { addDays, type Calendar } from './days.ts'
import { LOCAL_FIGURES } from './local-figures.ts'

const isoDate = z.iso.date('a date YYYY-MM-DD')

/** `content/calendar/<year>.yaml`: the State Council's notice on the holidays of a year. */
export const holidayYear = z
  .strictObject({
    year: z.int().min(2020).max(2199),
    /** The notice, with its number or day. */
    source: z.string().min(8),
    checkedOn: isoDate,
    holidays: z.array(z.strictObject({ name: z.string().min(2), from: isoDate, to: isoDate })).min(5),
    /** Saturdays and Sundays that are worked instead. */
    worked: z.array(isoDate),
  })
  .superRefine(({ year, holidays, worked }, context) => {
    for (const [index, { from, to }] of holidays.entries())
      if (from > to || addDays(from, 14) < to)
        context.addIssue({
          code: 'custom',
          path: ['holidays', index],
          ...issueOf('holiday-dates'),
        })
    for (const [index, day] of worked.entries())
      if (![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()) || !day.startsWith(String(year)))
        context.addIssue({
          code: 'custom',
          path: ['worked', index],
          ...issueOf('worked-day', { given: day, year }),
        })
  })
export type HolidayYear = z.infer<typeof holidayYear>

export function calendarOf(years: readonly HolidayYear[]): Calendar {
  const free: string[] = []
  for (const { from, to } of years.flatMap(({ holidays }) => holidays))
    for (let day = from; day <= to; day = addDays(day, 1)) free.push(day)
  return { years: years.map(({ year }) => year), free, worked: years.flatMap(({ worked }) => worked) }
}

/** `content/values.yaml`: figures that an authority sets from time to time, the newest last. */
const datedValue = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z0-9]+)*$/, 'small letters, figures and hyphens, as in lpr-1y'),
  name: localized,
  unit: localized,
  source: z.string().min(8),
  checkedOn: isoDate,
  values: z.array(z.strictObject({ from: isoDate, to: isoDate.optional(), value: z.number() })).min(1),
})
export const datedValues = z.array(datedValue)
export type DatedValue = z.infer<typeof datedValue>

/** Those of a place, in the office profile. */
export const localValues = z.array(
  datedValue.extend({
    id: z
      .enum(LOCAL_FIGURES)
      .refine((id) => id !== 'aid-income-line', 'write it under hardshipRule, with its document'),
  }),
)

/** The figures in force on a day. */
export const valuesOn = (dated: readonly DatedValue[], day: string): Record<string, number> =>
  Object.fromEntries(
    dated.flatMap(({ id, values }): [string, number][] => {
      const found = values.findLast(({ from, to }) => from <= day && (to === undefined || day <= to))
      return found ? [[id, found.value]] : []
    }),
  )
