import { z } from 'zod'

/** A length of time as laws give it: `1 year`, `6 months`, `30 days`, `3 working-days`. */
export interface Period {
  readonly count: number
  readonly unit: 'day' | 'working-day' | 'month' | 'year'
}

const PERIOD = /^([1-9]\d{0,2}) (day|working-day|month|year)s?$/

export function parsePeriod(text: string): Period | undefined {
  const match = PERIOD.exec(text)
  return match ? { count: Number(match[1]), unit: match[2] as Period['unit'] } : undefined
}

/** For content: a period in words, read as its count and unit. */
export const period = z.string().transform((text, context): Period => {
  const parsed = parsePeriod(text)
  if (parsed) return parsed
  context.addIssue({
    code: 'custom',
    message: `"${text}" is no period; write a number and days, working-days, months or years, e.g. 1 year or 3 working-days`,
  })
  return z.NEVER
})
