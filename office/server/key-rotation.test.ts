import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { unwrap } from '../../base/result.ts'
import type { Envelope } from '../../exchange/schemas/envelope.ts'
import { signKeyNews, verifyKeyNews } from '../../exchange/signing.ts'
import { moveEnd, rotateKey } from './key-rotation.ts'
import { keysFile } from './keys.ts'
import { testKiosk, testOffice, type TestKiosk, type TestOffice } from './test-office.ts'

let at: TestOffice
let kiosk: TestKiosk
beforeEach(async () => {
  at = await testOffice()
  kiosk = await testKiosk(at)
})
afterEach(() => at.end())

const DAY_MS = 86_400_000
const inDays = (days: number) => new Date(at.clock.now().getTime() + days * DAY_MS)
const rotate = (days = 90) => rotateKey(at.data, { now: at.clock.now(), until: inDays(days) })
const told = async (response: Response) => [
  response.status,
  ((await response.json()) as { code?: string }).code,
]
const keyOf = ({ header }: Envelope) => header.keyId
const learn = async () => unwrap(kiosk.outbox.learnKeys(unwrap(await kiosk.client.heartbeat()).sealingKeys))

test('two keys at once: the kiosk learns the new one, and what was sealed to the old one is opened until its end', async () => {
  const { envelope: early } = await kiosk.confirm()
  const { envelope: late } = await kiosk.confirm()
  expect(await learn()).toBe(false)

  const { keyId, old } = unwrap(await rotate())
  const recorded = () =>
    at.office.store
      .selectFrom('auditEntry')
      .select(['clerk', 'subject'])
      .where('action', '=', 'sealing-key')
      .execute()
  expect(at.office.keys.sealing[0]!.keyId).toBe(keyId)
  await vi.waitFor(async () =>
    expect(await recorded()).toEqual([{ clerk: '', subject: `${old.keyId} ${keyId}` }]),
  )
  expect(keyOf(early)).toBe(old.keyId)
  expect(await learn()).toBe(true)
  const { envelope: fresh } = await kiosk.confirm()
  expect(keyOf(fresh)).toBe(keyId)
  expect((await kiosk.deliver(fresh)).status).toBe(201)
  expect((await kiosk.deliver(early)).status).toBe(201)

  at.clock.advance(90 * DAY_MS)
  expect(await told(await kiosk.deliver(late))).toEqual([422, 'key-expired'])
  // What was acknowledged in time is acknowledged again.
  expect((await kiosk.deliver(early)).status).toBe(200)
  expect((await kiosk.deliver((await kiosk.confirm()).envelope)).status).toBe(201)
})

test('a kiosk that was away for longer loses nothing: the end is moved, and its envelope comes in', async () => {
  const { envelope } = await kiosk.confirm()
  unwrap(await rotate(0))
  expect(await told(await kiosk.deliver(envelope))).toEqual([422, 'key-expired'])
  unwrap(moveEnd(at.data, inDays(1)))
  expect((await kiosk.deliver(envelope)).status).toBe(201)
})

test('a third key waits for the end of the first; of that one nothing but its name is left', async () => {
  const { envelope } = await kiosk.confirm()
  const first = at.office.keys.sealing[0]!
  const { old } = unwrap(await rotate())
  expect(await rotate()).toEqual({ ok: false, error: { kind: 'still-valid', until: old.until } })
  at.clock.advance(90 * DAY_MS)
  unwrap(await rotate())
  expect(readFileSync(keysFile(at.data), 'utf8')).not.toContain(first.privateKey)
  expect(await told(await kiosk.deliver(envelope))).toEqual([422, 'key-expired'])
})

test('before the first rotation there is no end to move', () =>
  expect(moveEnd(at.data, inDays(1))).toEqual({ ok: false, error: { kind: 'no-old-key' } }))

test('a running office takes up no keys but its own', async () => {
  const before = at.office.keys
  const other = await testOffice()
  for (const text of ['{"v":1', readFileSync(keysFile(other.data), 'utf8')]) {
    writeFileSync(keysFile(at.data), text)
    expect(at.office.keys).toEqual(before)
  }
  await other.end()
})

test('news of keys is for one request of one office', () => {
  const { signing, sealing } = at.office.keys
  const sealingKeys = [{ keyId: 'k2', publicKey: sealing[0]!.publicKey }]
  const orders = { message: null, restart: null, queue: false }
  const news = { sealingKeys, pack: 7, orders }
  const signature = signKeyNews(news, 'request-1', signing.privateKey)
  const verify = (news: Parameters<typeof verifyKeyNews>[0], request = 'request-1') =>
    verifyKeyNews(news, request, signing.publicKey)
  expect(verify({ ...news, signature })).toBe(true)
  expect(verify({ ...news, signature }, 'request-2')).toBe(false)
  expect(verify({ ...news, sealingKeys: [{ ...sealingKeys[0]!, keyId: 'k3' }], signature })).toBe(false)
  expect(verify({ ...news, pack: 6, signature })).toBe(false)
  const restart = '01a2188d-baef-7aa5-b4fb-e0cb48ee1f68'
  expect(verify({ ...news, orders: { ...orders, restart }, signature })).toBe(false)
})

test('by the command, as an operator does it', () => {
  const run = (...more: string[]) =>
    spawnSync(process.execPath, ['office/main.ts', 'rotate-key', '--data', at.data, ...more], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      encoding: 'utf8',
    })
  const before = at.office.keys.sealing[0]!.keyId
  const first = run('--days', '30')
  expect(first).toMatchObject({ status: 0 })
  expect(first.stdout).toContain(before)
  expect(at.office.keys.sealing.map(({ keyId }) => keyId)).toEqual([
    expect.not.stringMatching(before),
    before,
  ])
  const again = run()
  expect(again.status).toBe(1)
  expect(again.stderr).toContain('--extend --days 0')
  expect(run('--extend', '--days', '0').status).toBe(0)
})
