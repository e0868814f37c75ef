import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Time-based one-time passwords (RFC 6238): HMAC-SHA-1, 30 s, 6 digits, as every authenticator app has them. */
const STEP_MS = 30_000
const DIGITS = 6
/** A phone's clock may be a step off. */
const TOLERANCE = 1
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** 160 random bits in base32 (RFC 4648), as authenticator apps take them. */
export function newTotpSecret(): string {
  return Array.from(randomBytes(32), (byte) => BASE32[byte & 31]!).join('')
}

export const stepAt = (at: Date): number => Math.floor(at.getTime() / STEP_MS)

/** The code of one step: HOTP (RFC 4226) over the number of the step. */
export function totpCode(secret: string, step: number, digits = DIGITS): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const offset = mac[19]! & 0x0f
  const number = (mac.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** digits
  return String(number).padStart(digits, '0')
}

/**
 * The step whose code this is, or undefined. `after`: the last step that was used; a code works once, so that one who
 * looked over the shoulder cannot use it again.
 */
export function matchTotp(
  secret: string,
  code: string,
  { at, after }: { readonly at: Date; readonly after: number },
): number | undefined {
  const typed = code.normalize('NFKC').replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(typed)) return undefined
  const now = stepAt(at)
  for (let step = now - TOLERANCE; step <= now + TOLERANCE; step++)
    if (step > after && timingSafeEqual(Buffer.from(totpCode(secret, step)), Buffer.from(typed))) return step
  return undefined
}

/** What the app's camera reads. */
export const totpUri = (secret: string, office: string, name: string): string =>
  `otpauth://totp/${encodeURIComponent(`${office}:${name}`)}?secret=${secret}&issuer=${encodeURIComponent(office)}`

function fromBase32(text: string): Buffer {
  const bytes: number[] = []
  let bits = 0
  let held = 0
  for (const character of text) {
    const value = BASE32.indexOf(character)
    if (value < 0) throw new Error('not base32')
    held = ((held << 5) | value) & 0xfff
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push((held >> bits) & 0xff)
    }
  }
  return Buffer.from(bytes)
}
