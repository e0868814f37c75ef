import { readFileSync, readdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { manualClock } from '../base/clock.ts'
import { uuidv7 } from '../base/ids.ts'
import { unwrap } from '../base/result.ts'
import { openSqlite, type Sqlite } from '../base/sqlite.ts'
import { openOutbox, type AppendRequest, type Outbox, type OutboxOptions } from './outbox.ts'
import type { Enrolment } from './schemas/api.ts'
import { sealEnvelope } from './seal-envelope.ts'
import { generateSealingKey } from './sealing.ts'
import { generateSigningKey } from './signing.ts'
import { applicationMessage } from './test-fixtures.ts'

const clock = manualClock(new Date('2026-11-22T02:00:00Z'))
let directory: string
let file: string
let open: Outbox[]
let office: Enrolment

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'mingli-outbox-'))
  file = join(directory, 'outbox.sqlite')
  open = []
  office = await enrolment('kiosk-a', 'A')
})
afterEach(() => {
  for (const outbox of open) outbox.close()
  rmSync(directory, { recursive: true, force: true })
})

async function enrolment(kioskId: string, stationLetter: string): Promise<Enrolment> {
  return {
    kioskId,
    officeCode: '000000001',
    shortCode: '7A3K',
    stationLetter,
    sealingKeys: [{ keyId: 'k1', publicKey: (await generateSealingKey()).publicKey }],
    signingKey: generateSigningKey().publicKey,
  }
}

function start(options: Partial<OutboxOptions> = {}): Outbox {
  const outbox = unwrap(openOutbox({ file, clock, ...options }))
  open.push(outbox)
  return outbox
}
function started(options: Partial<OutboxOptions> = {}): Outbox {
  const outbox = start(options)
  if (!outbox.current()) unwrap(outbox.register(office))
  return outbox
}
const request = (change: Partial<AppendRequest> = {}): AppendRequest => ({
  submissionId: uuidv7(clock.now()),
  withNumber: true,
  contentVersion: 'test',
  seal: (header, registration) => sealEnvelope(applicationMessage(), header, registration),
  ...change,
})

test('numbers count up, and go on after a restart', async () => {
  let outbox = started()
  expect(unwrap(await outbox.append(request())).number).toMatch(/^261122-7A3K-A0001-.$/)
  expect(unwrap(await outbox.append(request())).number).toMatch(/^261122-7A3K-A0002-.$/)
  outbox.close()
  open = []
  outbox = started()
  expect(unwrap(await outbox.append(request())).number).toMatch(/^261122-7A3K-A0003-.$/)
  expect(outbox.rows().map((row) => row.seq)).toEqual([1, 2, 3])
})

test('the same submission yields the same number and one envelope, also when sent at once', async () => {
  const outbox = started()
  let seals = 0
  const same = request()
  const seal: AppendRequest['seal'] = (header, registration) => {
    seals++
    return same.seal(header, registration)
  }
  const answers = await Promise.all([1, 2, 3].map(() => outbox.append({ ...same, seal })))
  expect(new Set(answers.map((answer) => unwrap(answer).number)).size).toBe(1)
  expect(answers.map((answer) => unwrap(answer).repeated)).toEqual([false, true, true])
  expect(seals).toBe(1)
  expect(outbox.rows()).toHaveLength(1)
})

