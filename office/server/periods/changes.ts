import { monthDays } from '../../../base/month.ts'
import { applicationState } from '../ledgers/words.ts'
import { contentOf } from '../applications.ts'
import type { Office } from '../context.ts'
import { concerns } from '../ledgers/concerns.ts'
import { hiddenRecords } from '../ledgers/hidden.ts'
import { seesCounts } from '../ledgers/sees.ts'
import { ledgerOf, openValues, versionsOf } from '../ledgers/stored.ts'
import { entryOf } from '../ledgers/view.ts'
import { may } from '../permissions.ts'
import { openReason } from '../chain/outgoing.ts'
import type { Clerk } from '../sessions.ts'
import { mayKnow } from '../who-may.ts'
import type { Change } from './api-types.ts'
import { numbersOf } from './month.ts'

/** What came after a month was closed, oldest first: records written or changed, matters taken on, reports sent anew. */
export async function changesSince(
  office: Office,
  viewer: Clerk,
  { period, closedAt }: { readonly period: string; readonly closedAt: string },
  sources: readonly string[],
): Promise<Change[]> {
  const changes = [
    ...(await recordChanges(office, viewer, { period, closedAt }, new Set(sources))),
    ...(may(viewer, 'application.read')
      ? await applicationChanges(office, viewer, { period, closedAt })
      : []),
    ...(may(viewer, 'report.read') ? await reportChanges(office, { period, closedAt }) : []),
  ]
  return changes.toSorted((a, b) => (a.at < b.at ? -1 : 1))
}

interface Since {
  readonly period: string
  readonly closedAt: string
}

async function recordChanges(
  office: Office,
  viewer: Clerk,
  { period, closedAt }: Since,
  sources: ReadonlySet<string>,
): Promise<Change[]> {
  const { from, to } = monthDays(period)
  const later = await office.store
    .selectFrom('ledgerRecord')
    .selectAll()
    .where('changedAt', '>', closedAt)
    .execute()
  const hidden = await hiddenRecords(office, viewer)
  const changes: Change[] = []
  for (const row of later.filter(({ id, date }) => (date >= from && date <= to) || sources.has(id))) {
    const ledger = ledgerOf(row.ledger)
    if (
      hidden.has(row.id) ||
      !seesCounts(viewer, ledger) ||
      concerns(office, ledger, openValues(office, row), viewer.name)
    )
      continue
    const versions = await versionsOf(office.store, row.id)
    const mayOpen = may(viewer, 'ledger.write')
    for (const [at, version] of versions.entries()) {
      if (version.at <= closedAt) continue
      const entry = entryOf(office, ledger, version, versions[at - 1])
      changes.push({
        at: version.at,
        by: version.by,
        what: version.move !== null ? 'moved' : version.version === 1 ? 'made' : 'changed',
        title: ledger.title,
        number: may(viewer, 'ledger.read') ? row.number : null,
        record: mayOpen ? row.id : null,
        application: null,
        detail: entry.move ?? (version.version === 1 ? '' : entry.changed.join('、')),
        version: version.version,
        reason: mayOpen ? entry.reason : null,
      })
    }
  }
  return changes
}

async function applicationChanges(
  office: Office,
  viewer: Clerk,
  { period, closedAt }: Since,
): Promise<Change[]> {
  const events = await office.store
    .selectFrom('applicationEvent')
    .innerJoin('application', 'application.id', 'applicationEvent.applicationId')
    .selectAll('application')
    .select([
      'applicationEvent.at',
      'applicationEvent.by',
      'applicationEvent.n',
      'applicationEvent.state as reached',
    ])
    .where('applicationEvent.at', '>', closedAt)
    .where('applicationEvent.kind', '=', 'state')
    .where('application.number', 'like', numbersOf(period))
    .execute()
  return events
    .filter((row) => mayKnow(viewer, row, () => contentOf(office, row)))
    .map(({ at, by, n, title, number, id, reached, state }) => ({
      at,
      by,
      what: 'moved' as const,
      title,
      number,
      record: null,
      application: id,
      detail: applicationState(reached ?? state),
      version: n,
      reason: null,
    }))
}

async function reportChanges(office: Office, { period, closedAt }: Since): Promise<Change[]> {
  const sent = await office.store
    .selectFrom('reportSent')
    .select(['id', 'subject', 'version', 'createdAt', 'by', 'reasonSealed', 'hash'])
    .where('createdAt', '>', closedAt)
    .where((eb) => eb.or([eb('subject', 'like', numbersOf(period)), eb('subject', '=', `total:${period}`)]))
    .execute()
  return sent.map((row) => ({
    at: row.createdAt,
    by: row.by,
    what: 'report' as const,
    title: '',
    number: row.subject.startsWith('total:') ? null : row.subject,
    record: null,
    application: null,
    detail: row.hash,
    version: row.version,
    reason: openReason(office, row),
  }))
}
