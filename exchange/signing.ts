import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import { canonicalJson } from '../base/json.ts'
import { ALPHABET } from '../base/gb32100.ts'
import { importedKeys } from './imported-keys.ts'
import type { Enrolment, KeyNews, SealedQuery } from './schemas/api.ts'
import type { Acknowledgement, Envelope, EnvelopeHeader } from './schemas/envelope.ts'
import type { PackManifest } from './schemas/pack.ts'

/** Ed25519 (RFC 8032), both keys raw 32 bytes in base64url. */
export interface SigningKeyPair {
  readonly publicKey: string
  readonly privateKey: string
}

// DER of RFC 8410 around the 32 raw bytes.
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')

// A process signs with its own key; an office checks those of its kiosks.
const privateKeyOf = importedKeys(
  (key) => createPrivateKey({ key: Buffer.concat([PKCS8, bytes32(key)]), format: 'der', type: 'pkcs8' }),
  4,
)
const publicKeyFrom = importedKeys(
  (key) => createPublicKey({ key: Buffer.concat([SPKI, bytes32(key)]), format: 'der', type: 'spki' }),
  256,
)

export function generateSigningKey(): SigningKeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const raw = (der: Buffer) => der.subarray(-32).toString('base64url')
  return {
    publicKey: raw(publicKey.export({ format: 'der', type: 'spki' })),
    privateKey: raw(privateKey.export({ format: 'der', type: 'pkcs8' })),
  }
}

/** The public half of a private key. */
export function publicKeyOf(privateKey: string): string {
  const { x } = privateKeyOf(privateKey).export({ format: 'jwk' })
  if (x === undefined) throw new Error('an Ed25519 key has a public half')
  return x
}

/** Signs UTF-8 text; the signature is 64 bytes in base64url (86 characters). */
export function signText(text: string, privateKey: string): string {
  return sign(null, Buffer.from(text), privateKeyOf(privateKey)).toString('base64url')
}

/** False for a wrong signature as for anything that is no signature or no key at all. */
export function verifyText(text: string, signature: string, publicKey: string): boolean {
  try {
    return verify(null, Buffer.from(text), publicKeyFrom(publicKey), Buffer.from(signature, 'base64url'))
  } catch {
    return false
  }
}

function bytes32(key: string): Buffer {
  const bytes = Buffer.from(key, 'base64url')
  if (bytes.length !== 32) throw new Error(`a raw key has 32 bytes, this has ${bytes.length}`)
  return bytes
}

/** SHA-256 (hex) of the text in UTF-8. */
export const textHash = (text: string): string => createHash('sha256').update(text).digest('hex')

export function signEnvelope(header: EnvelopeHeader, sealed: string, privateKey: string): Envelope {
  return { header, sealed, signature: signText(canonicalJson({ header, sealed }), privateKey) }
}

export const verifyEnvelope = ({ header, sealed, signature }: Envelope, publicKey: string): boolean =>
  verifyText(canonicalJson({ header, sealed }), signature, publicKey)

/** SHA-256 (hex) of the canonical JSON of the whole envelope: what the acknowledgement names. */
export const envelopeHash = (envelope: Envelope): string => textHash(canonicalJson(envelope))

export function signAcknowledgement(
  fields: Omit<Acknowledgement, 'signature'>,
  privateKey: string,
): Acknowledgement {
  const { id, hash, at } = fields
  return { id, hash, at, signature: signText(canonicalJson({ id, hash, at }), privateKey) }
}

export const verifyAcknowledgement = (
  { id, hash, at, signature }: Acknowledgement,
  publicKey: string,
): boolean => verifyText(canonicalJson({ id, hash, at }), signature, publicKey)

type UnsignedQuery = Omit<SealedQuery, 'signature'>
const queryText = ({ kioskId, keyId, sealed }: UnsignedQuery) => canonicalJson({ kioskId, keyId, sealed })

export const signQuery = (query: UnsignedQuery, privateKey: string): SealedQuery => ({
  ...query,
  signature: signText(queryText(query), privateKey),
})
export const verifyQuery = (query: SealedQuery, publicKey: string): boolean =>
  verifyText(queryText(query), query.signature, publicKey)

/** Named, so that a signature for one purpose is none for another. */
const accompanyText = (sealed: string) => canonicalJson({ accompany: sealed })

export const signAccompanyReply = (sealed: string, privateKey: string): string =>
  signText(accompanyText(sealed), privateKey)
export const verifyAccompanyReply = (
  { sealed, signature }: { readonly sealed: string; readonly signature: string },
  publicKey: string,
): boolean => verifyText(accompanyText(sealed), signature, publicKey)

type UnsignedNews = Omit<KeyNews, 'signature'>
const keyNewsText = ({ sealingKeys, pack, orders }: UnsignedNews, request: string) =>
  canonicalJson({
    keysFor: request,
    sealingKeys: sealingKeys.map(({ keyId, publicKey }) => ({ keyId, publicKey })),
    pack,
    orders,
  })

/** `request` is the signature of the request that is answered: the news fits no other one. */
export const signKeyNews = (news: UnsignedNews, request: string, privateKey: string): string =>
  signText(keyNewsText(news, request), privateKey)
export const verifyKeyNews = (news: KeyNews, request: string, publicKey: string): boolean =>
  verifyText(keyNewsText(news, request), news.signature, publicKey)

type UnsignedPack = Omit<PackManifest, 'signature'>
const packText = ({ v, officeCode, n, at, files }: UnsignedPack) =>
  canonicalJson({
    pack: {
      v,
      officeCode,
      n,
      at,
      files: files.map(({ path, sha256, bytes, from }) => ({ path, sha256, bytes, from })),
    },
  })

export const signPack = (pack: UnsignedPack, privateKey: string): PackManifest => ({
  ...pack,
  signature: signText(packText(pack), privateKey),
})
export const verifyPack = (pack: PackManifest, publicKey: string): boolean =>
  verifyText(packText(pack), pack.signature, publicKey)

/** A request that is not an envelope: `path` with query string, `time` ISO, `body` as sent (empty for GET). */
export interface SignableRequest {
  readonly method: string
  readonly path: string
  readonly time: string
  readonly body: string
}
const requestText = ({ method, path, time, body }: SignableRequest) =>
  `${method}\n${path}\n${time}\n${textHash(body)}`

export const signRequest = (request: SignableRequest, privateKey: string): string =>
  signText(requestText(request), privateKey)
export const verifyRequest = (request: SignableRequest, signature: string, publicKey: string): boolean =>
  verifyText(requestText(request), signature, publicKey)

/**
 * Twelve characters over all keys of the office, shown at the desk and at the kiosk when a code was typed:
 * two people compare them, so a server in between is noticed (60 bits).
 */
export function officeFingerprint(keys: Pick<Enrolment, 'signingKey' | 'sealingKeys'>): string {
  const digest = createHash('sha256')
    .update(canonicalJson({ signingKey: keys.signingKey, sealingKeys: keys.sealingKeys }))
    .digest()
  const characters = Array.from(digest.subarray(0, 12), (byte) => ALPHABET[byte % 31]!).join('')
  return `${characters.slice(0, 4)}-${characters.slice(4, 8)}-${characters.slice(8)}`
}
