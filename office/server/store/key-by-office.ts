/**
 * Migration: every table keyed by office first, so that one PostgreSQL holds many offices side by side, partitions by
 * office and distributes (README.md). What is there belongs to `officeCode`.
 */
interface Rekeyed {
  readonly table: string
  readonly columns: readonly string[]
  readonly definition: string
}

const TABLES: readonly Rekeyed[] = [
  {
    table: 'setting',
    columns: ['key', 'value'],
    definition: `key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (office_code, key)`,
  },
  {
    table: 'clerk',
    columns: [
      'id',
      'name',
      'password_hash',
      'created_at',
      'roles',
      'restricted',
      'disabled_at',
      'totp_sealed',
      'totp_on',
      'totp_step',
    ],
    definition: `id TEXT NOT NULL, name TEXT NOT NULL, password_hash TEXT NOT NULL, created_at TEXT NOT NULL,
      roles TEXT NOT NULL, restricted TEXT NOT NULL, disabled_at TEXT, totp_sealed TEXT, totp_on INTEGER NOT NULL,
      totp_step INTEGER NOT NULL, PRIMARY KEY (office_code, id), UNIQUE (office_code, name)`,
  },
  {
    table: 'login_session',
    columns: ['token_hash', 'clerk_id', 'created_at', 'expires_at', 'active_at'],
    definition: `token_hash TEXT NOT NULL, clerk_id TEXT NOT NULL, created_at TEXT NOT NULL, expires_at TEXT NOT NULL,
      active_at TEXT NOT NULL, PRIMARY KEY (office_code, token_hash),
      FOREIGN KEY (office_code, clerk_id) REFERENCES clerk (office_code, id)`,
  },
  {
    table: 'invitation',
    columns: ['token_hash', 'clerk_id', 'expires_at'],
    definition: `token_hash TEXT NOT NULL, clerk_id TEXT NOT NULL, expires_at TEXT NOT NULL,
      PRIMARY KEY (office_code, token_hash),
      FOREIGN KEY (office_code, clerk_id) REFERENCES clerk (office_code, id)`,
  },
  {
    table: 'kiosk',
    columns: [
      'id',
      'name',
      'station_letter',
      'public_key',
      'enrolled_at',
      'revoked_at',
      'last_seen_at',
      'last_seq',
      'envelopes',
    ],
    definition: `id TEXT NOT NULL, name TEXT NOT NULL, station_letter TEXT NOT NULL, public_key TEXT NOT NULL,
      enrolled_at TEXT NOT NULL, revoked_at TEXT, last_seen_at TEXT, last_seq INTEGER NOT NULL,
      envelopes INTEGER NOT NULL, PRIMARY KEY (office_code, id), UNIQUE (office_code, station_letter)`,
  },
  {
    table: 'seq_gap',
    columns: ['kiosk_id', 'from_seq', 'to_seq', 'noticed_at'],
    definition: `kiosk_id TEXT NOT NULL, from_seq INTEGER NOT NULL, to_seq INTEGER NOT NULL, noticed_at TEXT NOT NULL,
      PRIMARY KEY (office_code, kiosk_id, from_seq),
      FOREIGN KEY (office_code, kiosk_id) REFERENCES kiosk (office_code, id)`,
  },
  {
    table: 'enrolment_code',
    columns: ['code_hash', 'name', 'created_at', 'expires_at', 'tries_left', 'public_key', 'kiosk_id'],
    definition: `code_hash TEXT NOT NULL, name TEXT NOT NULL, created_at TEXT NOT NULL, expires_at TEXT NOT NULL,
      tries_left INTEGER NOT NULL, public_key TEXT, kiosk_id TEXT, PRIMARY KEY (office_code, code_hash)`,
  },
  {
    table: 'envelope',
    columns: ['id', 'kiosk_id', 'seq', 'hash', 'number', 'received_at'],
    definition: `id TEXT NOT NULL, kiosk_id TEXT NOT NULL, seq INTEGER NOT NULL, hash TEXT NOT NULL, number TEXT,
      received_at TEXT NOT NULL, PRIMARY KEY (office_code, id), UNIQUE (office_code, number),
      UNIQUE (office_code, kiosk_id, seq),
      FOREIGN KEY (office_code, kiosk_id) REFERENCES kiosk (office_code, id)`,
  },
  {
    table: 'application',
    columns: [
      'id',
      'number',
      'form',
      'procedure',
      'restricted_kind',
      'title',
      'language',
      'state',
      'received_at',
      'due_by',
      'masked_name',
      'masked_number',
      'token_hash',
      'content_sealed',
    ],
    definition: `id TEXT NOT NULL, number TEXT NOT NULL, form TEXT NOT NULL, procedure TEXT NOT NULL,
      restricted_kind TEXT, title TEXT NOT NULL, language TEXT NOT NULL, state TEXT NOT NULL,
      received_at TEXT NOT NULL, due_by TEXT, masked_name TEXT NOT NULL, masked_number TEXT NOT NULL, token_hash TEXT NOT NULL,
      content_sealed TEXT NOT NULL, PRIMARY KEY (office_code, id), UNIQUE (office_code, number),
      FOREIGN KEY (office_code, id) REFERENCES envelope (office_code, id)`,
  },
  {
    table: 'application_event',
    columns: ['application_id', 'n', 'at', 'kind', 'state', '"by"', 'note_sealed'],
    definition: `application_id TEXT NOT NULL, n INTEGER NOT NULL, at TEXT NOT NULL, kind TEXT NOT NULL, state TEXT,
      "by" TEXT, note_sealed TEXT, PRIMARY KEY (office_code, application_id, n),
      FOREIGN KEY (office_code, application_id) REFERENCES application (office_code, id)`,
  },
  {
    table: 'evaluation',
    columns: ['id', 'service', 'score', 'tags', 'at'],
    definition: `id TEXT NOT NULL, service TEXT NOT NULL, score INTEGER NOT NULL, tags TEXT NOT NULL, at TEXT NOT NULL,
      PRIMARY KEY (office_code, id)`,
  },
  {
    table: 'call',
    columns: ['id', 'kiosk_id', 'screen', 'language', 'state', 'at', 'answered_by', 'changed_at'],
    definition: `id TEXT NOT NULL, kiosk_id TEXT NOT NULL, screen TEXT NOT NULL, language TEXT NOT NULL,
      state TEXT NOT NULL, at TEXT NOT NULL, answered_by TEXT, changed_at TEXT NOT NULL, PRIMARY KEY (office_code, id),
      FOREIGN KEY (office_code, kiosk_id) REFERENCES kiosk (office_code, id)`,
  },
  {
    table: 'audit_entry',
    columns: ['n', 'at', 'clerk', 'action', 'subject', 'mac'],
    definition: `n INTEGER NOT NULL, at TEXT NOT NULL, clerk TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL,
      mac TEXT NOT NULL, PRIMARY KEY (office_code, n)`,
  },
  {
    table: 'audit_head',
    columns: ['n', 'mac'],
    definition: `n INTEGER NOT NULL, mac TEXT NOT NULL, PRIMARY KEY (office_code)`,
  },
  {
    table: 'attempt',
    columns: ['key', 'count', 'reset_at'],
    definition: `key TEXT NOT NULL, count INTEGER NOT NULL, reset_at TEXT NOT NULL, PRIMARY KEY (office_code, key)`,
  },
]

/** Old tables step aside under another name, are copied parents first, and go children first. */
export function keyByOffice(officeCode: string): string[] {
  if (!/^\d{6,18}$/.test(officeCode)) throw new Error(`not an office code: ${officeCode}`)
  const copy = ({ table, columns }: Rekeyed) => {
    const list = columns.join(', ')
    return `INSERT INTO ${table} (office_code, ${list}) SELECT '${officeCode}', ${list} FROM old_${table}`
  }
  return [
    'DROP INDEX application_received',
    'DROP INDEX call_state',
    ...TABLES.map(({ table }) => `ALTER TABLE ${table} RENAME TO old_${table}`),
    ...TABLES.map(
      ({ table, definition }) => `CREATE TABLE ${table} (office_code TEXT NOT NULL, ${definition})`,
    ),
    ...TABLES.map(copy),
    ...TABLES.toReversed().map(({ table }) => `DROP TABLE old_${table}`),
    'CREATE INDEX application_received ON application (office_code, received_at, id)',
    'CREATE INDEX call_state ON call (office_code, state, at)',
  ]
}
