import { shanghaiTimestamp } from '../../base/clock.ts'
import { parseJson } from '../../base/json.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { parseAcceptanceNumber } from '../../exchange/acceptance-number.ts'
import type { Acknowledgement, Envelope, ExchangeError } from '../../exchange/schemas/envelope.ts'
import { message, type Application, type Message } from '../../exchange/schemas/message.ts'
import { open } from '../../exchange/sealing.ts'
import { envelopeHash, signAcknowledgement, verifyEnvelope } from '../../exchange/signing.ts'
import { recordAuditIn } from './audit.ts'
import { addSupplied, contentPlace, earliestReceipt } from './applications.ts'
import { storeReport } from './chain/receive-report.ts'
import type { Office } from './context.ts'
import { dueBy } from './deadlines.ts'
import { procedureOf } from './lifecycle.ts'
import { maskIdNumber, maskName } from '../../base/id-number.ts'
import { openingKey } from './keys.ts'
import { restrictedKindOf } from './permissions.ts'
import { recordRefusal, signerOf } from './record-refusal.ts'
import { sameMatterMark } from './same-matter.ts'
import { bookSequence, findKiosk, type KioskRow } from './store/kiosks.ts'
import { isDuplicate, type StoreTransaction } from './store/open.ts'

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

/**
 * Takes one envelope: who sent it, was it seen, can it be read, does it fit, and only then stores it durably and
 * signs for it. What is refused is put on record. A failing store throws: the caller answers 503 and nothing is
 * acknowledged.
 */
export async function receiveEnvelope(
  office: Office,
  envelope: Envelope,
): Promise<Result<Received, Refused>> {
  const received = await take(office, envelope)
  if (!received.ok) await recordRefusal(office, envelope.header, received.error)
  return received
}

async function take(office: Office, envelope: Envelope): Promise<Result<Received, Refused>> {
  const kiosk = await senderOf(office, envelope)
  if (!kiosk.ok) return kiosk
  const hash = envelopeHash(envelope)
  const seen = await answerToSeen(office, envelope.header.id, hash)
  if (seen) return seen

  const misfit = headerMisfit(office, envelope, kiosk.value)
  if (misfit) return misfit
  const content = await readContent(office, envelope)
  if (!content.ok) return content
  if ((content.value.kind === 'report') !== (kiosk.value.childOffice !== null))
    return refuse(400, 'schema', 'content: kiosks send no reports, offices send nothing else')

  const at = office.clock.now()
  try {
    const gap = await office.store.transaction().execute(async (trx) => {
      const { id, kioskId, seq, number } = envelope.header
      await trx
        .insertInto('envelope')
        .values({ id, kioskId, seq, hash, number, receivedAt: at.toISOString() })
        .execute()
      await storeMessage(trx, office, kiosk.value, envelope, content.value, at)
      return bookSequence(trx, kiosk.value, seq, at.toISOString())
    })
    if (gap) office.log.warn('office.seq-gap', { kioskId: kiosk.value.id, ...gap })
  } catch (error) {
    if (!isDuplicate(error)) throw error
    // The same envelope came twice at once and the other one won; or its number or place in the row is taken.
    return (
      (await answerToSeen(office, envelope.header.id, hash)) ??
      refuse(409, 'conflict', 'number or seq was received with another envelope')
    )
  }
  office.hub.tell(TOPICS[content.value.kind])
  office.hub.tell('kiosks')
  return ok({ status: 201, acknowledgement: acknowledge(office, envelope.header.id, hash, at) })
}

const TOPICS = {
  application: 'applications',
  evaluation: 'evaluations',
  supplement: 'applications',
  report: 'reports',
} as const

async function senderOf(office: Office, envelope: Envelope): Promise<Result<KioskRow, Refused>> {
  const kiosk = await findKiosk(office.store, envelope.header.kioskId)
  if (!kiosk) return refuse(401, 'unknown-kiosk', 'no kiosk of this id is enrolled here')
  if (kiosk.revokedAt !== null) return refuse(401, 'revoked', 'this kiosk was revoked at the desk')
  if (verifyEnvelope(envelope, kiosk.publicKey)) return ok(kiosk)
  const signer = await signerOf(office, envelope)
  return signer === undefined
    ? refuse(401, 'bad-signature', 'the signature does not fit header and sealed bytes')
    : err({ status: 401, code: 'foreign-key', message: 'signed by the key of another kiosk', signer })
}

/** The answer to an envelope of a known id; its acknowledgement is the same to the byte. */
async function answerToSeen(
  office: Office,
  id: string,
  hash: string,
): Promise<Result<Received, Refused> | undefined> {
  const row = await office.store.selectFrom('envelope').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  if (row.hash !== hash) return refuse(409, 'conflict', 'this id was received with other content')
  return ok({ status: 200, acknowledgement: acknowledge(office, id, hash, new Date(row.receivedAt)) })
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

async function storeMessage(
  trx: StoreTransaction,
  office: Office,
  sender: KioskRow,
  { header }: Envelope,
  content: Message,
  at: Date,
): Promise<void> {
  if (content.kind === 'report') return storeReport(trx, office, sender, content, at)
  if (content.kind === 'evaluation') {
    const { service, score, tags } = content
    await trx
      .insertInto('evaluation')
      .values({ id: header.id, service, score, tags: JSON.stringify(tags), at: content.at })
      .execute()
    return
  }
  if (content.kind === 'supplement') {
    // The kiosk may not learn it, or it could try tokens; staff may.
    if (!(await addSupplied(trx, office, content, at)))
      await recordAuditIn(trx, office, header.kioskId, 'supplement-unproven', content.number)
    return
  }
  await storeApplication(trx, office, { id: header.id, number: header.number!, content, at, by: null })
}

/** The application and its first event; `by`: the clerk who took it in, null where the citizen did it at a kiosk. */
export async function storeApplication(
  trx: StoreTransaction,
  office: Office,
  {
    id,
    number,
    content,
    at,
    by,
  }: {
    readonly id: string
    readonly number: string
    readonly content: Application
    readonly at: Date
    readonly by: string | null
  },
): Promise<void> {
  await trx
    .insertInto('application')
    .values(applicationRow(office, id, number, content, at))
    .execute()
  await trx
    .insertInto('applicationEvent')
    .values({
      applicationId: id,
      n: 1,
      at: at.toISOString(),
      kind: 'state',
      state: 'received',
      by,
      noteSealed: null,
    })
    .execute()
}

function applicationRow(office: Office, id: string, number: string, content: Application, at: Date) {
  const procedure = procedureOf(content.procedure ?? content.form)
  const receivedAt = earliestReceipt(content, at.toISOString())
  return {
    id,
    number,
    form: content.form,
    restrictedKind: restrictedKindOf(content),
    title: content.title,
    language: content.language,
    state: 'received' as const,
    receivedAt: at.toISOString(),
    procedure,
    dueBy: dueBy(
      { procedure, receivedAt, answers: content.answers, reached: [{ state: 'received', at: receivedAt }] },
      office.days,
    ),
    maskedName: content.identity ? maskName(content.identity.name) : '',
    maskedNumber: content.identity ? maskIdNumber(content.identity.number) : '',
    tokenHash: content.tokenHash,
    contentSealed: office.crypto.seal(JSON.stringify(content), contentPlace(id)),
    sameMatter: sameMatterMark(office, content),
  }
}
