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

test('a clock that was ahead: once the office received it before its own date, numbers are of today again, none twice', async () => {
  const turning = manualClock(new Date('2026-11-22T02:00:00Z'))
  const outbox = started({ clock: turning })
  unwrap(await outbox.append(request()))
  turning.advance(20 * 365 * 86_400_000)
  const ahead = unwrap(await outbox.append(request()))
  expect(ahead.number).toMatch(/^461117-.{4}-A0001/)
  turning.advance(-20 * 365 * 86_400_000)
  // Nobody can know yet which of the two times is right.
  const behind = unwrap(await outbox.append(request()))
  expect(behind.number).toMatch(/^461117-.{4}-A0002/)
  unwrap(outbox.acknowledge(ahead.id, '2026-11-22T10:05:00+08:00'))
  expect(unwrap(await outbox.append(request())).number).toMatch(/^261122-.{4}-A0002/)
  unwrap(outbox.acknowledge(behind.id, '2026-11-22T10:05:00+08:00'))
  turning.advance(20 * 365 * 86_400_000)
  expect(unwrap(await outbox.append(request())).number).toMatch(/^461117-.{4}-A0003/)
})

test('an office whose clock is behind brings no number back', async () => {
  const outbox = started()
  const one = unwrap(await outbox.append(request()))
  unwrap(outbox.acknowledge(one.id, '2020-01-01T00:00:00+08:00'))
  expect(unwrap(await outbox.append(request())).number).toMatch(/^261122-.{4}-A0002/)
})

test.each([
  ['1970-01-01T00:00:00Z', /^260101-/],
  ['2150-01-01T00:00:00Z', /^260101-/],
])('a clock at %s still gives a number', async (time, number) =>
  expect(unwrap(await started({ clock: manualClock(new Date(time)) }).append(request())).number).toMatch(
    number,
  ),
)

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

/** The schema as the first version of this program wrote it; never changed. */
const FIRST_SCHEMA = [
  `CREATE TABLE pending_key (one INTEGER PRIMARY KEY CHECK (one = 1), public_key TEXT NOT NULL, private_key TEXT NOT NULL) STRICT`,
  `CREATE TABLE registration (
     id INTEGER PRIMARY KEY AUTOINCREMENT, kiosk_id TEXT NOT NULL UNIQUE, enrolment TEXT NOT NULL, private_key TEXT NOT NULL,
     enrolled_at TEXT NOT NULL, next_seq INTEGER NOT NULL DEFAULT 1, last_date TEXT NOT NULL DEFAULT '',
     last_sequence INTEGER NOT NULL DEFAULT 0) STRICT`,
  `CREATE TABLE envelope (
     id TEXT PRIMARY KEY, submission_id TEXT NOT NULL UNIQUE, registration INTEGER NOT NULL REFERENCES registration (id),
     seq INTEGER NOT NULL, number TEXT UNIQUE, envelope TEXT, hash TEXT NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('queued', 'acknowledged', 'refused')), created_at TEXT NOT NULL,
     acknowledged_at TEXT, attempts INTEGER NOT NULL DEFAULT 0, last_status INTEGER, UNIQUE (registration, seq),
     CHECK ((state = 'acknowledged') = (envelope IS NULL))) STRICT`,
  `CREATE INDEX envelope_state ON envelope (state, registration, seq)`,
  'PRAGMA user_version=1',
]

