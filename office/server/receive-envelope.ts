import type { Selectable } from 'kysely'
import { shanghaiTimestamp } from '../../base/clock.ts'
import { parseJson } from '../../base/json.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { parseAcceptanceNumber } from '../../exchange/acceptance-number.ts'
import type {
  Acknowledgement,
  Envelope,
  EnvelopeHeader,
  ExchangeError,
} from '../../exchange/schemas/envelope.ts'
import { message, type Message } from '../../exchange/schemas/message.ts'
import { open } from '../../exchange/sealing.ts'
import { envelopeHash, signAcknowledgement, verifyEnvelope } from '../../exchange/signing.ts'
import type { Office } from './context.ts'
import { inGroups } from './in-groups.ts'
import { openingKey } from './keys.ts'
import { recordRefusal, signerOf } from './record-refusal.ts'
import { storeEnvelopes, type CheckedEnvelope } from './store-envelopes.ts'
import type { KioskRow } from './store/kiosks.ts'
import { isStoreFailure } from './store/open.ts'
import type { Tables } from './store/schema.ts'

export interface Received {
  readonly status: 200 | 201
  readonly acknowledgement: Acknowledgement
}
export interface Refused {
  readonly status: 400 | 401 | 409 | 422
  readonly code: ExchangeError['code']
  readonly message: string
  /** The kiosk whose key it was, where that is another one. */
  readonly signer?: string
}
const refuse = (status: Refused['status'], code: Refused['code'], text: string) =>
  err<Refused>({ status, code, message: text })

/** How many envelopes share a look at the store and a transaction. */
const MOST_IN_GROUP = 64

export type Receiver = (envelope: Envelope) => Promise<Result<Received, Refused>>

/**
 * Takes envelopes: who sent it, was it seen, can it be read, does it fit, and only then stores it durably and signs for
 * it. Those that come while others are taken are the next group, stored in one transaction (group commit). What is refused
 * is put on record. A failing store throws: the caller answers 503 and nothing is acknowledged.
 */
export function createReceiver(office: Office): Receiver {
  // The copy holds the keys of this moment: to look for newer ones asks the disk, once a group is enough.
  const take = inGroups<Envelope, Result<Received, Refused>>((group) => takeGroup({ ...office }, group), {
    most: MOST_IN_GROUP,
    concernsAll: isStoreFailure,
  })
  return async (envelope) => {
    const received = await take(envelope)
    if (!received.ok) await recordRefusal(office, envelope.header, received.error)
    return received
  }
}

async function takeGroup(office: Office, group: readonly Envelope[]): Promise<Result<Received, Refused>[]> {
  const known = await whatIsKnown(office, group)
  const checked = await Promise.all(group.map((envelope, i) => check(office, envelope, known[i]!)))
  const toStore = checked.flatMap((one) => (one.ok && 'content' in one.value ? [one.value] : []))
  const stored = new Set(toStore.length > 0 ? await storeEnvelopes(office, toStore) : [])
  // The same envelope came twice at once and the other one won; or its number or place in the row is taken.
  const lost = toStore.filter((one) => !stored.has(one))
  const seen = lost.length > 0 ? await seenBefore(office, lost) : []
  return checked.map((one) => {
    if (!one.ok) return one
    if (!('content' in one.value)) return ok(one.value)
    const { header, hash, at } = one.value
    if (stored.has(one.value))
      return ok({ status: 201, acknowledgement: acknowledge(office, header.id, hash, at) })
    const row = seen.find(({ id }) => id === header.id)
    return row
      ? answerToSeen(office, row, hash)
      : refuse(409, 'conflict', 'number or seq was received with another envelope')
  })
}

/** What is to be stored, or the answer there is already. */
async function check(
  office: Office,
  envelope: Envelope,
  known: Known,
): Promise<Result<CheckedEnvelope | Received, Refused>> {
  const { header } = envelope
  const sender = await senderOf(office, envelope, known.kiosk)
  if (!sender.ok) return sender
  const hash = envelopeHash(envelope)
  if (known.seen) return answerToSeen(office, known.seen, hash)
  const misfit = headerMisfit(office, envelope, sender.value)
  if (misfit) return misfit
  const content = await readContent(office, envelope)
  if (!content.ok) return content
  if ((content.value.kind === 'report') !== (sender.value.childOffice !== null))
    return refuse(400, 'schema', 'content: kiosks send no reports, offices send nothing else')
  return ok({ header, hash, content: content.value, sender: sender.value, at: office.clock.now() })
}

