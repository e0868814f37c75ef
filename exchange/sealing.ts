import { Aes256Gcm, type AeadInterface, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core'
import { canonicalJson, type Json } from '../base/json.ts'
import { err, ok, type Result } from '../base/result.ts'
import { importedKeys } from './imported-keys.ts'
import type { EnvelopeHeader } from './schemas/envelope.ts'
import type { Message } from './schemas/message.ts'

/**
 * HPKE base mode (RFC 9180), DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. This is the only file that
 * knows the library. A sealed text is the encapsulated key (32 bytes) followed by the ciphertext, in base64url.
 */
export interface SealingKeyPair {
  /** X25519, raw 32 bytes, base64url. */
  readonly publicKey: string
  readonly privateKey: string
}

/** The `info` of HPKE: what was sealed for one purpose does not open for another. */
export type SealPurpose =
  | 'envelope'
  | 'progress-query'
  | 'progress-reply'
  | 'accompany-report'
  | 'accompany-reply'
const purposeInfo = (purpose: SealPurpose) => new TextEncoder().encode(`mingli/1 ${purpose}`)

const ENCAPSULATED_BYTES = 32

const suiteWith = (aead: AeadInterface) =>
  new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead })
const suite = suiteWith(new Aes256Gcm())

/** With its public half, which decapsulation needs as well and would reckon anew for every seal. */
const recipientKeys = importedKeys(async (privateKey): Promise<CryptoKeyPair> => {
  const { kem } = suite
  const imported = await kem.deserializePrivateKey(Buffer.from(privateKey, 'base64url'))
  const { kty, crv, x } = await crypto.subtle.exportKey('jwk', imported)
  return { privateKey: imported, publicKey: await kem.importKey('jwk', { kty, crv, x }, true) }
}, 8)

export async function generateSealingKey(): Promise<SealingKeyPair> {
  const pair = await suite.kem.generateKeyPair()
  const [publicKey, privateKey] = await Promise.all([
    suite.kem.serializePublicKey(pair.publicKey),
    suite.kem.serializePrivateKey(pair.privateKey),
  ])
  return { publicKey: base64url(publicKey), privateKey: base64url(privateKey) }
}

/** Seals bytes to a public key. The key comes from a checked enrolment: a bad one is a bug and throws. */
export async function sealBytes(
  plain: Uint8Array,
  purpose: SealPurpose,
  aad: Uint8Array,
  publicKey: string,
): Promise<string> {
  const recipientPublicKey = await suite.kem.deserializePublicKey(Buffer.from(publicKey, 'base64url'))
  const { enc, ct } = await suite.seal({ recipientPublicKey, info: purposeInfo(purpose) }, plain, aad)
  return Buffer.concat([Buffer.from(enc), Buffer.from(ct)]).toString('base64url')
}

/** Opens bytes; a wrong key, purpose or AAD and any change of the text are all the same failure. */
export async function openBytes(
  sealed: string,
  purpose: SealPurpose,
  aad: Uint8Array,
  privateKey: string,
): Promise<Result<Uint8Array, 'unreadable'>> {
  return openWithSuite(suite, Buffer.from(sealed, 'base64url'), purposeInfo(purpose), aad, privateKey)
}

/** The core of `openBytes` with the AEAD and `info` as parameters, so that the official vectors run through it. */
export async function openWith(
  aead: AeadInterface,
  sealed: Uint8Array,
  info: Uint8Array,
  aad: Uint8Array,
  privateKey: string,
): Promise<Result<Uint8Array, 'unreadable'>> {
  return openWithSuite(suiteWith(aead), sealed, info, aad, privateKey)
}

async function openWithSuite(
  used: CipherSuite,
  sealed: Uint8Array,
  info: Uint8Array,
  aad: Uint8Array,
  privateKey: string,
): Promise<Result<Uint8Array, 'unreadable'>> {
  try {
    const recipientKey = await recipientKeys(privateKey)
    const enc = sealed.slice(0, ENCAPSULATED_BYTES)
    const plain = await used.open({ recipientKey, enc, info }, sealed.slice(ENCAPSULATED_BYTES), aad)
    return ok(new Uint8Array(plain))
  } catch {
    return err('unreadable')
  }
}

/** Sealed lengths are multiples of this, so that a length does not tell what was asked for. */
const PAD_BYTES = 4096

/** JSON text, filled up with spaces to a multiple of 4096 bytes. */
export function padded(json: Uint8Array): Uint8Array {
  const filled = Buffer.alloc(Math.ceil(json.length / PAD_BYTES) * PAD_BYTES, ' ')
  filled.set(json)
  return filled
}

/** Seals a message for an envelope: canonical JSON padded with spaces; the canonical header is the AAD. */
export async function seal(
  message: Message,
  header: EnvelopeHeader,
  officePublicKey: string,
): Promise<string> {
  const plain = Buffer.from(canonicalJson(message as unknown as Json))
  return sealBytes(padded(plain), 'envelope', headerAad(header), officePublicKey)
}

/** Opens an envelope's content: its JSON text, not yet checked against a schema. */
export async function open(
  sealed: string,
  header: EnvelopeHeader,
  officePrivateKey: string,
): Promise<Result<string, 'unreadable'>> {
  const plain = await openBytes(sealed, 'envelope', headerAad(header), officePrivateKey)
  return plain.ok ? ok(Buffer.from(plain.value).toString('utf8').trimEnd()) : plain
}

const headerAad = (header: EnvelopeHeader): Uint8Array => Buffer.from(canonicalJson(header))
const base64url = (bytes: ArrayBuffer): string => Buffer.from(bytes).toString('base64url')