test('many at once get different numbers without gaps', async () => {
  const outbox = started()
  const answers = await Promise.all(Array.from({ length: 20 }, () => outbox.append(request())))
  expect(new Set(answers.map((answer) => unwrap(answer).number)).size).toBe(20)
  expect(outbox.rows().map((row) => row.seq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
})

test('a clock set back brings no number back; a new day starts at 1', async () => {
  const turning = manualClock(new Date('2026-11-22T15:59:00Z'))
  const outbox = started({ clock: turning })
  expect(unwrap(await outbox.append(request())).number).toMatch(/^261122-.{4}-A0001/)
  turning.advance(2 * 60_000) // past midnight in Shanghai
  expect(unwrap(await outbox.append(request())).number).toMatch(/^261123-.{4}-A0001/)
  turning.advance(-10 * 86_400_000)
  expect(unwrap(await outbox.append(request())).number).toMatch(/^261123-.{4}-A0002/)
})

test('a new enrolment starts at 1 with its own letter; an evaluation has no number but a place in the row', async () => {
  const outbox = started()
  unwrap(await outbox.append(request()))
  expect(unwrap(await outbox.append(request({ withNumber: false }))).number).toBeNull()
  unwrap(outbox.register(await enrolment('kiosk-b', 'B')))
  expect(unwrap(await outbox.append(request())).number).toMatch(/^261122-7A3K-B0001-.$/)
  expect(outbox.rows().map((row) => [row.kioskId, row.seq])).toEqual([
    ['kiosk-a', 1],
    ['kiosk-a', 2],
    ['kiosk-b', 1],
  ])
})

test('the 10,000th number of a day is refused, not wrapped around', async () => {
  const outbox = started()
  unwrap(await outbox.append(request()))
  const db = openSqlite(file)
  db.run('UPDATE registration SET last_sequence = 9999')
  db.close()
  expect(await outbox.append(request())).toEqual({ ok: false, error: { kind: 'numbers-exhausted' } })
})

test('without an enrolment nothing is taken', async () =>
  expect(await start().append(request())).toEqual({ ok: false, error: { kind: 'not-enrolled' } }))

test('a seal that fails leaves the counters where they were', async () => {
  const outbox = started()
  await expect(outbox.append(request({ seal: () => Promise.reject(new Error('no key')) }))).rejects.toThrow(
    'no key',
  )
  expect(unwrap(await outbox.append(request())).number).toMatch(/-A0001-/)
})

test('an envelope for another header is a bug', async () => {
  const seal: AppendRequest['seal'] = (header, registration) =>
    sealEnvelope(applicationMessage(), { ...header, seq: 9 }, registration)
  await expect(started().append(request({ seal }))).rejects.toThrow('another header')
})

test('a full disk refuses the new one and keeps the old ones', async () => {
  let disk: Sqlite | undefined
  const outbox = started({ openDatabase: (path) => (disk = openSqlite(path)) })
  const first = unwrap(await outbox.append(request()))
  const limit = (pages: number) => disk!.get(`PRAGMA max_page_count=${pages}`)
  limit(Number(disk!.get('PRAGMA page_count')!.page_count))
  expect(await outbox.append(request())).toEqual({ ok: false, error: { kind: 'disk-full' } })
  expect(outbox.rows()).toMatchObject([{ number: first.number, state: 'queued' }])
  limit(10_000)
  expect(unwrap(await outbox.append(request())).number).toMatch(/-A0002-/)
})

test('a place that cannot be written is a failure of the disk, not a crash', () => {
  writeFileSync(join(directory, 'in-the-way'), '')
  expect(openOutbox({ file: join(directory, 'in-the-way', 'outbox.sqlite'), clock })).toEqual({
    ok: false,
    error: { kind: 'io' },
  })
})

test('a file of a later program is refused with its reason', () => {
  started().close()
  open = []
  const db = openSqlite(file)
  db.run('PRAGMA user_version=99')
  db.close()
  expect(openOutbox({ file, clock })).toEqual({ ok: false, error: { kind: 'newer-version' } })
})

test('the queue gives the oldest first, erases what is acknowledged and keeps what is refused', async () => {
  const outbox = started()
  const [one, two, three] = [
    unwrap(await outbox.append(request())),
    unwrap(await outbox.append(request())),
    unwrap(await outbox.append(request())),
  ]
  expect(unwrap(outbox.next(new Set()))?.envelope.header.id).toBe(one.id)
  expect(unwrap(outbox.next(new Set([one.id])))?.envelope.header.id).toBe(two.id)
  unwrap(outbox.acknowledge(one.id))
  unwrap(outbox.refuse(two.id, 422))
  expect(unwrap(outbox.next(new Set()))?.envelope.header.id).toBe(three.id)
  expect(unwrap(outbox.depth())).toEqual({ queued: 1, refused: 1, oldest: '2026-11-22T10:00:00+08:00' })
  const erased = openSqlite(file, { readOnly: true })
  expect(erased.all('SELECT id FROM envelope WHERE envelope IS NULL')).toEqual([{ id: one.id }])
  erased.close()
})

test('nothing on the disk can be read: no name, no number of a document, no statement, no token', async () => {
  const outbox = started()
  for (let i = 0; i < 5; i++) unwrap(await outbox.append(request()))
  const bytes = Buffer.concat(readdirSync(directory).map((name) => readFileSync(join(directory, name))))
  expect(bytes.includes('7A3K')).toBe(true)
  for (const text of ['张测试', '000000199001010018', '虚构的测试陈述', 'legal-aid'])
    for (const form of [
      Buffer.from(text),
      Buffer.from(text, 'utf16le'),
      Buffer.from(Buffer.from(text).toString('base64url')),
    ])
      expect(bytes.includes(form)).toBe(false)
})

test('the pending key stays until an office has answered', () => {
  const outbox = start()
  const key = unwrap(outbox.pendingKey())
  expect(unwrap(outbox.pendingKey())).toEqual(key)
  unwrap(outbox.register(office))
  expect(outbox.current()?.privateKey).toBe(key.privateKey)
  expect(unwrap(outbox.pendingKey()).privateKey).not.toBe(key.privateKey)
})
