import { shanghaiTimestamp, type Clock } from '../base/clock.ts'
import { canonicalJson } from '../base/json.ts'
import type { Result } from '../base/result.ts'
import type { Row, Sqlite } from '../base/sqlite.ts'
import type { OutboxError } from './outbox-error.ts'
import { enrolment, type Enrolment, type OfficeKey } from './schemas/api.ts'
import { generateSigningKey, type SigningKeyPair } from './signing.ts'

/** Which office this kiosk belongs to, and the Ed25519 key that speaks for it. */
export interface Registration {
  readonly enrolment: Enrolment
  readonly privateKey: string
}

export interface StoredRegistration extends Registration {
  readonly id: number
  readonly nextSeq: number
  readonly lastDate: string
  readonly lastSequence: number
}

export interface Registrations {
  /** The newest registration; undefined before the first enrolment. */
  readonly current: () => StoredRegistration | undefined
  /** The key to enrol with: made once and kept until an office answered, so that a lost answer can be asked for again. */
  readonly pendingKey: () => Result<SigningKeyPair, OutboxError>
  /** Stores the office's answer to an enrolment made with the pending key. The counters start at 1. */
  readonly register: (answer: Enrolment) => Result<Registration, OutboxError>
  /** Seals to these keys from now on; what is sealed stays as it is. True where they are new. */
  readonly learnKeys: (sealingKeys: readonly OfficeKey[]) => Result<boolean, OutboxError>
}

type Guard = <T>(work: () => T) => Result<T, OutboxError>

export function openRegistrations(db: Sqlite, clock: Clock, guarded: Guard): Registrations {
  const current = () => {
    const row = db.get('SELECT * FROM registration WHERE imported = 0 ORDER BY id DESC LIMIT 1')
    return row && readRegistration(row)
  }

  function pendingKey(): SigningKeyPair {
    const row = db.get('SELECT public_key, private_key FROM pending_key')
    if (row) return { publicKey: String(row.public_key), privateKey: String(row.private_key) }
    const key = generateSigningKey()
    db.run(
      'INSERT INTO pending_key (one, public_key, private_key) VALUES (1, ?, ?)',
      key.publicKey,
      key.privateKey,
    )
    return key
  }

  function register(answer: Enrolment): Registration {
    const { privateKey } = pendingKey()
    db.transaction(() => {
      db.run(
        'INSERT INTO registration (kiosk_id, enrolment, private_key, enrolled_at) VALUES (?, ?, ?, ?)',
        answer.kioskId,
        canonicalJson(answer),
        privateKey,
        shanghaiTimestamp(clock.now()),
      )
      db.run('DELETE FROM pending_key')
    })
    return { enrolment: answer, privateKey }
  }

  function learnKeys(sealingKeys: readonly OfficeKey[]): boolean {
    const known = current()
    if (!known) return false
    const renewed = canonicalJson({ ...known.enrolment, sealingKeys: [...sealingKeys] })
    if (renewed === canonicalJson(known.enrolment)) return false
    db.run('UPDATE registration SET enrolment = ? WHERE id = ?', renewed, known.id)
    return true
  }

  return {
    current,
    pendingKey: () => guarded(pendingKey),
    register: (answer) => guarded(() => register(answer)),
    learnKeys: (sealingKeys) => guarded(() => learnKeys(sealingKeys)),
  }
}

function readRegistration(row: Row): StoredRegistration {
  return {
    id: Number(row.id),
    enrolment: enrolment.parse(JSON.parse(String(row.enrolment))),
    privateKey: String(row.private_key),
    nextSeq: Number(row.next_seq),
    lastDate: String(row.last_date),
    lastSequence: Number(row.last_sequence),
  }
}
