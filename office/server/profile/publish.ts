import { err, ok, type Result } from '../../../base/result.ts'
import type { OfficeProfile } from '../../../content/office/profile-schema.ts'
import type { FieldProblem, LedgerValues } from '../../ledgers/values.ts'
import type { Office } from '../context.ts'
import type { StoreTransaction } from '../store/open.ts'
import { writeProfile } from './profiles.ts'

/** An id of the profile: who reads it there finds the publication. */
const idOf = (record: string): string => `p-${record}`

/**
 * What a move of ledger 28 does to the profile that kiosks show: what a second person let through comes in under that
 * person's name, what is taken down goes. Only notices and 榜样 stand there; the rest is published elsewhere by hand.
 */
export async function carryOut(
  trx: StoreTransaction,
  office: Office,
  {
    move,
    record,
    values,
    clerk,
  }: {
    readonly move: string
    readonly record: string
    readonly values: LedgerValues
    readonly clerk: string
  },
): Promise<Result<void, readonly FieldProblem[]>> {
  const { place, kind } = values
  if (!Array.isArray(place) || !place.includes('kiosk')) return ok(undefined)
  const part = kind === 'notice' ? 'notices' : kind === 'role-model' ? 'roleModels' : undefined
  if (!part || (move !== 'publish' && move !== 'withdraw')) return ok(undefined)
  const id = idOf(record)
  const entry = part === 'notices' ? noticeOf(id, values, clerk) : roleModelOf(id, values, clerk)
  const written = await writeProfile(trx, office, clerk, (profile) => ({
    [part]: [...withoutId(profile[part], id), ...(move === 'publish' ? [entry] : [])],
  }))
  // Its fields were judged by the ledger; what is left is a text that the profile cannot take.
  return written.ok ? ok(undefined) : err([{ field: 'text', problem: 'unknown' }])
}

const withoutId = (entries: OfficeProfile['notices'] | OfficeProfile['roleModels'], id: string) =>
  entries.filter((one) => one.id !== id)

const paragraphs = (text: unknown): string[] =>
  String(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

const noticeOf = (id: string, { title, text, from, to }: LedgerValues, reviewedBy: string) => ({
  id,
  days: { from, to },
  title,
  text: paragraphs(text),
  reviewedBy,
})

const roleModelOf = (id: string, values: LedgerValues, reviewedBy: string) => ({
  id,
  name: values['model-name'],
  role: values['model-role'],
  story: paragraphs(values['text']),
  consentOn: values['consent-on'],
  reviewedBy,
})
