import { shanghaiDate } from '../../../base/clock.ts'
import type { Procedure } from '../../../content/engine/procedure.ts'
import type { CaseRecord } from '../../../exchange/schemas/report.ts'
import { contentOf, earliestReceipt, type StoredApplication } from '../applications.ts'
import type { Office } from '../context.ts'

const SERVICE_OF: Record<Procedure, string> = {
  'legal-aid': '02',
  objection: '02',
  mediation: '03',
  confirmation: '03',
  booking: '01',
  'home-visit': '16',
  'prison-visit': '11',
  referral: '14',
  volunteer: '18',
  clue: '03',
  complaint: '15',
  'data-request': '15',
  'own-matter': '01',
}

/** What the office corrects in a record that the county sent back. */
export interface RecordFix {
  readonly service: string | null
  readonly disputeKind: string | null
}

/** A case as the county gets it. Of a restricted kind nobody is named. */
export function caseRecordOf(office: Office, row: StoredApplication, fix: RecordFix | undefined): CaseRecord {
  const content = contentOf(office, row)
  const receivedOn = shanghaiDate(new Date(earliestReceipt(content, row.receivedAt)))
  const { identity } = content
  return {
    schema: 'case-record@1',
    period: receivedOn.slice(0, 7),
    service: fix?.service ?? SERVICE_OF[row.procedure],
    channel: content.receivedVia,
    state: row.state,
    receivedOn,
    disputeKind: fix?.disputeKind ?? null,
    person:
      identity === null || row.restrictedKind !== null
        ? null
        : { name: identity.name, number: identity.number },
  }
}
