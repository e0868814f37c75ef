import { z } from 'zod'
import { creditCodeFinding } from '../../base/credit-code.ts'
import { acceptanceNumber, numberProof, timestamp } from './envelope.ts'
import { channel, report } from './report.ts'
import { usage } from './usage.ts'

/**
 * What is inside a seal. It is self-contained: `summary` is what the citizen saw and confirmed, in Chinese,
 * so the desk shows every field even when its own content is older than the kiosk's.
 */
const text = (max: number) => z.string().max(max)

/**
 * Identity as given. `method` says how: read by the kiosk from the chip of an identity card (`card`) or of a social
 * security card (which has no validity and no address, and whose photo nobody here has seen), or typed by the citizen
 * (the desk verifies). Messages from before social security cards were told apart say `card` for both.
 */
export const identity = z.strictObject({
  method: z.enum(['card', 'social-card', 'typed']),
  /** resident 居民身份证, permit 港澳台居民居住证, foreign 外国人永久居留身份证 */
  document: z.enum(['resident', 'permit', 'foreign']),
  name: text(60).min(1),
  number: text(30).min(1),
  sex: z.enum(['male', 'female', 'unknown']),
  /** YYYY-MM-DD; absent where a card's date cannot be read. */
  birth: z.iso.date().optional(),
  /** Code of GB/T 3304, absent for permits and foreign cards. */
  ethnicity: text(2).optional(),
  address: text(120).optional(),
  validTo: z.union([z.iso.date(), z.literal('long-term')]).optional(),
})
export type Identity = z.infer<typeof identity>

/** A firm, an association, a collective; `code`: GB 32100-2015. Both are public, and are not masked. */
export const organisation = z.strictObject({
  name: text(60).min(1),
  code: z.string().refine((code) => creditCodeFinding(code) === undefined),
})

/** One confirmed answer for people: `id` of the field, its label and value in Chinese. */
export const summaryLine = z.strictObject({
  id: text(60),
  label: text(100),
  value: text(4000),
  /** The field is printed on the receipt. */
  onReceipt: z.boolean(),
  /** Written by a clerk in accompany mode; the citizen saw that and confirmed it. Absent in older messages. */
  byClerk: z.boolean().optional(),
})
export type SummaryLine = z.infer<typeof summaryLine>

export const answerValue = z.union([text(4000), z.boolean(), z.array(text(200)).max(60)])
export const answers = z.record(text(60), answerValue)
export type Answers = z.infer<typeof answers>

/**
 * Drawn on the glass with the finger, or left to paper at the window. A point is `x, y` in thousandths of the height of
 * the box. `signed` is the SHA-256 (hex) of what stood there confirmed (exchange/signed-hash.ts): it binds the strokes
 * to these very words.
 */
export const signature = z.discriminatedUnion('method', [
  z.strictObject({
    method: z.literal('drawn'),
    strokes: z
      .array(z.array(z.int().min(-9999).max(9999)).min(2).max(2000))
      .min(1)
      .max(80),
    signed: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  z.strictObject({ method: z.literal('paper') }),
])

export const application = z.strictObject({
  kind: z.literal('application'),
  /** Made when the citizen enters check-answers; the same id always yields the same number. */
  submissionId: z.uuidv7(),
  form: text(40),
  formVersion: text(40),
  /** Chinese name of the form, as confirmed. */
  title: text(60),
  language: text(12),
  /** Null where somebody wants to stay unnamed (a complaint, a clue). */
  identity: identity.nullable(),
  /** For whom `identity` acts, where it is no person; absent where somebody applies for themselves. */
  organisation: organisation.optional(),
  /** How the office deals with it (content/engine/procedure.ts); absent in older messages. */
  procedure: text(40).optional(),
  /** For the restricted role alone: correction, resettlement, violence at home. Never opened by a card. */
  restricted: z.boolean().optional(),
  answers,
  summary: z.array(summaryLine).max(200),
  /** Absent where the form wants none, and in older messages. */
  signature: signature.optional(),
  /** SHA-256 (hex) over `number|token`: the receipt's token proves a progress query without being stored. */
  tokenHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** Statutory or chosen way of first receipt; the clock of 法律援助法第四十三条 starts here. */
  receivedVia: channel,
  confirmedAt: timestamp,
})
export type Application = z.infer<typeof application>

const five = z.int().min(1).max(5)

/** Who served, scored apart (司法所公共法律服务评价制度): 办事态度, 能力, 质量. `staff`: id in the office's profile. */
export const staffRating = z.strictObject({
  staff: text(40).min(1),
  attitude: five,
  ability: five,
  quality: five,
})
export type StaffRating = z.infer<typeof staffRating>

/** The three questions of 司发通〔2019〕97号: knew of public legal service before, would come here first, content with it. */
export const survey = z.strictObject({ known: z.boolean(), first: z.boolean(), content: z.boolean() })
export type Survey = z.infer<typeof survey>

/** Anonymous: five faces and tags, no link to a person or an application; the rest is absent where nobody gave it. */
export const evaluation = z.strictObject({
  kind: z.literal('evaluation'),
  service: text(40),
  score: five,
  tags: z.array(text(40)).max(10),
  rating: staffRating.optional(),
  survey: survey.optional(),
  at: timestamp,
})
export type Evaluation = z.infer<typeof evaluation>

/**
 * What a citizen adds to an application that is under way: that something was brought, or words. It counts only with
 * the proof that a progress query needs.
 */
export const supplement = z.strictObject({
  kind: z.literal('supplement'),
  number: acceptanceNumber,
  proof: numberProof,
  text: text(1000).min(1),
  at: timestamp,
})
export type Supplement = z.infer<typeof supplement>

export const message = z.discriminatedUnion('kind', [application, evaluation, supplement, usage, report])
export type Message = z.infer<typeof message>
