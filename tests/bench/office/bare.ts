import { parseJson } from '../../../base/json.ts'
import { unwrap } from '../../../base/result.ts'
import type { Envelope } from '../../../exchange/schemas/envelope.ts'
import type { Application } from '../../../exchange/schemas/message.ts'
import { open } from '../../../exchange/sealing.ts'
import { envelopeHash, verifyEnvelope } from '../../../exchange/signing.ts'
import { createColumnCrypto, type ColumnCrypto } from '../../../office/server/column-crypto.ts'
import type { OfficeKeys } from '../../../office/server/keys.ts'
import { openStore, type Store } from '../../../office/server/store/open.ts'
import type { SimulatedKiosk } from './traffic.ts'

const OFFICE = '000000100001'

interface Opened {
  readonly envelope: Envelope
  readonly content: Application
  readonly text: string
}

/** Takes envelopes without HTTP; answers the seconds it took. */
export interface BareWork {
  readonly take: (envelopes: readonly Envelope[]) => Promise<number>
  readonly close: () => Promise<void>
}

/**
 * Signature check, HPKE open, sealing of the column and insert of the same rows (envelope, application, first event) by
 * one loop on the same engine, `together` in a transaction. So the bare work, too, shares its waits for the disk, in
 * groups as large as the office can get; it looks nothing up, checks no schema, reckons no deadline, books no sequence
 * and signs nothing.
 */
export async function openBareWork(
  kiosks: readonly SimulatedKiosk[],
  keys: OfficeKeys,
  options: { readonly file: string; readonly databaseUrl: string | undefined; readonly together: number },
): Promise<BareWork> {
  const store = await openStore({ ...options, officeCode: OFFICE })
  await addKiosks(store, kiosks)
  const publicKeys = new Map(kiosks.map(({ kioskId, publicKey }) => [kioskId, publicKey]))
  const crypto = createColumnCrypto(Buffer.from(keys.column, 'base64url'))
  return {
    take: async (envelopes) => {
      const begun = performance.now()
      for (let from = 0; from < envelopes.length; from += options.together) {
        const group = envelopes.slice(from, from + options.together)
        const opened = await Promise.all(group.map((envelope) => opening(envelope, keys, publicKeys)))
        await insert(store, opened, crypto)
      }
      return (performance.now() - begun) / 1000
    },
    close: () => store.destroy(),
  }
}

async function opening(
  envelope: Envelope,
  keys: OfficeKeys,
  publicKeys: ReadonlyMap<string, string>,
): Promise<Opened> {
  const { header, sealed } = envelope
  if (!verifyEnvelope(envelope, publicKeys.get(header.kioskId)!))
    throw new Error('the signature does not fit')
  const text = unwrap(await open(sealed, header, keys.sealing[0]!.privateKey))
  return { envelope, content: parseJson(text) as Application, text }
}

function insert(store: Store, opened: readonly Opened[], crypto: ColumnCrypto): Promise<void> {
  return store.transaction().execute(async (trx) => {
    await trx.insertInto('envelope').values(opened.map(envelopeRow)).execute()
    await trx
      .insertInto('application')
      .values(opened.map((one) => applicationRow(one, crypto)))
      .execute()
    await trx.insertInto('applicationEvent').values(opened.map(eventRow)).execute()
  })
}

const envelopeRow = ({ envelope }: Opened) => {
  const { id, kioskId, seq, number, createdAt } = envelope.header
  return { id, kioskId, seq, hash: envelopeHash(envelope), number, receivedAt: createdAt }
}

const applicationRow = ({ envelope: { header }, content, text }: Opened, crypto: ColumnCrypto) => ({
  id: header.id,
  number: header.number!,
  form: content.form,
  restrictedKind: null,
  title: content.title,
  language: content.language,
  state: 'received' as const,
  receivedAt: header.createdAt,
  procedure: 'legal-aid' as const,
  receivedVia: content.receivedVia,
  dueBy: null,
  maskedName: '',
  maskedNumber: '',
  tokenHash: content.tokenHash,
  contentSealed: crypto.seal(text, header.id),
  sameMatter: null,
  campaigns: '[]',
})

const eventRow = ({ envelope: { header } }: Opened) => ({
  applicationId: header.id,
  n: 1,
  at: header.createdAt,
  kind: 'state' as const,
  state: 'received' as const,
  by: null,
  noteSealed: null,
})

async function addKiosks(store: Store, kiosks: readonly SimulatedKiosk[]): Promise<void> {
  await store
    .insertInto('kiosk')
    .values(
      kiosks.map(({ kioskId, publicKey }, i) => ({
        id: kioskId,
        name: 'bench',
        stationLetter: String(i),
        publicKey,
        enrolledAt: '',
        revokedAt: null,
        lastSeenAt: null,
        lastSeq: 0,
        envelopes: 0,
        childOffice: null,
        childLevel: null,
        lastReport: null,
      })),
    )
    .execute()
}
