import { z } from 'zod'

/**
 * A receipt as data: what it says, in reading order, and nothing about bytes or dots. The words come from the
 * caller (content/locales); this room adds none.
 */

/** Languages whose script decides how a block is set. Left out: Chinese, or whatever the characters say. */
const language = z.enum(['zh-CN', 'en', 'ug', 'kk-Arab', 'bo', 'mn-Mong', 'ii', 'ko'])
export type ReceiptLanguage = z.infer<typeof language>

const line = z
  .string()
  .trim()
  .min(1, 'a receipt block needs text')
  .max(2000, 'a receipt block holds at most 2000 characters')

const voice = {
  lang: language.optional(),
  /** Reading direction; follows from the language when left out. */
  dir: z.enum(['ltr', 'rtl']).optional(),
  /** Columns from left to right; Mongolian script is set so when left out. */
  vertical: z.boolean().optional(),
}

const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('title'), text: line, ...voice }),
  z.strictObject({
    kind: z.literal('text'),
    text: line,
    align: z.enum(['start', 'center', 'end']).optional(),
    size: z.enum(['normal', 'large']).optional(),
    bold: z.boolean().optional(),
    ...voice,
  }),
  z.strictObject({ kind: z.literal('row'), label: line, value: line, ...voice }),
  z.strictObject({
    kind: z.literal('number'),
    /** As printed and read aloud, grouped by hyphens: `261122-QS01-A0001-7`. */
    value: z.string().regex(/^[0-9A-Z]+(-[0-9A-Z]+)*$/, 'digits and capital letters, grouped by hyphens'),
    label: line.optional(),
    ...voice,
  }),
  z.strictObject({ kind: z.literal('rule') }),
  z.strictObject({ kind: z.literal('checklist'), items: z.array(line).min(1).max(50), ...voice }),
  z.strictObject({
    kind: z.literal('qr'),
    payload: z
      .string()
      .regex(/^[\x20-\x7e]+$/, 'a QR payload is printable ASCII')
      .max(400, 'at most 400 characters, or its dots get too small to scan'),
    caption: line.optional(),
    ...voice,
  }),
  z.strictObject({ kind: z.literal('feed'), lines: z.int().min(1).max(20) }),
  z.strictObject({ kind: z.literal('cut') }),
])

export const receiptDocumentSchema = z.strictObject({
  blocks: z.array(block).min(1).max(200),
  /** Present on a reprint: the visible mark, e.g. 「重打」, printed large above everything else. */
  copy: z.strictObject({ text: line, ...voice }).optional(),
})

export type ReceiptBlock = z.infer<typeof block>
export type ReceiptDocument = z.infer<typeof receiptDocumentSchema>

/** The direction a block is set in. */
export const directionOf = (block: { lang?: ReceiptLanguage; dir?: 'ltr' | 'rtl' }): 'ltr' | 'rtl' =>
  block.dir ?? (block.lang === 'ug' || block.lang === 'kk-Arab' ? 'rtl' : 'ltr')

/** Whether a block is set in columns from left to right. */
export const isVertical = (block: { lang?: ReceiptLanguage; vertical?: boolean }): boolean =>
  block.vertical ?? block.lang === 'mn-Mong'
