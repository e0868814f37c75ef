import { systemClock } from '../../../base/clock.ts'
import { idCheckCharacter } from '../../../base/id-number.ts'
import { uuidv7 } from '../../../base/ids.ts'
import { silentLogger } from '../../../base/log.ts'
import { unwrap } from '../../../base/result.ts'
import { seededRandom } from '../../../content/laws/learn/random.ts'
import { createExchangeClient } from '../../../exchange/client.ts'
import { enrolKiosk } from '../../../exchange/enrol.ts'
import { openOutbox } from '../../../exchange/outbox.ts'
import type { Envelope } from '../../../exchange/schemas/envelope.ts'
import type { Identity } from '../../../exchange/schemas/message.ts'
import { sealEnvelope } from '../../../exchange/seal-envelope.ts'
import { applicationMessage } from '../../../exchange/test-fixtures.ts'

const PERSONS = 40_000
const MATTERS = ['wages', 'injury', 'support', 'housing']
const DAY_MS = 86_400_000

export interface SimulatedKiosk {
  readonly kioskId: string
  readonly publicKey: string
  /** Confirms one application and hands out what would be sent. */
  readonly confirm: (person: Identity, matter: string) => Promise<Envelope>
}

/** A kiosk of its own with the code of a desk; its outbox is in memory. */
export async function enrolledKiosk(port: number, code: string): Promise<SimulatedKiosk> {
  const outbox = unwrap(openOutbox({ file: ':memory:', clock: systemClock }))
  const url = `http://127.0.0.1:${port}`
  const client = unwrap(createExchangeClient({ url, registration: outbox.current, clock: systemClock }))
  const { publicKey } = unwrap(outbox.pendingKey())
  const { enrolment } = unwrap(await enrolKiosk(outbox, client, { code, name: 'bench' }, silentLogger))
  return {
    kioskId: enrolment.kioskId,
    publicKey,
    confirm: async (identity, matter) => {
      let made: Envelope | undefined
      unwrap(
        await outbox.append({
          submissionId: uuidv7(new Date()),
          withNumber: true,
          contentVersion: 'bench',
          seal: async (header, own) => {
            const answers = { matter, statement: '虚构的测试陈述' }
            made = await sealEnvelope(applicationMessage({ identity, answers }), header, own)
            return made
          },
        }),
      )
      return made!
    },
  }
}

/** Envelopes of all kiosks in turn, of forty thousand fictitious persons; the same seed, the same persons and matters. */
export async function envelopesOf(
  kiosks: readonly SimulatedKiosk[],
  count: number,
  seed: number,
): Promise<Envelope[]> {
  const random = seededRandom(seed)
  const envelopes: Envelope[] = []
  for (let i = 0; i < count; i++) {
    const person = personOf(Math.floor(random() * PERSONS))
    const matter = MATTERS[Math.floor(random() * MATTERS.length)]!
    envelopes.push(await kiosks[i % kiosks.length]!.confirm(person, matter))
  }
  return envelopes
}

/** Area 000000 does not exist. */
function personOf(n: number): Identity {
  const birth = new Date(Date.UTC(1950, 0, 1) + Math.floor(n / 2) * DAY_MS).toISOString().slice(0, 10)
  const digits = `000000${birth.replaceAll('-', '')}01${n % 2}`
  return {
    method: 'typed',
    document: 'resident',
    name: `测试${n}`,
    number: `${digits}${idCheckCharacter(digits)}`,
    sex: n % 2 === 1 ? 'male' : 'female',
    birth,
  }
}
