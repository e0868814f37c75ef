import type { Sqlite } from '../base/sqlite.ts'

/** Forward-only steps; the file's `user_version` says how many were done. */
const STEPS: readonly (readonly string[])[] = [
  [
    // The kiosk's own signing key before an office knows it: kept so that a lost answer can be asked for again.
    `CREATE TABLE pending_key (one INTEGER PRIMARY KEY CHECK (one = 1), public_key TEXT NOT NULL, private_key TEXT NOT NULL) STRICT`,
    // The newest row counts. Counters belong to a registration: a new one starts at 1 with its new letter.
    `CREATE TABLE registration (
       id INTEGER PRIMARY KEY AUTOINCREMENT,
       kiosk_id TEXT NOT NULL UNIQUE,
       enrolment TEXT NOT NULL,
       private_key TEXT NOT NULL,
       enrolled_at TEXT NOT NULL,
       next_seq INTEGER NOT NULL DEFAULT 1,
       last_date TEXT NOT NULL DEFAULT '',
       last_sequence INTEGER NOT NULL DEFAULT 0
     ) STRICT`,
    `CREATE TABLE envelope (
       id TEXT PRIMARY KEY,
       submission_id TEXT NOT NULL UNIQUE,
       registration INTEGER NOT NULL REFERENCES registration (id),
       seq INTEGER NOT NULL,
       number TEXT UNIQUE,
       envelope TEXT,
       hash TEXT NOT NULL,
       state TEXT NOT NULL CHECK (state IN ('queued', 'acknowledged', 'refused')),
       created_at TEXT NOT NULL,
       acknowledged_at TEXT,
       attempts INTEGER NOT NULL DEFAULT 0,
       last_status INTEGER,
       UNIQUE (registration, seq),
       CHECK ((state = 'acknowledged') = (envelope IS NULL))
     ) STRICT`,
    `CREATE INDEX envelope_state ON envelope (state, registration, seq)`,
  ],
  [
    // A kiosk that is gone, whose waiting envelopes came by file: nothing new is made in its name.
    `ALTER TABLE registration ADD COLUMN imported INTEGER NOT NULL DEFAULT 0 CHECK (imported IN (0, 1))`,
    `ALTER TABLE registration ADD COLUMN public_key TEXT`,
  ],
]

/** Which step this program knows; a package is not put in place of one that knows more (packaging/). */
export const OUTBOX_SCHEMA = STEPS.length

/** Brings the file up to date; false if a later program wrote it. */
export function prepareOutboxSchema(db: Sqlite): boolean {
  const version = Number(db.get('PRAGMA user_version')?.user_version)
  if (version > STEPS.length) return false
  for (let step = version; step < STEPS.length; step++) {
    db.transaction(() => {
      for (const sql of STEPS[step]!) db.run(sql)
      db.run(`PRAGMA user_version=${step + 1}`)
    })
  }
  return true
}
