import { z } from 'zod'

const count = z.int().min(1).max(1_000_000)

/** Longest text of a search that is told. */
export const LONGEST_SEARCH = 30
/** A run of so many digits may be of an identity card, a telephone or a bank card. */
const DIGITS = /\d{4}/

/** The text of a search as it may be told and compared; null where it may not be told at all. */
export function searchText(question: string): string | null {
  const text = question
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{Z}\p{C}]+/gu, '')
  return text === '' || text.length > LONGEST_SEARCH || DIGITS.test(text) ? null : text
}

const texts = z.array(z.strictObject({ text: z.string().min(1).max(LONGEST_SEARCH), count })).max(200)

/**
 * How the visits of a kiosk went, counted: of no visit alone, without a time closer than the day, without anything that
 * was entered in a form. What was asked in vain is kept for at most 30 days (office/server/retention.ts).
 */
export const usage = z.strictObject({
  kind: z.literal('usage'),
  /** In Asia/Shanghai. */
  day: z.iso.date(),
  /** Ids of the campaigns that the kiosk told of on that day (content/campaigns); none in older messages. */
  campaigns: z.array(z.string().max(40)).max(20).default([]),
  visits: z.int().min(0).max(1_000_000),
  /** `subject`: id of a form or guide, empty where it is restricted; `leftAt`: null where one came to one's end. */
  outcomes: z
    .array(
      z.strictObject({
        journey: z.enum(['application', 'guide', 'progress']),
        subject: z.string().max(40),
        leftAt: z.string().max(60).nullable(),
        count,
      }),
    )
    .max(500),
  searches: z.int().min(0).max(1_000_000),
  notFound: texts,
  /** Something was found, and nothing of it was opened; none in older messages. */
  notOpened: texts.default([]),
})
export type Usage = z.infer<typeof usage>
