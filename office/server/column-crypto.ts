import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { err, ok, type Result } from '../../base/result.ts'

/**
 * Content of applications at rest: AES-256-GCM with a random nonce; the place (`table.column:row`) is
 * authenticated too, so that a text moved to another row does not open. Form: `v1.` + base64url(nonce, text, tag).
 */
export interface ColumnCrypto {
  readonly seal: (plain: string, place: string) => string
  readonly open: (sealed: string, place: string) => Result<string, 'unreadable'>
  /** HMAC-SHA256: equal for equal texts, and without the key neither found by trying nor compared with other places. */
  readonly digest: (plain: string, place: string) => string
}

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** `key`: 32 bytes that do not lie in the database. */
export function createColumnCrypto(key: Uint8Array): ColumnCrypto {
  if (key.length !== 32) throw new Error(`the column key has 32 bytes, this has ${key.length}`)
  const digestKey = createHmac('sha256', key).update('mingli/1 digest').digest()
  return {
    digest: (plain, place) =>
      createHmac('sha256', digestKey)
        .update(JSON.stringify([place, plain]))
        .digest('base64url'),
    seal: (plain, place) => {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place))
      const text = Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `v1.${text.toString('base64url')}`
    },
    open: (sealed, place) => {
      const bytes = Buffer.from(sealed.slice(3), 'base64url')
      if (!sealed.startsWith('v1.') || bytes.length < NONCE_BYTES + TAG_BYTES) return err('unreadable')
      try {
        const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES))
        cipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(-TAG_BYTES))
        return ok(
          Buffer.concat([cipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), cipher.final()]).toString(
            'utf8',
          ),
        )
      } catch {
        return err('unreadable')
      }
    },
  }
}
