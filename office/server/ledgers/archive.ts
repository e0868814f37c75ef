import { createHash } from 'node:crypto'
import { pack } from 'tar-stream'
import { shanghaiTimestamp } from '../../../base/clock.ts'
import { canonicalJson } from '../../../base/json.ts'
import { signText } from '../../../exchange/signing.ts'
import type { LedgerDefinition } from '../../ledgers/definition.ts'
import { contentOf, eventsOf, findApplication, noteOf } from '../applications.ts'
import type { Clerk } from '../sessions.ts'
import type { Office } from '../context.ts'
import {
  ARCHIVE_VERSION,
  photoFile,
  type ArchivedPhoto,
  type ArchivedRecord,
  type ArchiveManifest,
} from './archive-read.ts'
import { toCsv } from './export.ts'
import { pictureOf } from './photos.ts'
import { rowsOf, type LedgerFilter, type RowWithValues } from './rows.ts'
import { findRecord, openValues, reasonPlace, versionsOf } from './stored.ts'

/**
 * An archive package (档案法第三十七条: 来源可靠、程序规范、要素合规): a tar of the rows that the filter finds, each
 * with all its versions and pictures, the applications they belong to, the list as people read it, the ledger's definition, and
 * `manifest.json` with the SHA-256 of every file, signed by the office. It holds what is sealed in the store, opened:
 * it belongs into the archive and nowhere else.
 */
export async function archivePackage(
  office: Office,
  ledger: LedgerDefinition,
  filter: LedgerFilter,
  viewer: Clerk,
): Promise<Buffer> {
  const rows = await rowsOf(office, ledger, filter, viewer)
  const records: ArchivedRecord[] = []
  for (const { id, kind } of rows) if (kind === 'record') records.push(await archivedRecord(office, id))
  const photos = await photosFor(office, records)
  const files: Record<string, string | Buffer> = {
    'definition.json': JSON.stringify(ledger),
    'records.jsonl': jsonLines(records),
    'applications.jsonl': jsonLines(await applicationsOf(office, rows, records)),
    'list.csv': toCsv(ledger, rows),
    'photos.jsonl': jsonLines(photos.map(({ line }) => line)),
    ...Object.fromEntries(photos.map(({ line, jpeg }) => [photoFile(line.id), jpeg])),
  }
  const manifest: ArchiveManifest = {
    v: ARCHIVE_VERSION,
    officeCode: office.profile.officeCode,
    ledger: ledger.id,
    title: ledger.title,
    from: filter.from ?? null,
    to: filter.to ?? null,
    rows: rows.length,
    records: records.length,
    madeAt: shanghaiTimestamp(office.clock.now()),
    files: Object.entries(files).map(([name, text]) => ({
      name,
      bytes: Buffer.byteLength(text),
      sha256: sha256(text),
    })),
    signingKey: office.keys.signing.publicKey,
  }
  const text = canonicalJson(manifest)
  return tar({
    'manifest.json': JSON.stringify({ manifest, signature: signText(text, office.keys.signing.privateKey) }),
    ...files,
  })
}

const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex')
const jsonLines = (lines: readonly unknown[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('')

async function archivedRecord(office: Office, id: string): Promise<ArchivedRecord> {
  const row = (await findRecord(office.store, id))!
  const versions = await versionsOf(office.store, id)
  const { ledger, number, date, sourceId, applicationId, createdAt, createdBy, reviewedBy } = row
  return {
    id,
    ledger,
    number,
    date,
    sourceId,
    applicationId,
    createdAt,
    createdBy,
    reviewedBy,
    versions: versions.map((one) => {
      const { version, at, by, move, state, reasonSealed } = one
      const reason = reasonSealed === null ? null : office.crypto.open(reasonSealed, reasonPlace(id, version))
      if (reason !== null && !reason.ok)
        throw new Error(`reason ${version} of ledger record ${id} cannot be opened`)
      return {
        version,
        at,
        by,
        move,
        state,
        reason: reason === null ? null : reason.value,
        values: openValues(office, { ...one, id }) as ArchivedRecord['versions'][number]['values'],
      }
    }),
  }
}

async function photosFor(
  office: Office,
  records: readonly ArchivedRecord[],
): Promise<{ readonly line: ArchivedPhoto; readonly jpeg: Buffer }[]> {
  const found: { readonly line: ArchivedPhoto; readonly jpeg: Buffer }[] = []
  for (const record of records) {
    const rows = await office.store
      .selectFrom('recordPhoto')
      .selectAll()
      .where('recordId', '=', record.id)
      .orderBy('id')
      .execute()
    for (const { sealed, ...line } of rows) found.push({ line, jpeg: pictureOf(office, line.id, sealed) })
  }
  return found
}

async function applicationsOf(
  office: Office,
  rows: readonly RowWithValues[],
  records: readonly ArchivedRecord[],
): Promise<unknown[]> {
  const ids = [
    ...rows.flatMap(({ id, kind }) => (kind === 'application' ? [id] : [])),
    ...records.flatMap(({ applicationId }) => (applicationId === null ? [] : [applicationId])),
  ]
  const found: unknown[] = []
  for (const id of ids) {
    const row = await findApplication(office.store, id)
    if (!row) continue
    const events = await eventsOf(office.store, id)
    found.push({
      id,
      number: row.number,
      state: row.state,
      receivedAt: row.receivedAt,
      content: contentOf(office, row),
      events: events.map((event) => {
        const { noteSealed: _, ...open } = event
        return { ...open, note: noteOf(office, event) }
      }),
    })
  }
  return found
}

async function tar(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const packing = pack()
  for (const [name, text] of Object.entries(files)) packing.entry({ name, mtime: new Date(0) }, text)
  packing.finalize()
  const parts: Buffer[] = []
  for await (const part of packing) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
