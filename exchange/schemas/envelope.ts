import { z } from 'zod'

/** What may be in an envelope's header is what a thief of the kiosk's disk may know: not who, not about what. */
export const SUITE = 'HPKE-Base-X25519-HKDF-SHA256-AES-256-GCM' as const

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/)
export const timestamp = z.iso.datetime({ offset: true })

/** Office code: the office's code in the county's register (GB/T 2260 division + serial), 6 to 18 digits. */
export const officeCode = z.string().regex(/^\d{6,18}$/)
/** Letters and digits of GB 32100-2015: no I, O, S, V, Z, so that nothing is mistaken for a digit. */
const gb32100 = '[0-9A-HJ-NP-RTUWXY]'
/** `YYMMDD-OOOO-KNNNN-C` (design.md §7); the check character is verified by `parseAcceptanceNumber`. */
export const acceptanceNumber = z
  .string()
  .regex(new RegExp(`^\\d{6}-${gb32100}{4}-[A-HJ-NP-RTUWXY]\\d{4}-${gb32100}$`))

/** That an application is one's own: the token on its receipt, or the card of the person, just read. */
export const numberProof = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('token'), token: z.string().max(20) }),
  z.strictObject({ kind: z.literal('card'), documentNumber: z.string().max(30) }),
])
export type NumberProof = z.infer<typeof numberProof>

export const envelopeHeader = z.strictObject({
  v: z.literal(1),
  suite: z.literal(SUITE),
  /** UUIDv7, made at confirm; the idempotency key. */
  id: z.uuidv7(),
  officeCode,
  kioskId: z.string().regex(/^[A-Za-z0-9-]{1,40}$/),
  /** Counts the envelopes of one enrolment from 1 without gaps; the office raises an alarm at a gap. */
  seq: z.int().min(1).max(2_147_483_647),
  /** Null for what gets no number (an anonymous evaluation). */
  number: acceptanceNumber.nullable(),
  createdAt: timestamp,
  contentVersion: z.string().max(40),
  /** Which office key sealed it. */
  keyId: z.string().max(40),
})

/** Characters of `sealed`: nearly 3 MB of content. */
export const LONGEST_SEALED = 4_000_000

export const envelope = z.strictObject({
  header: envelopeHeader,
  /** HPKE encapsulated key (32 bytes) followed by the ciphertext; the canonical header is the AAD. */
  sealed: base64url.max(LONGEST_SEALED),
  /** Ed25519 by the kiosk over the canonical JSON of `{header, sealed}`. */
  signature: base64url.length(86),
})

export type EnvelopeHeader = z.infer<typeof envelopeHeader>
export type Envelope = z.infer<typeof envelope>

/** The office's signed acknowledgement: only a valid one lets the kiosk erase. */
export const acknowledgement = z.strictObject({
  id: z.uuidv7(),
  /** SHA-256 (hex) of the canonical JSON of the whole envelope as the office received it. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: timestamp,
  /** Ed25519 by the office over the canonical JSON of `{id, hash, at}`. */
  signature: base64url.length(86),
})
export type Acknowledgement = z.infer<typeof acknowledgement>

/** Error body of every exchange answer that is not 2xx; `code` is stable, `message` is for the technician. */
export const exchangeError = z.object({
  code: z.enum([
    'schema',
    'unknown-kiosk',
    'revoked',
    'bad-signature',
    'foreign-key',
    'conflict',
    'too-large',
    'unreadable',
    'key-expired',
    'busy',
    'not-found',
    'limited',
    'bad-code',
  ]),
  message: z.string(),
})
export type ExchangeError = z.infer<typeof exchangeError>
