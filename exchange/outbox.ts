import { shanghaiDate, shanghaiTimestamp, type Clock } from '../base/clock.ts'
import { uuidv7 } from '../base/ids.ts'
import { canonicalJson } from '../base/json.ts'
import { silentLogger } from '../base/log.ts'
import type { Logger } from '../base/log-registry.ts'
import { err, ok, type Result } from '../base/result.ts'
import { openSqlite, type Sqlite } from '../base/sqlite.ts'
import {
  formatAcceptanceNumber,
  LAST_SEQUENCE,
  parseAcceptanceNumber,
  type AcceptanceNumberParts,
} from './acceptance-number.ts'
import { guarded, type OutboxError } from './outbox-error.ts'
import { prepareOutboxSchema } from './outbox-schema.ts'
import { openQueue, type OutboxQueue } from './outbox-queue.ts'
import { openTransfer, type OutboxTransfer } from './outbox-transfer.ts'
import {
  openRegistrations,
  type Registration,
  type Registrations,
  type StoredRegistration,
} from './outbox-registration.ts'
import { LONGEST_SEALED, SUITE, type Envelope, type EnvelopeHeader } from './schemas/envelope.ts'
import { envelopeHash } from './signing.ts'

/** Durable steps of an append, for the kill tests. */
export type AppendStep = 'append:started' | 'append:counted' | 'append:sealed' | 'append:committed'

export interface OutboxOptions {
  /** `outbox.sqlite` in the data directory. */
  readonly file: string
  readonly clock: Clock
  readonly log?: Logger
  readonly onStep?: (step: AppendStep) => void
  /** Opens the database; replaced only where a test wants a small disk. */
  readonly openDatabase?: (file: string) => Sqlite
}

export interface AppendRequest {
  /** Made when check-answers is entered; the same id always yields the same number. */
  readonly submissionId: string
  /** False for what gets no number: an anonymous evaluation. */
  readonly withNumber: boolean
  readonly contentVersion: string
  /** Makes the envelope of exactly this header, signed by the registration's key (`sealEnvelope`). */
  readonly seal: (header: EnvelopeHeader, registration: Registration) => Promise<Envelope>
}

export interface Appended {
  readonly id: string
  /** Null where none was asked for. */
  readonly number: string | null
  /** True if this submission was stored before: `seal` was not called, the earlier number is given. */
  readonly repeated: boolean
}

export interface Outbox extends OutboxQueue, Registrations, OutboxTransfer {
  /** Seals and stores one message. Only after it succeeded may its number be shown. */
  readonly append: (request: AppendRequest) => Promise<Result<Appended, OutboxError>>
  readonly close: () => void
}

/**
 * The kiosk's durable queue of sealed envelopes. It holds no plaintext and no receipt token; what an envelope is
 * about is inside the seal. One process per file.
 */
export function openOutbox(options: OutboxOptions): Result<Outbox, OutboxError> {
  const { clock, log = silentLogger, onStep = () => {}, openDatabase = openSqlite } = options
  const opened = guarded(log, () => {
    const db = openDatabase(options.file)
    return { db, current: prepareOutboxSchema(db) }
  })
  if (!opened.ok) return opened
  const { db, current } = opened.value
  if (!current) {
    db.close()
    return err({ kind: 'newer-version' })
  }

  const registrations = openRegistrations(db, clock, (work) => guarded(log, work))
  const queue = openQueue(db, (work) => guarded(log, work))

  async function append(request: AppendRequest): Promise<Result<Appended, OutboxError>> {
    onStep('append:started')
    const known = guarded(log, () => stored(db, request.submissionId))
    if (!known.ok) return known
    if (known.value) return ok({ ...known.value, repeated: true })

    const counted = guarded(log, () => nextCounters(db, registrations.current(), request.withNumber, clock))
    if (!counted.ok) return counted
    if ('kind' in counted.value) return err(counted.value)
    const counters = counted.value
    onStep('append:counted')

    const { registration, seq, number } = counters
    const header: EnvelopeHeader = {
      v: 1,
      suite: SUITE,
      id: uuidv7(clock.now()),
      officeCode: registration.enrolment.officeCode,
      kioskId: registration.enrolment.kioskId,
      seq,
      number,
      createdAt: shanghaiTimestamp(clock.now()),
      contentVersion: request.contentVersion,
      keyId: registration.enrolment.sealingKeys[0]!.keyId,
    }
    const envelope = await request.seal(header, registration)
    if (canonicalJson(envelope.header) !== canonicalJson(header))
      throw new Error('the envelope carries another header than the one it was counted for')
    // Found out at the office, it would be too late: the citizen would hold a number of nothing.
    if (envelope.sealed.length > LONGEST_SEALED) return err({ kind: 'too-large' })
    onStep('append:sealed')

    const committed = guarded(log, () => commit(db, request.submissionId, counters, envelope))
    if (!committed.ok) return committed
    onStep('append:committed')
    log.info('outbox.appended', { id: header.id, seq, bytes: envelope.sealed.length })
    return ok({ id: header.id, number, repeated: false })
  }

  // One append at a time: a number is counted, sealed and stored before the next one is counted.
  let last: Promise<unknown> = Promise.resolve()
  return ok({
    ...registrations,
    ...queue,
    ...openTransfer(db, { clock, current: registrations.current, guarded: (work) => guarded(log, work) }),
    append: (request) => {
      const mine = last.then(() => append(request))
      last = mine.catch(() => undefined)
      return mine
    },
    close: () => db.close(),
  })
}

