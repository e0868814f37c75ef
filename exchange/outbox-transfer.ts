import { z } from 'zod'
import { shanghaiTimestamp, type Clock } from '../base/clock.ts'
import { canonicalJson, parseJson } from '../base/json.ts'
import { err, ok, type Result } from '../base/result.ts'
import type { Row, Sqlite } from '../base/sqlite.ts'
import type { OutboxError } from './outbox-error.ts'
import type { StoredRegistration } from './outbox-registration.ts'
import { enrolment } from './schemas/api.ts'
import { envelope, timestamp, type Envelope } from './schemas/envelope.ts'
import { envelopeHash, publicKeyOf, verifyEnvelope } from './signing.ts'

/**
 * The way of waiting envelopes to another machine, by file: what an old kiosk has not delivered, the new one sends.
 * The file has a line of its own for each envelope, so that a damaged medium costs no more than it damaged; it holds
 * sealed bytes and public keys and nothing that signs or opens.
 */
const head = z.strictObject({
  format: z.literal('mingli-outbox'),
  v: z.literal(1),
  exportedAt: timestamp,
  /** How many lines follow. */
  envelopes: z.int().min(0),
  kiosks: z.array(z.strictObject({ enrolment, publicKey: z.string().max(60) })),
})
type Head = z.infer<typeof head>

export interface Imported {
  /** Wait here now. */
  readonly taken: number
  /** Were here or were delivered from here before. */
  readonly known: number
  /** Lines that are missing, unreadable, or not what their kiosk signed. */
  readonly damaged: number
}

/** `no-export`: the file's first line is not one of ours. `other-office`: they belong to another office than this kiosk. */
export type ImportError = OutboxError | { readonly kind: 'no-export' | 'other-office' }

export interface OutboxTransfer {
  /** The file's text: everything that is not acknowledged. Changes nothing here: delivered twice it counts once. */
  readonly exportWaiting: () => Result<{ readonly text: string; readonly count: number }, OutboxError>
  /** Takes in what another kiosk of the same office exported; may be repeated. */
  readonly importWaiting: (text: string) => Result<Imported, ImportError>
}

interface Tools {
  readonly clock: Clock
  readonly current: () => StoredRegistration | undefined
  readonly guarded: <T>(work: () => T) => Result<T, OutboxError>
}

export function openTransfer(db: Sqlite, { clock, current, guarded }: Tools): OutboxTransfer {
  return {
    exportWaiting: () => guarded(() => exported(db, shanghaiTimestamp(clock.now()))),
    importWaiting: (text) => {
      const [first, ...lines] = text.trimEnd().split('\n')
      const known = head.safeParse(parseJson(first ?? ''))
      if (!known.success) return err({ kind: 'no-export' })
      const own = guarded(current)
      if (!own.ok) return own
      if (!own.value) return err({ kind: 'not-enrolled' })
      const { officeCode, signingKey } = own.value.enrolment
      const isOurs = known.data.kiosks.every(
        ({ enrolment }) => enrolment.officeCode === officeCode && enrolment.signingKey === signingKey,
      )
      if (!isOurs) return err({ kind: 'other-office' })
      const taken = guarded(() => db.transaction(() => takeIn(db, known.data, lines, clock)))
      return taken.ok ? ok(taken.value) : taken
    },
  }
}

function exported(db: Sqlite, exportedAt: string): { text: string; count: number } {
  const kiosks = db.all(
    `SELECT enrolment, private_key, public_key FROM registration r
      WHERE EXISTS (SELECT 1 FROM envelope e WHERE e.registration = r.id AND e.state <> 'acknowledged')`,
  )
  const lines = db
    .all(`SELECT envelope FROM envelope WHERE state <> 'acknowledged' ORDER BY registration, seq`)
    .map((row) => String(row.envelope))
  const first: Head = {
    format: 'mingli-outbox',
    v: 1,
    exportedAt,
    envelopes: lines.length,
    kiosks: kiosks.map((row) => ({
      enrolment: enrolment.parse(parseJson(String(row.enrolment))),
      publicKey: publicKeyIn(row),
    })),
  }
  return { text: `${[canonicalJson(first), ...lines].join('\n')}\n`, count: lines.length }
}

/** Of an imported kiosk only this half is here. */
const publicKeyIn = (row: Row): string =>
  row.public_key === null ? publicKeyOf(String(row.private_key)) : String(row.public_key)

function takeIn(db: Sqlite, { kiosks, envelopes }: Head, lines: readonly string[], clock: Clock): Imported {
  const keys = new Map(kiosks.map(({ enrolment, publicKey }) => [enrolment.kioskId, publicKey]))
  let [taken, known] = [0, 0]
  for (const line of lines) {
    const parsed = envelope.safeParse(parseJson(line))
    const key = parsed.success ? keys.get(parsed.data.header.kioskId) : undefined
    if (!parsed.success || key === undefined || !verifyEnvelope(parsed.data, key)) continue
    const was = db.get('SELECT hash FROM envelope WHERE id = ?', parsed.data.header.id)
    if (was) known += was.hash === envelopeHash(parsed.data) ? 1 : 0
    else if (insert(db, parsed.data, registrationOf(db, parsed.data, kiosks, clock))) taken += 1
  }
  return { taken, known, damaged: Math.max(envelopes, lines.length) - taken - known }
}

/** False where another envelope has its number or place already. */
function insert(db: Sqlite, sealed: Envelope, registration: number): boolean {
  const { id, seq, number, createdAt } = sealed.header
  // What it was called on the other machine is of no use here: it was confirmed there.
  const { changes } = db.run(
    `INSERT INTO envelope (id, submission_id, registration, seq, number, envelope, hash, state, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, 'queued', ?) ON CONFLICT DO NOTHING`,
    id,
    id,
    registration,
    seq,
    number,
    canonicalJson(sealed),
    envelopeHash(sealed),
    createdAt,
  )
  return changes === 1
}

/** The row of the kiosk that sealed it: our own where we were that kiosk, else one that only names it. */
function registrationOf(db: Sqlite, { header }: Envelope, kiosks: Head['kiosks'], clock: Clock): number {
  const row = db.get('SELECT id FROM registration WHERE kiosk_id = ?', header.kioskId)
  if (row) return Number(row.id)
  const { enrolment, publicKey } = kiosks.find((one) => one.enrolment.kioskId === header.kioskId)!
  db.run(
    `INSERT INTO registration (kiosk_id, enrolment, private_key, public_key, enrolled_at, imported)
     VALUES (?, ?, '', ?, ?, 1)`,
    header.kioskId,
    canonicalJson(enrolment),
    publicKey,
    shanghaiTimestamp(clock.now()),
  )
  return Number(db.get('SELECT id FROM registration WHERE kiosk_id = ?', header.kioskId)!.id)
}
