import { createHash, randomBytes } from 'node:crypto'
import { uuidv7 } from '../../base/ids.ts'
import { err, ok, type Result } from '../../base/result.ts'
import type { Office } from './context.ts'
import { hashPassword, verifyPassword } from './passwords.ts'
import { sameHash } from './applications.ts'
import { countFailure, forgetFailures, waitOf, type Limit } from './store/limits.ts'

/** A working day; closing the browser ends it too. */
const SESSION_MS = 12 * 3_600_000
const PER_NAME: Limit = { count: 5, windowMs: 15 * 60_000 }
const OVERALL: Limit = { count: 50, windowMs: 15 * 60_000 }
const SETUP: Limit = { count: 10, windowMs: 15 * 60_000 }

export interface Clerk {
  readonly id: string
  readonly name: string
}
export type LoginError =
  | { readonly kind: 'credentials' }
  | { readonly kind: 'limited'; readonly waitMs: number }
export type SetupError =
  | { readonly kind: 'setup-used' }
  | { readonly kind: 'limited'; readonly waitMs: number }

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const SETUP_KEY = 'setup-token-hash'

const hasClerk = async (office: Office): Promise<boolean> =>
  (await office.store.selectFrom('clerk').select('id').limit(1).executeTakeFirst()) !== undefined

/** A new one-time token for the first clerk, replacing an earlier one; undefined once there is a clerk. */
export async function newSetupToken(office: Office): Promise<string | undefined> {
  if (await hasClerk(office)) return undefined
  const token = randomBytes(24).toString('base64url')
  const value = sha256(token)
  await office.store
    .insertInto('setting')
    .values({ key: SETUP_KEY, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
  return token
}

/** Makes the first clerk. Taking the token away and making the clerk is one step: it works once. */
export async function setUp(
  office: Office,
  request: { readonly token: string; readonly name: string; readonly password: string },
): Promise<Result<Clerk, SetupError>> {
  const waitMs = await waitOf(office.store, office.clock, 'setup', SETUP)
  if (waitMs > 0) return err({ kind: 'limited', waitMs })
  const passwordHash = await hashPassword(request.password)
  const at = office.clock.now()
  const clerk: Clerk = { id: uuidv7(at), name: request.name }
  const made = await office.store.transaction().execute(async (trx) => {
    const taken = await trx
      .deleteFrom('setting')
      .where('key', '=', SETUP_KEY)
      .where('value', '=', sha256(request.token))
      .executeTakeFirst()
    if (taken.numDeletedRows !== 1n) return false
    await trx
      .insertInto('clerk')
      .values({ ...clerk, passwordHash, createdAt: at.toISOString() })
      .execute()
    return true
  })
  if (made) return ok(clerk)
  await countFailure(office.store, office.clock, 'setup', SETUP)
  return err({ kind: 'setup-used' })
}

/** Returns the session's token for the cookie; the store holds only its hash. */
export async function logIn(
  office: Office,
  name: string,
  password: string,
): Promise<Result<string, LoginError>> {
  const { store, clock, log } = office
  const key = `login:${sha256(name.trim())}`
  const waitMs = Math.max(
    await waitOf(store, clock, key, PER_NAME),
    await waitOf(store, clock, 'login', OVERALL),
  )
  if (waitMs > 0) return err({ kind: 'limited', waitMs })
  const clerk = await store.selectFrom('clerk').selectAll().where('name', '=', name.trim()).executeTakeFirst()
  if (!(await verifyPassword(password, clerk?.passwordHash)) || !clerk) {
    await countFailure(store, clock, key, PER_NAME)
    await countFailure(store, clock, 'login', OVERALL)
    log.warn('office.login', { outcome: 'refused' })
    return err({ kind: 'credentials' })
  }
  await forgetFailures(store, key)
  log.info('office.login', { user: clerk.id, outcome: 'accepted' })
  return ok(await openSession(office, clerk.id))
}

export async function openSession(office: Office, clerkId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const now = office.clock.now()
  await office.store.deleteFrom('loginSession').where('expiresAt', '<=', now.toISOString()).execute()
  await office.store
    .insertInto('loginSession')
    .values({
      tokenHash: sha256(token),
      clerkId,
      createdAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + SESSION_MS).toISOString(),
    })
    .execute()
  return token
}

export async function clerkOf(office: Office, token: string | undefined): Promise<Clerk | undefined> {
  if (token === undefined) return undefined
  const hash = sha256(token)
  const row = await office.store
    .selectFrom('loginSession')
    .innerJoin('clerk', 'clerk.id', 'loginSession.clerkId')
    .select(['clerk.id', 'clerk.name', 'loginSession.tokenHash'])
    .where('loginSession.tokenHash', '=', hash)
    .where('loginSession.expiresAt', '>', office.clock.now().toISOString())
    .executeTakeFirst()
  return row && sameHash(row.tokenHash, hash) ? { id: row.id, name: row.name } : undefined
}

export async function logOut(office: Office, token: string): Promise<void> {
  await office.store.deleteFrom('loginSession').where('tokenHash', '=', sha256(token)).execute()
}