interface Counters {
  readonly registration: StoredRegistration
  readonly seq: number
  readonly number: string | null
  /** What the registration's row must still say when the envelope is stored, and what it says afterwards. */
  readonly date: string
  readonly sequence: number
}

function nextCounters(
  db: Sqlite,
  registration: StoredRegistration | undefined,
  withNumber: boolean,
  clock: Clock,
): Counters | OutboxError {
  if (!registration) return { kind: 'not-enrolled' }
  const { lastDate, lastSequence, nextSeq: seq } = registration
  if (!withNumber) return { registration, seq, number: null, date: lastDate, sequence: lastSequence }
  // A clock set back must not bring a number back: the date is the later of clock and last issued.
  const today = dateOf(clock)
  const date = today > lastDate ? today : lastDate
  const { shortCode, stationLetter } = registration.enrolment
  const station = { date, officeShortCode: shortCode, stationLetter }
  // Of another day numbers may have been issued too, before or while the clock was wrong.
  const sequence = Math.max(date === lastDate ? lastSequence : 0, highestOf(db, station)) + 1
  if (sequence > LAST_SEQUENCE) return { kind: 'numbers-exhausted' }
  const number = formatAcceptanceNumber({ ...station, sequence })
  return { registration, seq, number, date, sequence }
}

/** A clock that lost its battery says 1970, one that was set wrongly any year: no number is older than this program. */
const EARLIEST = '2026-01-01'
function dateOf(clock: Clock): string {
  const today = shanghaiDate(clock.now())
  return today >= EARLIEST && today < '2100' ? today : EARLIEST
}

/** The last sequence that was issued for this day; 0 before the first. Numbers of a day sort by their sequence. */
function highestOf(db: Sqlite, station: Omit<AcceptanceNumberParts, 'sequence'>): number {
  const row = db.get(
    'SELECT max(number) AS number FROM envelope WHERE number BETWEEN ? AND ?',
    formatAcceptanceNumber({ ...station, sequence: 1 }),
    // `Z` comes after every check character.
    `${formatAcceptanceNumber({ ...station, sequence: LAST_SEQUENCE }).slice(0, -1)}Z`,
  )
  const number = typeof row?.number === 'string' ? parseAcceptanceNumber(row.number) : undefined
  return number?.ok ? number.value.sequence : 0
}

/** The one durable step: the envelope and the counters together, or nothing. */
function commit(db: Sqlite, submissionId: string, counters: Counters, envelope: Envelope): void {
  const { registration, seq, number, date, sequence } = counters
  db.transaction(() => {
    const advanced = db.run(
      `UPDATE registration SET next_seq = ?, last_date = ?, last_sequence = ?
        WHERE id = ? AND next_seq = ? AND last_date = ? AND last_sequence = ?`,
      seq + 1,
      date,
      sequence,
      registration.id,
      seq,
      registration.lastDate,
      registration.lastSequence,
    )
    if (advanced.changes !== 1)
      throw new Error('the counters moved while an envelope was sealed: two processes on one outbox')
    db.run(
      `INSERT INTO envelope (id, submission_id, registration, seq, number, envelope, hash, state, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, 'queued', ?)`,
      envelope.header.id,
      submissionId,
      registration.id,
      seq,
      number,
      canonicalJson(envelope),
      envelopeHash(envelope),
      envelope.header.createdAt,
    )
  })
}

function stored(db: Sqlite, submissionId: string): { id: string; number: string | null } | undefined {
  const row = db.get('SELECT id, number FROM envelope WHERE submission_id = ?', submissionId)
  return row && { id: String(row.id), number: row.number === null ? null : String(row.number) }
}
