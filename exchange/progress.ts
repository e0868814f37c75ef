import { randomBytes } from 'node:crypto'
import { canonicalJson, parseJson } from '../base/json.ts'
import { err, ok, type Result } from '../base/result.ts'
import type { Registration } from './outbox-registration.ts'
import type { NumberProof } from './schemas/envelope.ts'
import {
  progressQuery,
  progressReply,
  sealedReply,
  type ProgressQuery,
  type ProgressReply,
  type SealedQuery,
  type SealedReply,
} from './schemas/api.ts'
import { generateSealingKey, openBytes, padded, sealBytes } from './sealing.ts'
import { signQuery } from './signing.ts'

export type ProgressProof = NumberProof

const queryAad = (kioskId: string, keyId: string) => Buffer.from(canonicalJson({ kioskId, keyId }))
const NO_AAD = new Uint8Array()

/** Kiosk: number and proof go sealed to the office; the reply will be sealed to a key used once. */
export async function sealProgressQuery(
  number: string,
  proof: ProgressProof,
  { enrolment, privateKey }: Registration,
  at: string,
): Promise<{ query: SealedQuery; replyKey: string; nonce: string }> {
  const { kioskId, sealingKeys } = enrolment
  const { keyId, publicKey } = sealingKeys[0]!
  const replyKey = await generateSealingKey()
  const nonce = randomBytes(16).toString('base64url')
  const plain: ProgressQuery = { number, proof, replyKey: replyKey.publicKey, nonce, at }
  const sealed = await sealBytes(
    Buffer.from(canonicalJson(plain)),
    'progress-query',
    queryAad(kioskId, keyId),
    publicKey,
  )
  return { query: signQuery({ kioskId, keyId, sealed }, privateKey), replyKey: replyKey.privateKey, nonce }
}

/** Office: opens and checks a query whose signature was verified. */
export async function openProgressQuery(
  { kioskId, keyId, sealed }: SealedQuery,
  privateKey: string,
): Promise<Result<ProgressQuery, 'unreadable'>> {
  const plain = await openBytes(sealed, 'progress-query', queryAad(kioskId, keyId), privateKey)
  if (!plain.ok) return plain
  const parsed = progressQuery.safeParse(parseJson(Buffer.from(plain.value).toString('utf8')))
  return parsed.success ? ok(parsed.data) : err('unreadable')
}

/** Office: seals the reply to the query's one-time key. Throws where that is no X25519 key. */
export async function sealProgressReply(reply: ProgressReply, replyKey: string): Promise<SealedReply> {
  // Padded: lengths of replies must not tell a hit from a miss to who watches the line.
  const plain = padded(Buffer.from(canonicalJson(reply)))
  return { sealed: await sealBytes(plain, 'progress-reply', NO_AAD, replyKey) }
}

/** Kiosk: undefined where the answer is not the office's answer to this very query. */
export async function openProgressReply(
  body: unknown,
  replyPrivateKey: string,
  nonce: string,
): Promise<ProgressReply | undefined> {
  const sealed = sealedReply.safeParse(body)
  if (!sealed.success) return undefined
  const plain = await openBytes(sealed.data.sealed, 'progress-reply', NO_AAD, replyPrivateKey)
  if (!plain.ok) return undefined
  const parsed = progressReply.safeParse(parseJson(Buffer.from(plain.value).toString('utf8')))
  return parsed.success && parsed.data.nonce === nonce ? parsed.data : undefined
}
