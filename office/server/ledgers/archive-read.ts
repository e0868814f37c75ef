import { createHash } from 'node:crypto'
import { extract } from 'tar-stream'
import { z } from 'zod'
import { canonicalJson, parseJson } from '../../../base/json.ts'
import { err, ok, type Result } from '../../../base/result.ts'
import { verifyText } from '../../../exchange/signing.ts'
import { nextDue } from '../../ledgers/due.ts'
import type { Office } from '../context.ts'
import { sealPicture } from './photos.ts'
import { findRecord, LEDGERS, reasonPlace, sealValues } from './stored.ts'

export const ARCHIVE_VERSION = 1

const manifest = z.strictObject({
  v: z.literal(ARCHIVE_VERSION),
  officeCode: z.string(),
  ledger: z.string(),
  title: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  rows: z.int(),
  records: z.int(),
  madeAt: z.string(),
  files: z.array(z.strictObject({ name: z.string(), bytes: z.int(), sha256: z.string() })),
  signingKey: z.string(),
})
export type ArchiveManifest = z.infer<typeof manifest>
const signed = z.strictObject({ manifest, signature: z.string() })

const archivedRecord = z.strictObject({
  id: z.uuid(),
  ledger: z.string(),
  number: z.string(),
  date: z.string(),
  sourceId: z.string().nullable(),
  applicationId: z.string().nullable(),
  createdAt: z.string(),
  createdBy: z.string(),
  reviewedBy: z.string().nullable(),
  versions: z
    .array(
      z.strictObject({
        version: z.int(),
        at: z.string(),
        by: z.string(),
        move: z.string().nullable(),
        state: z.string(),
        reason: z.string().nullable(),
        values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
      }),
    )
    .min(1),
})
export type ArchivedRecord = z.infer<typeof archivedRecord>

const archivedPhoto = z.strictObject({
  id: z.uuid(),
  recordId: z.uuid(),
  at: z.string(),
  by: z.string(),
  sha256: z.string(),
})
export type ArchivedPhoto = z.infer<typeof archivedPhoto>

export const photoFile = (id: string): string => `photos/${id}.jpg`

/** `damaged`: no such package, or a file is missing, too many or changed. `forged`: not signed by that office. */
export type ArchiveError = { readonly kind: 'damaged' | 'forged'; readonly file: string }

export interface ReadArchive {
  readonly manifest: ArchiveManifest
  readonly records: readonly ArchivedRecord[]
  readonly photos: readonly (ArchivedPhoto & { readonly jpeg: Buffer })[]
}

/** Checks a package to the last byte; `signingKey` is that of the office which is said to have made it. */
export async function readArchive(
  bytes: Uint8Array,
  signingKey: string,
): Promise<Result<ReadArchive, ArchiveError>> {
  const files = await untar(bytes)
  const head = signed.safeParse(parseJson(files.get('manifest.json')?.toString('utf8') ?? ''))
  if (!head.success) return err({ kind: 'damaged', file: 'manifest.json' })
  const { manifest, signature } = head.data
  if (manifest.signingKey !== signingKey || !verifyText(canonicalJson(manifest), signature, signingKey))
    return err({ kind: 'forged', file: 'manifest.json' })
  const unlisted = [...files.keys()].find(
    (name) => name !== 'manifest.json' && !manifest.files.some((file) => file.name === name),
  )
  if (unlisted !== undefined) return err({ kind: 'damaged', file: unlisted })
  for (const { name, sha256 } of manifest.files) {
    const bytes = files.get(name)
    if (bytes === undefined || sha256Of(bytes) !== sha256) return err({ kind: 'damaged', file: name })
  }
  const records = z.array(archivedRecord).safeParse(linesOf(files.get('records.jsonl')))
  if (!records.success || records.data.length !== manifest.records)
    return err({ kind: 'damaged', file: 'records.jsonl' })
  // Packages of before there were pictures have no such list.
  const photos = z.array(archivedPhoto).safeParse(linesOf(files.get('photos.jsonl')))
  if (!photos.success) return err({ kind: 'damaged', file: 'photos.jsonl' })
  const withPictures = photos.data.flatMap((one) => {
    const jpeg = files.get(photoFile(one.id))
    return jpeg && sha256Of(jpeg) === one.sha256 ? [{ ...one, jpeg }] : []
  })
  return withPictures.length === photos.data.length
    ? ok({ manifest, records: records.data, photos: withPictures })
    : err({ kind: 'damaged', file: 'photos.jsonl' })
}

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const linesOf = (bytes: Buffer | undefined): unknown[] =>
  (bytes?.toString('utf8') ?? '').split('\n').filter(Boolean).map(parseJson)

/** Takes the records of a checked package back in, versions and all; what is there already stays. Returns how many came. */
export async function restoreArchive(office: Office, { records, photos }: ReadArchive): Promise<number> {
  let restored = 0
  for (const record of records) {
    const ledger = LEDGERS.get(record.ledger)
    if (!ledger || (await findRecord(office.store, record.id))) continue
    await office.store.transaction().execute(async (trx) => {
      const last = record.versions.at(-1)!
      const due = nextDue(ledger, { state: last.state, values: last.values, createdAt: record.createdAt })
      const { versions, ...rest } = record
      await trx
        .insertInto('ledgerRecord')
        .values({
          ...rest,
          state: last.state,
          dueAt: due?.at ?? null,
          deadline: due?.deadline ?? null,
          version: last.version,
          ...sealValues(office, ledger, { id: record.id, version: last.version }, last.values),
          changedAt: last.at,
        })
        .execute()
      for (const { reason, values, ...one } of versions)
        await trx
          .insertInto('ledgerVersion')
          .values({
            ...one,
            recordId: record.id,
            reasonSealed:
              reason === null ? null : office.crypto.seal(reason, reasonPlace(record.id, one.version)),
            ...sealValues(office, ledger, { id: record.id, version: one.version }, values),
          })
          .execute()
      for (const { jpeg, ...photo } of photos)
        if (photo.recordId === record.id)
          await trx
            .insertInto('recordPhoto')
            .values({ ...photo, sealed: sealPicture(office, photo.id, jpeg) })
            .execute()
    })
    restored++
  }
  return restored
}

async function untar(bytes: Uint8Array): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>()
  const unpacking = extract()
  unpacking.end(Buffer.from(bytes))
  try {
    for await (const entry of unpacking) {
      const parts: Buffer[] = []
      for await (const part of entry) parts.push(part as Buffer)
      files.set(entry.header.name, Buffer.concat(parts))
    }
  } catch {
    // What could be read is judged by the manifest: a package that ends early lacks files.
  }
  return files
}
