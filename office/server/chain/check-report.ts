import { createHash } from 'node:crypto'
import { shanghaiDate } from '../../../base/clock.ts'
import { canonicalJson } from '../../../base/json.ts'
import {
  aggregate,
  caseRecord,
  DISPUTE_CODES,
  LEVELS,
  SERVICE_CODES,
  type Aggregate,
  type CaseRecord,
  type Level,
  type Report,
} from '../../../exchange/schemas/report.ts'

/**
 * Error codes of the exchange (profile over the idea of SF/T 0011): E1xx schema, E2xx code list, E3xx fields against each
 * other, E4xx seen before, E5xx order and hash, E6xx authority, E7xx period closed.
 */
export const FAULTS = {
  schema: 'E101',
  service: 'E201',
  disputeKind: 'E202',
  dates: 'E301',
  version: 'E401',
  chain: 'E501',
  sender: 'E601',
  level: 'E602',
  closed: 'E701',
} as const

export const reportHash = (report: Report): string =>
  createHash('sha256').update(canonicalJson(report)).digest('hex')
export const FIRST_HASH = '0'.repeat(64)

/** What the receiving node knows when a report comes. */
export interface Surroundings {
  readonly level: Level
  readonly sender: { readonly officeCode: string; readonly level: Level }
  /** Hash of the sender's report before. */
  readonly lastHash: string
  /** Highest version of this subject that came from this sender; 0 for none. */
  readonly lastVersion: number
  readonly periodClosed: (period: string) => boolean
}

export type CheckedBody = CaseRecord | Aggregate

/** All faults at once, so that one correction is enough; the body where it could be read. */
export function checkReport(
  report: Report,
  around: Surroundings,
): { readonly codes: string[]; readonly body: CheckedBody | undefined } {
  const codes: string[] = []
  const { orgFrom } = report
  if (orgFrom.code !== around.sender.officeCode || orgFrom.level !== around.sender.level)
    codes.push(FAULTS.sender)
  // Persons stop at the county: a case is taken from a township by a county, and nowhere else.
  const isBelow = LEVELS.indexOf(around.level) === LEVELS.indexOf(orgFrom.level) + 1
  const schema = orgFrom.level === 'township' ? caseRecord : aggregate
  if (!isBelow) codes.push(FAULTS.level)
  if (report.prevHash !== around.lastHash) codes.push(FAULTS.chain)
  if (report.version <= around.lastVersion) codes.push(FAULTS.version)
  const parsed = schema.safeParse(report.body)
  if (!parsed.success) return { codes: [FAULTS.schema, ...codes], body: undefined }
  if (around.periodClosed(parsed.data.period) && !isCorrection(report, around)) codes.push(FAULTS.closed)
  codes.push(
    ...(parsed.data.schema === 'case-record@1' ? caseFaults(parsed.data, report) : cellFaults(parsed.data)),
  )
  return { codes, body: parsed.data }
}

/** A closed period takes corrections of what it has, each with its reason, and nothing else. */
const isCorrection = ({ op, reason }: Report, { lastVersion }: Surroundings): boolean =>
  op !== 'create' && lastVersion > 0 && reason !== undefined

function caseFaults(record: CaseRecord, report: Report): string[] {
  const codes: string[] = []
  if (!SERVICE_CODES.includes(record.service)) codes.push(FAULTS.service)
  if (record.disputeKind !== null && !DISPUTE_CODES.includes(record.disputeKind))
    codes.push(FAULTS.disputeKind)
  if (
    record.receivedOn > shanghaiDate(new Date(report.createdAt)) ||
    !record.receivedOn.startsWith(record.period)
  )
    codes.push(FAULTS.dates)
  return codes
}

const cellFaults = ({ cells }: Aggregate): string[] =>
  cells.every(({ service }) => SERVICE_CODES.includes(service)) ? [] : [FAULTS.service]
