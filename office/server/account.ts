import { err, ok, type Result } from '../../base/result.ts'
import { recordAuditIn } from './audit.ts'
import { totpPlace, totpSecretOf } from './auth.ts'
import type { Office } from './context.ts'
import { hashPassword, verifyPassword } from './passwords.ts'
import { endSessionsOf, type Clerk } from './sessions.ts'
import { forgetFailures, takeTry, type Limit } from './store/limits.ts'
import { matchTotp, newTotpSecret, totpUri } from './totp.ts'

const OWN: Limit = { count: 5, windowMs: 15 * 60_000 }

/** `credentials`: the password or code that was given as proof is wrong. */
export type AccountError =
  | { readonly kind: 'credentials' }
  | { readonly kind: 'limited'; readonly waitMs: number }

/** Changes one's own password; every other session of the person ends. */
export async function changePassword(
  office: Office,
  clerk: Clerk,
  token: string,
  { current, next }: { readonly current: string; readonly next: string },
): Promise<Result<void, AccountError>> {
  return proven(office, clerk, current, async () => {
    const passwordHash = await hashPassword(next)
    await office.store.transaction().execute(async (trx) => {
      await trx.updateTable('clerk').set({ passwordHash }).where('id', '=', clerk.id).execute()
      await endSessionsOf(trx, clerk.id, token)
      await recordAuditIn(trx, office, clerk.name, 'password-changed', clerk.id)
    })
  })
}

export async function hasTotp(office: Office, clerk: Clerk): Promise<boolean> {
  const { totpOn } = await office.store
    .selectFrom('clerk')
    .select('totpOn')
    .where('id', '=', clerk.id)
    .executeTakeFirstOrThrow()
  return totpOn === 1
}

/** Begins a second factor: it counts only once a code of the app was typed back. Undefined if there is one already. */
export async function beginTotp(
  office: Office,
  clerk: Clerk,
  issuer: string,
): Promise<{ readonly secret: string; readonly uri: string } | undefined> {
  const secret = newTotpSecret()
  const { numUpdatedRows } = await office.store
    .updateTable('clerk')
    .set({ totpSealed: office.crypto.seal(secret, totpPlace(clerk.id)), totpStep: 0 })
    .where('id', '=', clerk.id)
    .where('totpOn', '=', 0)
    .executeTakeFirst()
  return numUpdatedRows === 1n ? { secret, uri: totpUri(secret, issuer, clerk.name) } : undefined
}

export async function confirmTotp(office: Office, clerk: Clerk, code: string): Promise<boolean> {
  const row = await office.store
    .selectFrom('clerk')
    .select(['id', 'totpSealed', 'totpOn', 'totpStep'])
    .where('id', '=', clerk.id)
    .executeTakeFirstOrThrow()
  if (row.totpOn === 1 || row.totpSealed === null) return false
  const step = matchTotp(totpSecretOf(office, row), code, { at: office.clock.now(), after: row.totpStep })
  if (step === undefined) return false
  await office.store.transaction().execute(async (trx) => {
    await trx.updateTable('clerk').set({ totpOn: 1, totpStep: step }).where('id', '=', clerk.id).execute()
    await recordAuditIn(trx, office, clerk.name, 'second-factor-on', clerk.id)
  })
  return true
}

export const removeTotp = (
  office: Office,
  clerk: Clerk,
  password: string,
): Promise<Result<void, AccountError>> =>
  proven(office, clerk, password, () =>
    office.store.transaction().execute(async (trx) => {
      await trx
        .updateTable('clerk')
        .set({ totpOn: 0, totpSealed: null, totpStep: 0 })
        .where('id', '=', clerk.id)
        .execute()
      await recordAuditIn(trx, office, clerk.name, 'second-factor-off', clerk.id)
    }),
  )

/** Whoever sits at an open desk may not take the account over: the password is asked for again, with few tries. */
async function proven(
  office: Office,
  clerk: Clerk,
  password: string,
  change: () => Promise<void>,
): Promise<Result<void, AccountError>> {
  const { store, clock } = office
  const key = `account:${clerk.id}`
  const waitMs = await takeTry(store, clock, [{ key, limit: OWN }])
  if (waitMs > 0) return err({ kind: 'limited', waitMs })
  const row = await store
    .selectFrom('clerk')
    .select('passwordHash')
    .where('id', '=', clerk.id)
    .executeTakeFirst()
  if (!(await verifyPassword(password, row?.passwordHash))) return err({ kind: 'credentials' })
  await forgetFailures(store, key)
  await change()
  return ok(undefined)
}
