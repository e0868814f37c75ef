import { randomBytes } from 'node:crypto'
import type { Selectable } from 'kysely'
import { uuidv7 } from '../../base/ids.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { recordAudit, recordAuditIn } from './audit.ts'
import type { Office } from './context.ts'
import { hashPassword, isOutdated, verifyPassword } from './passwords.ts'
import type { Role } from './permissions.ts'
import { keepOpen, newClerk, openSession, tokenHashOf, type Clerk } from './sessions.ts'
import { forgetFailures, giveBack, takeTry, type Limit } from './store/limits.ts'
import type { Tables } from './store/schema.ts'
import { matchTotp } from './totp.ts'

const PER_NAME: Limit = { count: 5, windowMs: 15 * 60_000 }
const OVERALL: Limit = { count: 50, windowMs: 15 * 60_000 }
const OVERALL_KEY = 'login'
const SETUP: Limit = { count: 10, windowMs: 15 * 60_000 }

export type ClerkRow = Selectable<Tables['clerk']>

/** `second-factor`: name and password are right, the code of the authenticator app is missing. */
export type LoginError =
  | { readonly kind: 'credentials' | 'second-factor' }
  | { readonly kind: 'limited'; readonly waitMs: number }
export type SetupError =
  | { readonly kind: 'setup-used' }
  | { readonly kind: 'limited'; readonly waitMs: number }

const SETUP_KEY = 'setup-token-hash'
/** Who sets the office up answers for it: sees all, manages accounts, and gives both on. */
const FIRST_ROLES: readonly Role[] = ['director', 'administrator']

const hasClerk = async (office: Office): Promise<boolean> =>
  (await office.store.selectFrom('clerk').select('id').limit(1).executeTakeFirst()) !== undefined

