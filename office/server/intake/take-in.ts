import { createHash } from 'node:crypto'
import { shanghaiDate, shanghaiTimestamp } from '../../../base/clock.ts'
import { canonicalJson } from '../../../base/json.ts'
import { err, ok, type Result } from '../../../base/result.ts'
import {
  asksIdentity,
  cleanAnswers,
  isRestricted,
  summarise,
  validateForm,
} from '../../../content/engine/form.ts'
import type { FormDefinition } from '../../../content/engine/form-schema.ts'
import { circumstancesOf, identityProblems, parseIdNumber } from '../../../content/engine/identity.ts'
import { organisationOf } from '../../../content/engine/organisation.ts'
import { normaliseName } from '../../../content/engine/person-name.ts'
import { pick } from '../../../content/engine/pick.ts'
import { newReceiptToken, receiptQr, tokenHash } from '../../../exchange/receipt-token.ts'
import type { Application, Identity } from '../../../exchange/schemas/message.ts'
import type { Office } from '../context.ts'
import { DESK_LETTER, DESK_STATION, nextAcceptanceNumber } from '../ledgers/numbers.ts'
import { storeApplications } from '../store-application.ts'
import type { StoreTransaction } from '../store/open.ts'
import type { IntakeRequest } from './api-types.ts'

export interface TakenIn {
  readonly id: string
  readonly number: string
  /** For the receipt, shown once: the office keeps its hash alone. */
  readonly token: string
  readonly qr: string
}
interface FieldProblem {
  readonly field: string
  /** A code of the form engine. */
  readonly problem: string
}
export type IntakeError =
  | { readonly kind: 'not-found' | 'stale' }
  | { readonly kind: 'problems'; readonly problems: readonly FieldProblem[] }

/**
 * Takes an application at the window or on the telephone: the same form, checks, numbers and lifecycle as at the kiosk.
 * `submissionId` is the page's: the same one does not make a second application.
 */
export async function takeIn(
  office: Office,
  clerk: string,
  form: FormDefinition,
  request: IntakeRequest,
): Promise<Result<TakenIn, IntakeError>> {
  const drafted = draft(office, form, request)
  return drafted.ok ? storeAtDesk(office, clerk, request.submissionId, drafted.value) : drafted
}

/** Numbers and stores what was taken in at the desk. */
export function storeAtDesk(
  office: Office,
  clerk: string,
  id: string,
  message: Omit<Application, 'tokenHash'>,
): Promise<Result<TakenIn, { readonly kind: 'stale' }>> {
  const at = office.clock.now()
  return office.store.transaction().execute(async (trx) => {
    const seen = await trx.selectFrom('envelope').select('id').where('id', '=', id).executeTakeFirst()
    if (seen) return err({ kind: 'stale' })
    const number = await nextAcceptanceNumber(trx, office)
    const token = newReceiptToken()
    const content: Application = { ...message, tokenHash: tokenHash(number, token) }
    await trx
      .insertInto('envelope')
      .values({
        id,
        kioskId: DESK_STATION,
        seq: await nextSeq(trx, office),
        hash: createHash('sha256').update(canonicalJson(content)).digest('hex'),
        number,
        receivedAt: at.toISOString(),
      })
      .execute()
    await storeApplications(trx, office, [{ id, number, content, at, by: clerk }])
    return ok({ id, number, token, qr: receiptQr(number, token) })
  })
}

/** The message as a kiosk would have sealed it, but for the token's hash. */
function draft(
  office: Office,
  form: FormDefinition,
  { answers: given, identity: claim, submissionId, language, via }: IntakeRequest,
): Result<Omit<Application, 'tokenHash'>, IntakeError> {
  const now = office.clock.now()
  const today = shanghaiDate(now)
  const problems: FieldProblem[] = []
  const identity = claim && identityOf(claim, today, problems)
  const known = identity ? circumstancesOf(identity, today) : { today }
  const answers = cleanAnswers(form, given, known)
  for (const [field, problem] of Object.entries(validateForm({ form, answers, today, known })))
    problems.push({ field, problem })
  if (asksIdentity(form, answers, known) && !claim)
    problems.push({ field: 'identity.name', problem: 'required' })
  if (problems.length > 0) return err({ kind: 'problems', problems })
  const restricted = isRestricted(form, answers, known)
  const organisation = organisationOf(form, answers, known)
  return ok({
    kind: 'application',
    submissionId,
    form: form.id,
    formVersion: form.version,
    title: pick(form.title, 'zh-CN'),
    language,
    identity: asksIdentity(form, answers, known) ? (identity ?? null) : null,
    ...(organisation && { organisation }),
    procedure: form.procedure,
    restricted,
    answers,
    summary: summarise(form, answers, 'zh-CN', known).map(({ id, label, value, onReceipt }) => ({
      id,
      label,
      value,
      onReceipt: onReceipt && !restricted,
    })),
    receivedVia: via,
    confirmedAt: shanghaiTimestamp(now),
  })
}

function identityOf(
  claim: NonNullable<IntakeRequest['identity']>,
  today: string,
  problems: FieldProblem[],
): Identity | undefined {
  // As at the kiosk: what the card says holds, also where its number does not follow the standard.
  if ('method' in claim) return claim
  for (const [field, problem] of Object.entries(identityProblems({ ...claim, today })))
    problems.push({ field: `identity.${field}`, problem })
  const parsed = parseIdNumber(claim.number, today)
  if (!parsed.ok || problems.length > 0) return undefined
  const { number, document, birth, sex } = parsed.value
  return { method: 'typed', document, name: normaliseName(claim.name), number, sex, birth }
}

/** Counts the desk's envelopes; the row is made with the first of them. */
async function nextSeq(trx: StoreTransaction, office: Office): Promise<number> {
  const at = office.clock.now().toISOString()
  await trx
    .insertInto('kiosk')
    .values({
      id: DESK_STATION,
      name: DESK_STATION,
      stationLetter: DESK_LETTER,
      publicKey: '',
      childOffice: null,
      enrolledAt: at,
      revokedAt: null,
      lastSeenAt: at,
      lastSeq: 0,
      envelopes: 0,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { lastSeq } = await trx
    .updateTable('kiosk')
    .set((eb) => ({ lastSeq: eb('lastSeq', '+', 1), envelopes: eb('envelopes', '+', 1), lastSeenAt: at }))
    .where('id', '=', DESK_STATION)
    .returning('lastSeq')
    .executeTakeFirstOrThrow()
  return lastSeq
}
