import { shanghaiTimestamp, type Clock } from '../base/clock.ts'
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
  /** Erases the sealed bytes; id, number and hash stay. The caller has verified the acknowledgement. */
  readonly acknowledge: (id: string) => Result<void, OutboxError>
  /** The office will never take it: kept for a technician, raises an alarm. */
  readonly refuse: (id: string, status: number) => Result<void, OutboxError>
  readonly countAttempt: (id: string, status: number | null) => Result<void, OutboxError>
  readonly depth: () => Result<OutboxDepth, OutboxError>
  readonly rows: () => OutboxRow[]
}

export function openQueue(
  db: Sqlite,
  clock: Clock,
  guarded: <T>(work: () => T) => Result<T, OutboxError>,
): OutboxQueue {
  return {
    next: (except) => guarded(() => next(db, except)),
    acknowledge: (id) =>
      guarded(() => {
        db.run(
          `UPDATE envelope SET state = 'acknowledged', envelope = NULL, acknowledged_at = ?, attempts = attempts + 1
            WHERE id = ? AND state <> 'acknowledged'`,
          shanghaiTimestamp(clock.now()),
          id,
        )
      }),
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

function next(db: Sqlite, except: ReadonlySet<string>): QueuedEnvelope | undefined {
  const held = [...except]
  const row = db.get(
    `SELECT e.envelope, e.hash, e.attempts, json_extract(r.enrolment, '$.signingKey') AS signing_key
       FROM envelope e JOIN registration r ON r.id = e.registration
      WHERE e.state = 'queued' AND e.id NOT IN (SELECT value FROM json_each(?))
      ORDER BY e.registration, e.seq LIMIT 1`,
    JSON.stringify(held),
  )
  return (
    row && {
      envelope: envelope.parse(JSON.parse(String(row.envelope))),
      hash: String(row.hash),
      attempts: Number(row.attempts),
      officeSigningKey: String(row.signing_key),
    }
  )
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
