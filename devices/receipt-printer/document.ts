import { z } from 'zod'

/**
 * A receipt as data: what it says, in reading order, and nothing about bytes or dots; its end is the cut. The words
 * come from the caller (content/locales); this room adds none.
 */

/** Languages whose script decides how a block is set. Left out: Chinese, or whatever the characters say. */
const language = z.enum(['zh-CN', 'en', 'ug', 'kk-Arab', 'bo', 'mn-Mong', 'ii', 'ko', 'za'])
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
  /** Small print, always drawn: the other language of the paper below the first, and what is said in passing. */
  small: z.boolean().optional(),
}

const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('title'), text: line, ...voice }),
  z.strictObject({
    kind: z.literal('text'),
    text: line,
    align: z.enum(['start', 'center', 'end']).optional(),
    large: z.boolean().optional(),
    bold: z.boolean().optional(),
    ...voice,
  }),
  /** Opens a part. `also`: the same in Chinese, on the same line. */
  z.strictObject({ kind: z.literal('heading'), text: line, also: line.optional(), ...voice }),
  /** `also`: the label in Chinese, beside it. */
  z.strictObject({
    kind: z.literal('row'),
    label: line,
    also: line.optional(),
    value: line,
    ...voice,
  }),
  z.strictObject({
    kind: z.literal('number'),
    /** As printed and read aloud, grouped by hyphens: `261122-QS01-A0001-7`. */
    value: z.string().regex(/^[0-9A-Z]+(-[0-9A-Z]+)*$/, 'digits and capital letters, grouped by hyphens'),
    label: line.optional(),
    /** Large rather than as large as the paper allows. */
    modest: z.boolean().optional(),
    ...voice,
  }),
  z.strictObject({ kind: z.literal('rule') }),
  /** A dashed line across the paper: here it is folded or cut. */
  z.strictObject({ kind: z.literal('fold') }),
  /** One of a list: the text hangs beside its mark, or where it has none, under the text of the one above. */
  z.strictObject({
    kind: z.literal('item'),
    mark: z.union([z.literal('box'), z.int().min(1).max(99)]).optional(),
    text: line,
    ...voice,
  }),
  z.strictObject({
    kind: z.literal('qr'),
    payload: z
      .string()
      .regex(/^[\x20-\x7e]+$/, 'a QR payload is printable ASCII')
      .max(400, 'at most 400 characters, or its dots get too small to scan'),
    /** Beside the code where the paper is wide enough and the code is drawn, else below it. */
    captions: z
      .array(z.strictObject({ text: line, ...voice }))
      .max(8)
      .default([]),
  }),
  /** Dots of white paper. */
  z.strictObject({ kind: z.literal('feed'), dots: z.int().min(1).max(400) }),
])

export const receiptDocumentSchema = z.strictObject({
  blocks: z.array(block).min(1).max(400),
  /** Present on a reprint: the visible mark, e.g. 「重印」, printed large above everything else. */
  copy: z.strictObject({ text: line, ...voice }).optional(),
})

export type ReceiptBlock = z.input<typeof block>
export type ReceiptDocument = z.input<typeof receiptDocumentSchema>

/** The direction a block is set in. */
export const directionOf = (block: { lang?: ReceiptLanguage; dir?: 'ltr' | 'rtl' }): 'ltr' | 'rtl' =>
  block.dir ?? (block.lang === 'ug' || block.lang === 'kk-Arab' ? 'rtl' : 'ltr')

/** Whether a block is set in columns from left to right. */
export const isVertical = (block: { lang?: ReceiptLanguage; vertical?: boolean }): boolean =>
  block.vertical ?? block.lang === 'mn-Mong'
