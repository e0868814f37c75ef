import { canonicalJson, parseJson, type Json } from '../base/json.ts'
import { err, ok, type Result } from '../base/result.ts'
import type { Registration } from './outbox-registration.ts'
import {
  accompanyReply,
  accompanyReport,
  sealedAccompanyReply,
  type AccompanyReply,
  type AccompanyReport,
  type SealedAccompanyReply,
} from './schemas/accompany.ts'
import type { SealedQuery } from './schemas/api.ts'
import { generateSealingKey, openBytes, padded, sealBytes } from './sealing.ts'
import { signAccompanyReply, signQuery, verifyAccompanyReply } from './signing.ts'

const reportAad = (kioskId: string, keyId: string) => Buffer.from(canonicalJson({ kioskId, keyId }))
const NO_AAD = new Uint8Array()
const bytesOf = (plain: AccompanyReport | AccompanyReply) =>
  padded(Buffer.from(canonicalJson(plain as unknown as Json)))

/** Kiosk: what the clerk may see goes sealed to the office, signed by the kiosk. */
export async function sealAccompanyReport(
  report: Omit<AccompanyReport, 'replyKey'>,
  { enrolment, privateKey }: Registration,
): Promise<{ query: SealedQuery; replyKey: string }> {
  const { kioskId, sealingKeys } = enrolment
  const { keyId, publicKey } = sealingKeys[0]!
  const replyKey = await generateSealingKey()
  const plain: AccompanyReport = { ...report, replyKey: replyKey.publicKey }
  const sealed = await sealBytes(bytesOf(plain), 'accompany-report', reportAad(kioskId, keyId), publicKey)
  return { query: signQuery({ kioskId, keyId, sealed }, privateKey), replyKey: replyKey.privateKey }
}

/** Office: opens and checks a report whose signature was verified. */
export async function openAccompanyReport(
  { kioskId, keyId, sealed }: SealedQuery,
  privateKey: string,
): Promise<Result<AccompanyReport, 'unreadable'>> {
  const plain = await openBytes(sealed, 'accompany-report', reportAad(kioskId, keyId), privateKey)
  if (!plain.ok) return plain
  const parsed = accompanyReport.safeParse(parseJson(Buffer.from(plain.value).toString('utf8')))
  return parsed.success ? ok(parsed.data) : err('unreadable')
}

/** Office: the clerk's orders, sealed to the report's one-time key and signed by the office. */
export async function sealAccompanyReply(
  reply: AccompanyReply,
  replyKey: string,
  signingKey: string,
): Promise<SealedAccompanyReply> {
  const sealed = await sealBytes(bytesOf(reply), 'accompany-reply', NO_AAD, replyKey)
  return { sealed, signature: signAccompanyReply(sealed, signingKey) }
}

/** Kiosk: undefined where the answer is not this office's answer to this very report. */
export async function openAccompanyReply(
  body: unknown,
  report: Pick<AccompanyReport, 'id' | 'epoch' | 'seq'>,
  keys: { readonly replyKey: string; readonly officeSigningKey: string },
): Promise<AccompanyReply | undefined> {
  const wire = sealedAccompanyReply.safeParse(body)
  if (!wire.success || !verifyAccompanyReply(wire.data, keys.officeSigningKey)) return undefined
  const plain = await openBytes(wire.data.sealed, 'accompany-reply', NO_AAD, keys.replyKey)
  if (!plain.ok) return undefined
  const parsed = accompanyReply.safeParse(parseJson(Buffer.from(plain.value).toString('utf8')))
  if (!parsed.success) return undefined
  const { id, epoch, seq } = parsed.data
  return id === report.id && epoch === report.epoch && seq === report.seq ? parsed.data : undefined
}