test('an outbox of the first version goes on: what waits is sent, numbers and places count on', async () => {
  const before = started()
  const waiting = unwrap(await before.append(request()))
  before.close()
  const now = openSqlite(file)
  const [registration = {}, envelope = {}] = ['registration', 'envelope'].map(
    (table) => now.get(`SELECT * FROM ${table}`) ?? {},
  )
  now.close()
  open = []
  for (const name of readdirSync(directory)) rmSync(join(directory, name))
  const old = openSqlite(file)
  for (const sql of FIRST_SCHEMA) old.run(sql)
  const { imported, public_key, ...kept } = registration
  expect([imported, public_key]).toEqual([0, null])
  for (const [table, row] of Object.entries({ registration: kept, envelope }))
    old.run(
      `INSERT INTO ${table} (${Object.keys(row).join()}) VALUES (${Object.keys(row).fill('?').join()})`,
      ...Object.values(row),
    )
  old.close()

  const outbox = started()
  expect(unwrap(outbox.next(new Set()))?.envelope.header.id).toBe(waiting.id)
  expect(unwrap(await outbox.append(request())).number).toMatch(/^261122-7A3K-A0002-.$/)
  expect(outbox.rows().map((row) => row.seq)).toEqual([1, 2])
})

test('an envelope that is damaged on the disk stays there and holds nothing up', async () => {
  const outbox = started()
  const [one, two] = [unwrap(await outbox.append(request())), unwrap(await outbox.append(request()))]
  const db = openSqlite(file)
  db.run(`UPDATE envelope SET envelope = substr(envelope, 1, 100) WHERE id = ?`, one.id)
  db.close()
  expect(unwrap(outbox.next(new Set()))?.envelope.header.id).toBe(two.id)
  expect(unwrap(outbox.depth())).toMatchObject({ queued: 1, refused: 1 })
})

test('what the office acknowledged leaves no sealed byte on the disk', async () => {
  const outbox = started()
  const sent = unwrap(await outbox.append(request()))
  const kept = unwrap(await outbox.append(request()))
  const sealed = [sent, kept].map(({ id }, i) => {
    const { envelope } = unwrap(outbox.next(new Set(i === 0 ? [] : [sent.id])))!
    expect(envelope.header.id).toBe(id)
    return envelope.sealed.slice(1000, 1100)
  })
  const isThere = () => {
    const bytes = Buffer.concat(readdirSync(directory).map((name) => readFileSync(join(directory, name))))
    return sealed.map((part) => bytes.includes(part))
  }
  expect(isThere()).toEqual([true, true])
  unwrap(outbox.acknowledge(sent.id, '2026-11-22T10:00:05+08:00'))
  expect(isThere()).toEqual([false, true])
})

test('what the office would find too large gets no number', async () => {
  const outbox = started()
  const seal: AppendRequest['seal'] = (header, registration) =>
    sealEnvelope(applicationMessage({ answers: { long: 'x'.repeat(3_000_000) } }), header, registration)
  expect(await outbox.append(request({ seal }))).toEqual({ ok: false, error: { kind: 'too-large' } })
  expect(outbox.rows()).toEqual([])
  expect(unwrap(await outbox.append(request())).number).toMatch(/-A0001-/)
})

test('what was refused is tried again when a technician says so', async () => {
  const outbox = started()
  const { id } = unwrap(await outbox.append(request()))
  unwrap(outbox.refuse(id, 422))
  expect(unwrap(outbox.next(new Set()))).toBeUndefined()
  expect(unwrap(outbox.retryRefused())).toBe(1)
  expect(unwrap(outbox.next(new Set()))?.envelope.header.id).toBe(id)
})

test('new keys of the office: sealed to from then on, what waits stays as it is', async () => {
  const outbox = started()
  unwrap(await outbox.append(request()))
  const sealingKeys = [{ keyId: 'k2', publicKey: (await generateSealingKey()).publicKey }]
  expect([unwrap(outbox.learnKeys(sealingKeys)), unwrap(outbox.learnKeys(sealingKeys))]).toEqual([
    true,
    false,
  ])
  unwrap(await outbox.append(request()))
  const first = unwrap(outbox.next(new Set()))!.envelope
  const second = unwrap(outbox.next(new Set([first.header.id])))!.envelope
  expect([first.header.keyId, second.header.keyId]).toEqual(['k1', 'k2'])
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
  unwrap(outbox.acknowledge(one.id, '2026-11-22T10:00:05+08:00'))
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
