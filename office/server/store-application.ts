import { shanghaiDate } from '../../base/clock.ts'
import { maskIdNumber, maskName } from '../../base/id-number.ts'
import type { Application } from '../../exchange/schemas/message.ts'
import { contentPlace, earliestReceipt } from './applications.ts'
import { campaignsOf } from './campaigns.ts'
import type { Office } from './context.ts'
import { dueBy } from './deadlines.ts'
import { procedureOf } from './lifecycle.ts'
import { restrictedKindOf } from './permissions.ts'
import { sameMatterMark } from './same-matter.ts'
import type { StoreTransaction } from './store/open.ts'

export interface NewApplication {
  readonly id: string
  readonly number: string
  readonly content: Application
  readonly at: Date
  /** The clerk who took it in; null where the citizen did it at a kiosk. */
  readonly by: string | null
}

/** Applications, each with its first event. Their envelopes are stored already. */
export async function storeApplications(
  trx: StoreTransaction,
  office: Office,
  applications: readonly NewApplication[],
): Promise<void> {
  if (applications.length === 0) return
  await trx
    .insertInto('application')
    .values(applications.map((one) => applicationRow(office, one)))
    .execute()
  await trx
    .insertInto('applicationEvent')
    .values(
      applications.map(({ id, at, by }) => ({
        applicationId: id,
        n: 1,
        at: at.toISOString(),
        kind: 'state' as const,
        state: 'received' as const,
        by,
        noteSealed: null,
      })),
    )
    .execute()
}

function applicationRow(office: Office, { id, number, content, at }: NewApplication) {
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
    receivedVia: content.receivedVia,
    dueBy: dueBy(
      { procedure, receivedAt, answers: content.answers, reached: [{ state: 'received', at: receivedAt }] },
      office.days,
    ),
    maskedName: content.identity ? maskName(content.identity.name) : '',
    maskedNumber: content.identity ? maskIdNumber(content.identity.number) : '',
    // What is restricted names nobody outside its seal.
    organisationName: (!content.restricted && content.organisation?.name) || null,
    organisationCode: (!content.restricted && content.organisation?.code) || null,
    tokenHash: content.tokenHash,
    contentSealed: office.crypto.seal(JSON.stringify(content), contentPlace(id)),
    sameMatter: sameMatterMark(office, content),
    campaigns: JSON.stringify(campaignsOf(shanghaiDate(new Date(content.confirmedAt)))),
  }
}