/** What the store knows before an envelope is looked at. */
interface Known {
  readonly kiosk: KioskRow | undefined
  /** Received before under the same id. */
  readonly seen: SeenRow | undefined
}
type SeenRow = Pick<Selectable<Tables['envelope']>, 'id' | 'hash' | 'receivedAt'>

async function whatIsKnown(office: Office, group: readonly Envelope[]): Promise<Known[]> {
  const kioskIds = [...new Set(group.map(({ header }) => header.kioskId))]
  const [kiosks, envelopes] = await Promise.all([
    office.store.selectFrom('kiosk').selectAll().where('id', 'in', kioskIds).execute(),
    seenBefore(office, group),
  ])
  return group.map(({ header }) => ({
    kiosk: kiosks.find(({ id }) => id === header.kioskId),
    seen: envelopes.find(({ id }) => id === header.id),
  }))
}

const seenBefore = (
  { store }: Office,
  group: readonly { readonly header: EnvelopeHeader }[],
): Promise<SeenRow[]> =>
  store
    .selectFrom('envelope')
    .select(['id', 'hash', 'receivedAt'])
    .where('id', 'in', [...new Set(group.map(({ header }) => header.id))])
    .execute()

async function senderOf(
  office: Office,
  envelope: Envelope,
  kiosk: KioskRow | undefined,
): Promise<Result<KioskRow, Refused>> {
  if (!kiosk) return refuse(401, 'unknown-kiosk', 'no kiosk of this id is enrolled here')
  if (kiosk.revokedAt !== null) return refuse(401, 'revoked', 'this kiosk was revoked at the desk')
  if (verifyEnvelope(envelope, kiosk.publicKey)) return ok(kiosk)
  const signer = await signerOf(office, envelope)
  return signer === undefined
    ? refuse(401, 'bad-signature', 'the signature does not fit header and sealed bytes')
    : err({ status: 401, code: 'foreign-key', message: 'signed by the key of another kiosk', signer })
}

/** The answer to an envelope of a known id; its acknowledgement is the same to the byte. */
function answerToSeen(office: Office, seen: SeenRow, hash: string): Result<Received, Refused> {
  if (seen.hash !== hash) return refuse(409, 'conflict', 'this id was received with other content')
  return ok({
    status: 200,
    acknowledgement: acknowledge(office, seen.id, hash, new Date(seen.receivedAt)),
  })
}

const acknowledge = (office: Office, id: string, hash: string, at: Date): Acknowledgement =>
  signAcknowledgement({ id, hash, at: shanghaiTimestamp(at) }, office.keys.signing.privateKey)

function headerMisfit(
  office: Office,
  { header }: Envelope,
  kiosk: KioskRow,
): Result<never, Refused> | undefined {
  if (header.officeCode !== office.profile.officeCode)
    return refuse(422, 'unreadable', `sealed for office ${header.officeCode}`)
  if (header.number === null) return undefined
  const number = parseAcceptanceNumber(header.number)
  if (!number.ok) return refuse(400, 'schema', `header.number: ${number.error.kind}`)
  const { officeShortCode, stationLetter } = number.value
  return officeShortCode === office.profile.shortCode && stationLetter === kiosk.stationLetter
    ? undefined
    : refuse(400, 'schema', 'header.number: not of this office and station')
}

async function readContent(office: Office, { header, sealed }: Envelope): Promise<Result<Message, Refused>> {
  const key = openingKey(office.keys, header.keyId, office.clock.now())
  if (!key.ok)
    return key.error === 'expired'
      ? refuse(422, 'key-expired', `the time of key ${header.keyId} is over`)
      : refuse(422, 'unreadable', `no key ${header.keyId}`)
  const text = await open(sealed, header, key.value)
  if (!text.ok) return refuse(422, 'unreadable', 'sealed to another key, or changed')
  const parsed = message.safeParse(parseJson(text.value))
  // Only the places are told, never the values: they are personal.
  if (!parsed.success)
    return refuse(
      400,
      'schema',
      `content: ${parsed.error.issues.map(({ path }) => path.join('.') || '(whole)').join(', ')}`,
    )
  if ((parsed.data.kind === 'application') !== (header.number !== null))
    return refuse(400, 'schema', 'an application has a number in its header, nothing else has')
  return ok(parsed.data)
}
