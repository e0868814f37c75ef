import { shanghaiDate } from '../base/clock.ts'
import { parseJson } from '../base/json.ts'
import type { Result } from '../base/result.ts'
import type { Row, Sqlite } from '../base/sqlite.ts'
import type { OutboxError } from './outbox-error.ts'
import { envelope, type Envelope } from './schemas/envelope.ts'

export type OutboxState = 'queued' | 'acknowledged' | 'refused'

export interface QueuedEnvelope {
  readonly envelope: Envelope
  readonly hash: string
  readonly attempts: number
  /** Ed25519 key of the office this envelope belongs to: verifies the acknowledgement. */
  readonly officeSigningKey: string
}

/** One envelope as a monitor or a test may see it: no content. */
export interface OutboxRow {
  readonly id: string
  readonly submissionId: string
  readonly kioskId: string
  readonly seq: number
  readonly number: string | null
  readonly hash: string
  readonly state: OutboxState
  readonly attempts: number
  readonly lastStatus: number | null
}

export interface OutboxDepth {
  readonly queued: number
  readonly refused: number
  /** Timestamp of the oldest envelope that still waits. */
  readonly oldest: string | null
}

export interface OutboxQueue {
  /** The oldest waiting envelope whose id is not in `except`. */
  readonly next: (except: ReadonlySet<string>) => Result<QueuedEnvelope | undefined, OutboxError>
  /**
   * Erases the sealed bytes, from the disk too; id, number and hash stay. The caller has verified the acknowledgement,
   * whose time is `at`.
   */
  readonly acknowledge: (id: string, at: string) => Result<void, OutboxError>
  /** The office will never take it: kept for a technician, raises an alarm. */
  readonly refuse: (id: string, status: number) => Result<void, OutboxError>
  /** What was refused is tried once more, after its cause was removed. Returns how many. */
  readonly retryRefused: () => Result<number, OutboxError>
  readonly countAttempt: (id: string, status: number | null) => Result<void, OutboxError>
  readonly depth: () => Result<OutboxDepth, OutboxError>
  readonly rows: () => OutboxRow[]
}

export function openQueue(db: Sqlite, guarded: <T>(work: () => T) => Result<T, OutboxError>): OutboxQueue {
  return {
    next: (except) => guarded(() => next(db, except)),
    acknowledge: (id, at) =>
      guarded(() => {
        db.transaction(() => {
          db.run(
            `UPDATE envelope SET state = 'acknowledged', envelope = NULL, acknowledged_at = ?, attempts = attempts + 1
              WHERE id = ? AND state <> 'acknowledged'`,
            at,
            id,
          )
          bringDateBack(db, id, at)
        })
        // Overwritten in the file (secure_delete), the bytes would still lie in the log beside it.
        db.get('PRAGMA wal_checkpoint(TRUNCATE)')
      }),
    retryRefused: () =>
      guarded(
        () =>
          db.run(`UPDATE envelope SET state = 'queued', last_status = NULL WHERE state = 'refused'`).changes,
      ),
    refuse: (id, status) =>
      guarded(() => {
        db.run(
          `UPDATE envelope SET state = 'refused', last_status = ?, attempts = attempts + 1 WHERE id = ? AND state = 'queued'`,
          status,
          id,
        )
      }),
    countAttempt: (id, status) =>
      guarded(() => {
        db.run('UPDATE envelope SET attempts = attempts + 1, last_status = ? WHERE id = ?', status, id)
      }),
    depth: () =>
      guarded(() => {
        const row = db.get(
          `SELECT sum(state = 'queued') AS queued, sum(state = 'refused') AS refused,
                  min(CASE WHEN state = 'queued' THEN created_at END) AS oldest
             FROM envelope WHERE state <> 'acknowledged'`,
        )
        return {
          queued: Number(row?.queued ?? 0),
          refused: Number(row?.refused ?? 0),
          oldest: row?.oldest == null ? null : String(row.oldest),
        }
      }),
    rows: () =>
      db
        .all(
          'SELECT e.*, r.kiosk_id FROM envelope e JOIN registration r ON r.id = e.registration ORDER BY e.registration, e.seq',
        )
        .map(readRow),
  }
}

/**
 * A clock that was ahead has dated a number in the future, and numbers never go back to a day before the last one. An
 * envelope that the office received on a day before its own number's proves it: from then on the clock counts again.
 */
function bringDateBack(db: Sqlite, id: string, at: string): void {
  const received = shanghaiDate(new Date(at))
  db.run(
    `UPDATE registration SET last_date = ?, last_sequence = 0
      WHERE last_date > ? AND EXISTS (
        SELECT 1 FROM envelope e WHERE e.id = ? AND e.registration = registration.id
           AND '20' || substr(e.number, 1, 6) = replace(registration.last_date, '-', ''))`,
    received,
    received,
    id,
  )
}

function next(db: Sqlite, except: ReadonlySet<string>): QueuedEnvelope | undefined {
  const held = [...except]
  const row = db.get(
    `SELECT e.id, e.envelope, e.hash, e.attempts, json_extract(r.enrolment, '$.signingKey') AS signing_key
       FROM envelope e JOIN registration r ON r.id = e.registration
      WHERE e.state = 'queued' AND e.id NOT IN (SELECT value FROM json_each(?))
      ORDER BY e.registration, e.seq LIMIT 1`,
    JSON.stringify(held),
  )
  if (!row) return undefined
  const parsed = envelope.safeParse(parseJson(String(row.envelope)))
  if (!parsed.success) {
    // Damaged on the disk: it stays there for a technician and must not hold up what lies behind it.
    db.run(`UPDATE envelope SET state = 'refused' WHERE id = ?`, String(row.id))
    return next(db, except)
  }
  return {
    envelope: parsed.data,
    hash: String(row.hash),
    attempts: Number(row.attempts),
    officeSigningKey: String(row.signing_key),
  }
}

const readRow = (row: Row): OutboxRow => ({
  id: String(row.id),
  submissionId: String(row.submission_id),
  kioskId: String(row.kiosk_id),
  seq: Number(row.seq),
  number: row.number === null ? null : String(row.number),
  hash: String(row.hash),
  state: row.state as OutboxState,
  attempts: Number(row.attempts),
  lastStatus: row.last_status === null ? null : Number(row.last_status),
})
