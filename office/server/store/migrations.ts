import { keyByOffice } from './key-by-office.ts'

/** Statements; those that need to know whose rows are there already are made for that office. */
type Step = readonly string[] | ((officeCode: string) => readonly string[])

/**
 * Forward-only steps of the office's schema, in SQL that SQLite and PostgreSQL read alike. A step that was
 * released is never changed; `schema_version` counts what was done.
 */
export const MIGRATIONS: readonly Step[] = [
  [
    `CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL)`,
    `CREATE TABLE clerk (
       id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, password_hash TEXT NOT NULL, created_at TEXT NOT NULL)`,
    `CREATE TABLE login_session (
       token_hash TEXT PRIMARY KEY, clerk_id TEXT NOT NULL REFERENCES clerk (id),
       created_at TEXT NOT NULL, expires_at TEXT NOT NULL)`,
    `CREATE TABLE kiosk (
       id TEXT PRIMARY KEY, name TEXT NOT NULL, station_letter TEXT NOT NULL UNIQUE, public_key TEXT NOT NULL,
       enrolled_at TEXT NOT NULL, revoked_at TEXT, last_seen_at TEXT,
       last_seq INTEGER NOT NULL, envelopes INTEGER NOT NULL)`,
    `CREATE TABLE seq_gap (
       kiosk_id TEXT NOT NULL REFERENCES kiosk (id), from_seq INTEGER NOT NULL, to_seq INTEGER NOT NULL,
       noticed_at TEXT NOT NULL, PRIMARY KEY (kiosk_id, from_seq))`,
    `CREATE TABLE enrolment_code (
       code_hash TEXT PRIMARY KEY, name TEXT NOT NULL, created_at TEXT NOT NULL, expires_at TEXT NOT NULL,
       tries_left INTEGER NOT NULL, public_key TEXT, kiosk_id TEXT)`,
    `CREATE TABLE envelope (
       id TEXT PRIMARY KEY, kiosk_id TEXT NOT NULL REFERENCES kiosk (id), seq INTEGER NOT NULL,
       hash TEXT NOT NULL, number TEXT UNIQUE, received_at TEXT NOT NULL, UNIQUE (kiosk_id, seq))`,
    `CREATE TABLE application (
       id TEXT PRIMARY KEY REFERENCES envelope (id), number TEXT NOT NULL UNIQUE, form TEXT NOT NULL,
       title TEXT NOT NULL, language TEXT NOT NULL, state TEXT NOT NULL, received_at TEXT NOT NULL,
       hand_over_by TEXT NOT NULL, handed_over_at TEXT, masked_name TEXT NOT NULL, masked_number TEXT NOT NULL,
       token_hash TEXT NOT NULL, content_sealed TEXT NOT NULL)`,
    `CREATE INDEX application_received ON application (received_at, id)`,
    `CREATE TABLE application_event (
       application_id TEXT NOT NULL REFERENCES application (id), n INTEGER NOT NULL, at TEXT NOT NULL,
       kind TEXT NOT NULL, state TEXT, "by" TEXT, note_sealed TEXT, PRIMARY KEY (application_id, n))`,
    `CREATE TABLE evaluation (
       id TEXT PRIMARY KEY, service TEXT NOT NULL, score INTEGER NOT NULL, tags TEXT NOT NULL, at TEXT NOT NULL)`,
    `CREATE TABLE call (
       id TEXT PRIMARY KEY, kiosk_id TEXT NOT NULL REFERENCES kiosk (id), screen TEXT NOT NULL,
       language TEXT NOT NULL, state TEXT NOT NULL, at TEXT NOT NULL, answered_by TEXT, changed_at TEXT NOT NULL)`,
    `CREATE INDEX call_state ON call (state, at)`,
    `CREATE TABLE audit (
       id TEXT PRIMARY KEY, at TEXT NOT NULL, clerk TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL)`,
    `CREATE TABLE attempt (key TEXT PRIMARY KEY, count INTEGER NOT NULL, reset_at TEXT NOT NULL)`,
  ],
  [
    `ALTER TABLE application ADD COLUMN procedure TEXT NOT NULL DEFAULT 'own-matter'`,
    `ALTER TABLE application ADD COLUMN restricted INTEGER NOT NULL DEFAULT 0`,
    `ALTER TABLE application ADD COLUMN due_by TEXT`,
    `UPDATE application SET procedure = form WHERE form IN ('legal-aid', 'mediation')`,
    `UPDATE application SET due_by = hand_over_by WHERE handed_over_at IS NULL AND state <> 'withdrawn'`,
    `ALTER TABLE application DROP COLUMN hand_over_by`,
    `ALTER TABLE application DROP COLUMN handed_over_at`,
  ],
  // People and access: roles, one-time links, second factor, idle lock, and a chained audit log.
  [
    `ALTER TABLE clerk ADD COLUMN roles TEXT NOT NULL DEFAULT '["director","administrator"]'`,
    `ALTER TABLE clerk ADD COLUMN restricted TEXT NOT NULL DEFAULT '[]'`,
    `ALTER TABLE clerk ADD COLUMN disabled_at TEXT`,
    `ALTER TABLE clerk ADD COLUMN totp_sealed TEXT`,
    `ALTER TABLE clerk ADD COLUMN totp_on INTEGER NOT NULL DEFAULT 0`,
    `ALTER TABLE clerk ADD COLUMN totp_step INTEGER NOT NULL DEFAULT 0`,
    `ALTER TABLE application ADD COLUMN restricted_kind TEXT`,
    `UPDATE application SET restricted_kind = 'domestic-violence' WHERE restricted = 1`,
    `UPDATE application SET restricted_kind = form
       WHERE form IN ('domestic-violence', 'community-correction', 'resettlement')`,
    `ALTER TABLE application DROP COLUMN restricted`,
    `ALTER TABLE login_session ADD COLUMN active_at TEXT NOT NULL DEFAULT ''`,
    `CREATE TABLE invitation (
       token_hash TEXT PRIMARY KEY, clerk_id TEXT NOT NULL REFERENCES clerk (id), expires_at TEXT NOT NULL)`,
    `CREATE TABLE audit_head (one INTEGER PRIMARY KEY, n INTEGER NOT NULL, mac TEXT NOT NULL)`,
    `CREATE TABLE audit_entry (
       n INTEGER PRIMARY KEY, at TEXT NOT NULL, clerk TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL,
       mac TEXT NOT NULL)`,
    `INSERT INTO audit_entry SELECT ROW_NUMBER() OVER (ORDER BY id), at, clerk, action, subject, '' FROM audit`,
    `INSERT INTO audit_head SELECT 1, COUNT(*), '' FROM audit`,
    `DROP TABLE audit`,
  ],
  [
    `CREATE TABLE ledger_record (
       office_code TEXT NOT NULL, id TEXT NOT NULL, ledger TEXT NOT NULL, number TEXT NOT NULL, state TEXT NOT NULL,
       date TEXT NOT NULL, due_at TEXT, deadline TEXT, version INTEGER NOT NULL, plain TEXT NOT NULL, sealed TEXT,
       source_id TEXT, application_id TEXT, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
       changed_at TEXT NOT NULL, reviewed_by TEXT, PRIMARY KEY (office_code, id), UNIQUE (office_code, ledger, number))`,
    `CREATE INDEX ledger_record_date ON ledger_record (office_code, ledger, date, id)`,
    `CREATE INDEX ledger_record_due ON ledger_record (office_code, due_at)`,
    `CREATE UNIQUE INDEX ledger_record_application ON ledger_record (office_code, ledger, application_id)`,
    `CREATE TABLE ledger_version (
       office_code TEXT NOT NULL, record_id TEXT NOT NULL, version INTEGER NOT NULL, at TEXT NOT NULL,
       "by" TEXT NOT NULL, move TEXT, state TEXT NOT NULL, reason_sealed TEXT, plain TEXT NOT NULL, sealed TEXT,
       PRIMARY KEY (office_code, record_id, version))`,
    `CREATE TABLE number_sequence (
       office_code TEXT NOT NULL, name TEXT NOT NULL, period TEXT NOT NULL, last INTEGER NOT NULL,
       PRIMARY KEY (office_code, name))`,
  ],
  keyByOffice,
  // Applications of one person in one matter are shown together at the desk.
  [
    `ALTER TABLE application ADD COLUMN same_matter TEXT`,
    `CREATE INDEX application_same_matter ON application (office_code, same_matter, received_at)`,
  ],
  // Reports from the offices below and to the one above.
  [
    `ALTER TABLE kiosk ADD COLUMN child_office TEXT`,
    `ALTER TABLE kiosk ADD COLUMN child_level TEXT`,
    `ALTER TABLE kiosk ADD COLUMN last_report TEXT`,
    `ALTER TABLE enrolment_code ADD COLUMN child_office TEXT`,
    `ALTER TABLE enrolment_code ADD COLUMN child_level TEXT`,
    `CREATE TABLE report (
       office_code TEXT NOT NULL, id TEXT NOT NULL, org_from TEXT NOT NULL, subject TEXT NOT NULL,
       version INTEGER NOT NULL, op TEXT NOT NULL, period TEXT NOT NULL, service TEXT NOT NULL, channel TEXT NOT NULL,
       state TEXT NOT NULL, figures TEXT, body_sealed TEXT, hash TEXT NOT NULL, status TEXT NOT NULL,
       codes TEXT NOT NULL, received_at TEXT NOT NULL, decided_at TEXT, decided_by TEXT,
       PRIMARY KEY (office_code, id))`,
    `CREATE INDEX report_subject ON report (office_code, org_from, subject, version)`,
    `CREATE INDEX report_period ON report (office_code, status, period)`,
    `CREATE TABLE report_sent (
       office_code TEXT NOT NULL, n INTEGER NOT NULL, id TEXT NOT NULL, subject TEXT NOT NULL, version INTEGER NOT NULL,
       fingerprint TEXT NOT NULL, hash TEXT NOT NULL, body_sealed TEXT, queued INTEGER NOT NULL, status TEXT NOT NULL,
       codes TEXT NOT NULL, created_at TEXT NOT NULL, PRIMARY KEY (office_code, n), UNIQUE (office_code, id),
       UNIQUE (office_code, subject, version))`,
    `CREATE INDEX report_sent_open ON report_sent (office_code, queued, status)`,
    `CREATE INDEX application_event_at ON application_event (office_code, at)`,
    `CREATE TABLE record_fix (
       office_code TEXT NOT NULL, subject TEXT NOT NULL, service TEXT, dispute_kind TEXT,
       PRIMARY KEY (office_code, subject))`,
    `CREATE TABLE closed_period (
       office_code TEXT NOT NULL, period TEXT NOT NULL, closed_at TEXT NOT NULL, closed_by TEXT NOT NULL,
       PRIMARY KEY (office_code, period))`,
  ],
  // How visits to the kiosks went, counted.
  [
    `CREATE TABLE usage (
       office_code TEXT NOT NULL, id TEXT NOT NULL, day TEXT NOT NULL, visits INTEGER NOT NULL,
       searches INTEGER NOT NULL, outcomes TEXT NOT NULL, not_found_sealed TEXT, PRIMARY KEY (office_code, id))`,
    `CREATE INDEX usage_day ON usage (office_code, day)`,
  ],
  // Who served is scored apart, and three questions are asked.
  [
    `ALTER TABLE evaluation ADD COLUMN staff TEXT`,
    `ALTER TABLE evaluation ADD COLUMN attitude INTEGER`,
    `ALTER TABLE evaluation ADD COLUMN ability INTEGER`,
    `ALTER TABLE evaluation ADD COLUMN quality INTEGER`,
    `ALTER TABLE evaluation ADD COLUMN survey TEXT`,
  ],
  // A closed month keeps its figures; what is put right afterwards says why.
  [`ALTER TABLE closed_period ADD COLUMN figures TEXT`, `ALTER TABLE report ADD COLUMN reason_sealed TEXT`],
  // The office's profile is the desk's after the first file.
  [
    `CREATE TABLE profile_version (
       office_code TEXT NOT NULL, n INTEGER NOT NULL, at TEXT NOT NULL, "by" TEXT NOT NULL, what TEXT NOT NULL,
       body TEXT NOT NULL, PRIMARY KEY (office_code, n))`,
  ],
  // What came while a campaign ran is told by it; searches of which nothing was opened.
  [
    `ALTER TABLE usage ADD COLUMN campaigns TEXT NOT NULL DEFAULT '[]'`,
    `ALTER TABLE usage ADD COLUMN not_opened_sealed TEXT`,
    `ALTER TABLE application ADD COLUMN campaigns TEXT NOT NULL DEFAULT '[]'`,
  ],
  // Content packs: what kiosks and the offices below shall show, and what each kiosk says it shows.
  [
    `CREATE TABLE content_file (
       office_code TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, text TEXT NOT NULL,
       PRIMARY KEY (office_code, sha256))`,
    `CREATE TABLE content_own (
       office_code TEXT NOT NULL, path TEXT NOT NULL, sha256 TEXT NOT NULL, added_by TEXT NOT NULL,
       released_by TEXT, at TEXT NOT NULL, PRIMARY KEY (office_code, path),
       FOREIGN KEY (office_code, sha256) REFERENCES content_file (office_code, sha256))`,
    `CREATE TABLE content_above (
       office_code TEXT NOT NULL, path TEXT NOT NULL, sha256 TEXT NOT NULL, from_office TEXT NOT NULL,
       PRIMARY KEY (office_code, path),
       FOREIGN KEY (office_code, sha256) REFERENCES content_file (office_code, sha256))`,
    `CREATE TABLE content_head (office_code TEXT NOT NULL, n BIGINT NOT NULL, PRIMARY KEY (office_code))`,
    `CREATE TABLE content_pack (
       office_code TEXT NOT NULL, n BIGINT NOT NULL, at TEXT NOT NULL, manifest TEXT NOT NULL,
       PRIMARY KEY (office_code, n))`,
    `CREATE TABLE content_proposal (
       office_code TEXT NOT NULL, id TEXT NOT NULL, at TEXT NOT NULL, "by" TEXT NOT NULL, changes TEXT NOT NULL,
       state TEXT NOT NULL, decided_at TEXT, decided_by TEXT, PRIMARY KEY (office_code, id))`,
    `ALTER TABLE kiosk ADD COLUMN shown_content TEXT`,
  ],
  // By which way an application came. At the desk nobody asked yet: it was the window, as far as is known.
  [
    `ALTER TABLE application ADD COLUMN received_via TEXT NOT NULL DEFAULT 'kiosk'`,
    `UPDATE application SET received_via = 'desk' WHERE EXISTS (
       SELECT 1 FROM envelope WHERE envelope.office_code = application.office_code
       AND envelope.id = application.id AND envelope.kiosk_id = 'desk')`,
  ],
  // What the desk has one kiosk do: say something, start anew.
  [
    `ALTER TABLE kiosk ADD COLUMN message TEXT`,
    `ALTER TABLE kiosk ADD COLUMN message_until TEXT`,
    `ALTER TABLE kiosk ADD COLUMN restart_id TEXT`,
    `ALTER TABLE kiosk ADD COLUMN restart_ordered_at TEXT`,
    `ALTER TABLE kiosk ADD COLUMN restarted_at TEXT`,
  ],
  // A closing is signed with everything it was made of; a report that was put right says by whom, and why.
  [
    `ALTER TABLE closed_period ADD COLUMN proof TEXT`,
    `ALTER TABLE report_sent ADD COLUMN "by" TEXT`,
    `ALTER TABLE report_sent ADD COLUMN reason_sealed TEXT`,
  ],
  // What has been kept for its years is appraised by two people before it goes.
  [
    `CREATE TABLE appraisal (
       office_code TEXT NOT NULL, subject_id TEXT NOT NULL, subject_kind TEXT NOT NULL, ledger TEXT NOT NULL,
       number TEXT NOT NULL, state TEXT NOT NULL, listed_at TEXT NOT NULL, proposed_by TEXT, decided_by TEXT,
       decided_at TEXT, reason_sealed TEXT, keep_until TEXT, destroyed_at TEXT,
       PRIMARY KEY (office_code, subject_id))`,
    `CREATE INDEX appraisal_ledger ON appraisal (office_code, ledger, state)`,
    `CREATE INDEX appraisal_listed ON appraisal (office_code, listed_at, subject_id)`,
  ],
  // Who waits at the windows.
  [
    `CREATE TABLE queue_ticket (
       office_code TEXT NOT NULL, id TEXT NOT NULL, day TEXT NOT NULL, n INTEGER NOT NULL, topic TEXT NOT NULL,
       kiosk_id TEXT, state TEXT NOT NULL, taken_at TEXT NOT NULL, called_at TEXT, called_by TEXT, at_window INTEGER,
       ended_at TEXT, PRIMARY KEY (office_code, id), UNIQUE (office_code, day, n),
       FOREIGN KEY (office_code, kiosk_id) REFERENCES kiosk (office_code, id))`,
  ],
  // Pictures taken on the spot, with a record.
  [
    `CREATE TABLE record_photo (
       office_code TEXT NOT NULL, id TEXT NOT NULL, record_id TEXT NOT NULL, at TEXT NOT NULL, "by" TEXT NOT NULL,
       sha256 TEXT NOT NULL, sealed TEXT NOT NULL, PRIMARY KEY (office_code, id),
       FOREIGN KEY (office_code, record_id) REFERENCES ledger_record (office_code, id))`,
    `CREATE INDEX record_photo_record ON record_photo (office_code, record_id)`,
  ],
  // In which language a number is called, how often it was, and how long it waited for the first time.
  [
    `ALTER TABLE queue_ticket ADD COLUMN language TEXT NOT NULL DEFAULT 'zh-CN'`,
    `ALTER TABLE queue_ticket ADD COLUMN calls INTEGER NOT NULL DEFAULT 0`,
    `ALTER TABLE queue_ticket ADD COLUMN first_called_at TEXT`,
  ],
  // For whom somebody applies who does so for an organisation.
  [
    `ALTER TABLE application ADD COLUMN organisation_name TEXT`,
    `ALTER TABLE application ADD COLUMN organisation_code TEXT`,
  ],
  // What waits longest is found among a million; what ails a kiosk is known at every server of the office.
  [
    `CREATE INDEX application_due ON application (office_code, due_by)`,
    `ALTER TABLE kiosk ADD COLUMN troubles TEXT`,
  ],
]
