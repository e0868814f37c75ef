import { Aes128Gcm, Aes256Gcm } from '@hpke/core'
import { createDecipheriv, createHmac, createPrivateKey, createPublicKey, diffieHellman } from 'node:crypto'
import { expect, test } from 'vitest'
import { unwrap } from '../base/result.ts'
import { generateSealingKey, open, openBytes, openWith, seal, sealBytes } from './sealing.ts'
import { evaluationMessage, header } from './test-fixtures.ts'

const hex = (text: string) => Buffer.from(text, 'hex')
const text = (value: string) => Buffer.from(value)

/** RFC 9180 written a second time with nothing but HMAC, X25519 and AES-GCM, to compare the library with. */
function openByHand(
  keyBytes: 16 | 32,
  sealed: Buffer,
  info: Buffer,
  aad: Buffer,
  privateKey: Buffer,
): Buffer {
  const hmac = (key: Buffer, data: Buffer) => createHmac('sha256', key).update(data).digest()
  const expand = (prk: Buffer, information: Buffer, length: number) => {
    let block = Buffer.alloc(0)
    let all = Buffer.alloc(0)
    for (let i = 1; all.length < length; i++) {
      block = hmac(prk, Buffer.concat([block, information, Buffer.of(i)]))
      all = Buffer.concat([all, block])
    }
    return all.subarray(0, length)
  }
  const kemId = Buffer.concat([text('KEM'), hex('0020')])
  const suiteId = Buffer.concat([text('HPKE'), hex('00200001'), hex(keyBytes === 16 ? '0001' : '0002')])
  const extractL = (id: Buffer, salt: Buffer, label: string, ikm: Buffer) =>
    hmac(salt.length ? salt : Buffer.alloc(32), Buffer.concat([text('HPKE-v1'), id, text(label), ikm]))
  const expandL = (id: Buffer, prk: Buffer, label: string, information: Buffer, length: number) =>
    expand(prk, Buffer.concat([Buffer.of(0, length), text('HPKE-v1'), id, text(label), information]), length)

  const secretKey = createPrivateKey({
    key: Buffer.concat([hex('302e020100300506032b656e04220420'), privateKey]),
    format: 'der',
    type: 'pkcs8',
  })
  const ownPublic = createPublicKey(secretKey).export({ format: 'der', type: 'spki' }).subarray(-32)
  const enc = sealed.subarray(0, 32)
  const theirs = createPublicKey({
    key: Buffer.concat([hex('302a300506032b656e032100'), enc]),
    format: 'der',
    type: 'spki',
  })
  const dh = diffieHellman({ privateKey: secretKey, publicKey: theirs })
  const eae = extractL(kemId, Buffer.alloc(0), 'eae_prk', dh)
  const shared = expandL(kemId, eae, 'shared_secret', Buffer.concat([enc, ownPublic]), 32)

  const empty = Buffer.alloc(0)
  const context = Buffer.concat([
    Buffer.of(0),
    extractL(suiteId, empty, 'psk_id_hash', empty),
    extractL(suiteId, empty, 'info_hash', info),
  ])
  const secret = extractL(suiteId, shared, 'secret', empty)
  const key = expandL(suiteId, secret, 'key', context, keyBytes)
  const nonce = expandL(suiteId, secret, 'base_nonce', context, 12)
  const cipher = createDecipheriv(keyBytes === 16 ? 'aes-128-gcm' : 'aes-256-gcm', key, nonce)
  cipher.setAAD(aad).setAuthTag(sealed.subarray(-16))
  return Buffer.concat([cipher.update(sealed.subarray(32, -16)), cipher.final()])
}

// RFC 9180 appendix A.1.1: base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, first encryption.
const vector = {
  info: hex('4f6465206f6e2061204772656369616e2055726e'),
  privateKey: hex('4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8'),
  sealed: hex(
    '37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431' +
      'f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a',
  ),
  aad: text('Count-0'),
  plain: 'Beauty is truth, truth beauty',
}

test('the vector of RFC 9180 A.1.1 opens through the wrapper', async () => {
  const key = vector.privateKey.toString('base64url')
  const plain = await openWith(new Aes128Gcm(), vector.sealed, vector.info, vector.aad, key)
  expect(Buffer.from(unwrap(plain)).toString()).toBe(vector.plain)
  expect((await openWith(new Aes256Gcm(), vector.sealed, vector.info, vector.aad, key)).ok).toBe(false)
})

test('the second implementation opens the same vector, and what the wrapper seals with AES-256-GCM', async () => {
  expect(openByHand(16, vector.sealed, vector.info, vector.aad, vector.privateKey).toString()).toBe(
    vector.plain,
  )
  const key = await generateSealingKey()
  const sealed = await sealBytes(text('张测试'), 'envelope', text('aad'), key.publicKey)
  const privateKey = Buffer.from(key.privateKey, 'base64url')
  const opened = openByHand(
    32,
    Buffer.from(sealed, 'base64url'),
    text('mingli/1 envelope'),
    text('aad'),
    privateKey,
  )
  expect(opened.toString()).toBe('张测试')
})

test('a message comes back, and its length tells nothing', async () => {
  const key = await generateSealingKey()
  const sealed = await seal(evaluationMessage, header(), key.publicKey)
  expect(JSON.parse(unwrap(await open(sealed, header(), key.privateKey)))).toEqual(evaluationMessage)
  expect(Buffer.from(sealed, 'base64url').length).toBe(32 + 4096 + 16)
  expect(await seal(evaluationMessage, header(), key.publicKey)).not.toBe(sealed)
})

test('another header, key, purpose or a changed byte does not open', async () => {
  const [key, other] = [await generateSealingKey(), await generateSealingKey()]
  const sealed = await seal(evaluationMessage, header(), key.publicKey)
  const bytes = Buffer.from(sealed, 'base64url')
  expect((await open(sealed, { ...header(), seq: 2 }, key.privateKey)).ok).toBe(false)
  expect((await open(sealed, header(), other.privateKey)).ok).toBe(false)
  for (const at of [0, 31, 32, 2000, bytes.length - 1]) {
    const changed = Buffer.from(bytes)
    changed[at] = changed[at]! ^ 1
    expect((await open(changed.toString('base64url'), header(), key.privateKey)).ok).toBe(false)
  }
  const query = await sealBytes(text('x'), 'progress-query', text(''), key.publicKey)
  expect((await openBytes(query, 'progress-reply', text(''), key.privateKey)).ok).toBe(false)
  expect((await openBytes('', 'progress-query', text(''), key.privateKey)).ok).toBe(false)
})