/** A new one-time token for the first clerk, replacing an earlier one; undefined once there is a clerk. */
export async function newSetupToken(office: Office): Promise<string | undefined> {
  if (await hasClerk(office)) return undefined
  const token = randomBytes(24).toString('base64url')
  const value = tokenHashOf(token)
  await office.store
    .insertInto('setting')
    .values({ key: SETUP_KEY, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
  return token
}

/** Makes the first clerk and returns the id. Taking the token away and making the clerk is one step: it works once. */
export async function setUp(
  office: Office,
  request: { readonly token: string; readonly name: string; readonly password: string },
): Promise<Result<string, SetupError>> {
  return byLink(office, async () => {
    const passwordHash = await hashPassword(request.password)
    const at = office.clock.now()
    const id = uuidv7(at)
    return office.store.transaction().execute(async (trx) => {
      const taken = await trx
        .deleteFrom('setting')
        .where('key', '=', SETUP_KEY)
        .where('value', '=', tokenHashOf(request.token))
        .executeTakeFirst()
      if (taken.numDeletedRows !== 1n) return undefined
      const { name } = request
      await trx
        .insertInto('clerk')
        .values({
          ...newClerk({ roles: FIRST_ROLES, restricted: [] }),
          id,
          name,
          passwordHash,
          createdAt: at.toISOString(),
        })
        .execute()
      await recordAuditIn(trx, office, name, 'set-up', id)
      return id
    })
  })
}

/** Whose link it is: to be shown before a password is chosen. The link stays good. */
export const invitedName = (office: Office, token: string): Promise<Result<string, SetupError>> =>
  byLink(office, async () => {
    const clerk = await office.store
      .selectFrom('invitation')
      .innerJoin('clerk', 'clerk.id', 'invitation.clerkId')
      .select('clerk.name')
      .where('tokenHash', '=', tokenHashOf(token))
      .where('expiresAt', '>', office.clock.now().toISOString())
      .where('disabledAt', 'is', null)
      .executeTakeFirst()
    return clerk?.name
  })

/** An invited person, or one who forgot the password, chooses a password; returns the id. The link works once. */
export async function join(
  office: Office,
  request: { readonly token: string; readonly password: string },
): Promise<Result<string, SetupError>> {
  return byLink(office, async () => {
    const passwordHash = await hashPassword(request.password)
    const now = office.clock.now().toISOString()
    return office.store.transaction().execute(async (trx) => {
      const taken = await trx
        .deleteFrom('invitation')
        .where('tokenHash', '=', tokenHashOf(request.token))
        .where('expiresAt', '>', now)
        .returning('clerkId')
        .executeTakeFirst()
      if (!taken) return undefined
      const clerk = await trx
        .updateTable('clerk')
        .set({ passwordHash })
        .where('id', '=', taken.clerkId)
        .where('disabledAt', 'is', null)
        .returning('name')
        .executeTakeFirst()
      if (!clerk) return undefined
      await recordAuditIn(trx, office, clerk.name, 'password-by-link', taken.clerkId)
      return taken.clerkId
    })
  })
}

async function byLink(
  office: Office,
  use: () => Promise<string | undefined>,
): Promise<Result<string, SetupError>> {
  const waitMs = await takeTry(office.store, office.clock, [{ key: 'setup', limit: SETUP }])
  if (waitMs > 0) return err({ kind: 'limited', waitMs })
  const id = await use()
  if (id === undefined) return err({ kind: 'setup-used' })
  await giveBack(office.store, 'setup')
  return ok(id)
}

export interface Credentials {
  readonly name: string
  readonly password: string
  /** From the authenticator app, where the account has one. */
  readonly code?: string | undefined
}

/** Returns the token of a new session. */
export async function logIn(office: Office, credentials: Credentials): Promise<Result<string, LoginError>> {
  const clerk = await authenticate(office, credentials)
  return clerk.ok ? ok(await openSession(office, clerk.value.id)) : clerk
}

/** Opens a session that was locked while nobody was there; only its own clerk can. */
export async function unlock(
  office: Office,
  token: string,
  clerk: Clerk,
  given: Omit<Credentials, 'name'>,
): Promise<Result<void, LoginError>> {
  const known = await authenticate(office, { ...given, name: clerk.name })
  if (!known.ok) return known
  await keepOpen(office, token)
  return ok(undefined)
}

/** Name, password and second factor; wrong ones are counted by name and overall, in the store. */
async function authenticate(office: Office, credentials: Credentials): Promise<Result<ClerkRow, LoginError>> {
  const { store, clock, log } = office
  const name = credentials.name.trim()
  const key = `login:${tokenHashOf(name)}`
  const waitMs = await takeTry(store, clock, [
    { key, limit: PER_NAME },
    { key: OVERALL_KEY, limit: OVERALL },
  ])
  if (waitMs > 0) return err({ kind: 'limited', waitMs })
  const clerk = await store
    .selectFrom('clerk')
    .selectAll()
    .where('name', '=', name)
    .where('disabledAt', 'is', null)
    .executeTakeFirst()
  const fits = await verifyPassword(credentials.password, clerk?.passwordHash)
  if (clerk && fits && clerk.totpOn === 1 && !credentials.code) {
    for (const one of [key, OVERALL_KEY]) await giveBack(store, one)
    return err({ kind: 'second-factor' })
  }
  if (!clerk || !fits || !(await secondFactorFits(office, clerk, credentials.code ?? ''))) {
    log.warn('office.login', { outcome: 'refused' })
    if (clerk) await recordAudit(office, clerk.name, 'login-refused', clerk.id)
    return err({ kind: 'credentials' })
  }
  await forgetFailures(store, key)
  await giveBack(store, OVERALL_KEY)
  if (isOutdated(clerk.passwordHash)) {
    const passwordHash = await hashPassword(credentials.password)
    await store.updateTable('clerk').set({ passwordHash }).where('id', '=', clerk.id).execute()
  }
  log.info('office.login', { user: clerk.id, outcome: 'accepted' })
  await recordAudit(office, clerk.name, 'login', clerk.id)
  return ok(clerk)
}

/** Uses the code up; true for an account without a second factor. */
async function secondFactorFits(office: Office, clerk: ClerkRow, code: string): Promise<boolean> {
  if (clerk.totpOn === 0) return true
  const secret = totpSecretOf(office, clerk)
  const step = matchTotp(secret, code, { at: office.clock.now(), after: clerk.totpStep })
  if (step === undefined) return false
  const { numUpdatedRows } = await office.store
    .updateTable('clerk')
    .set({ totpStep: step })
    .where('id', '=', clerk.id)
    .where('totpStep', '<', step)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export const totpPlace = (clerkId: string): string => `clerk.totp:${clerkId}`

/** The secret of the authenticator app, sealed in the store like the content of applications. */
export function totpSecretOf(office: Office, clerk: Pick<ClerkRow, 'id' | 'totpSealed'>): string {
  const secret = office.crypto.open(clerk.totpSealed ?? '', totpPlace(clerk.id))
  if (!secret.ok) throw new Error(`the second factor of ${clerk.id} cannot be opened with this key`)
  return secret.value
}
