import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { parseJson } from '../../base/json.ts'
import { sameHash } from './applications.ts'
import type { Office } from './context.ts'
import { RESTRICTED_KINDS, ROLES, type Rights } from './permissions.ts'
import type { StoreTransaction } from './store/open.ts'

/** A working day; closing the browser ends it too. */
const SESSION_MS = 12 * 3_600_000
/** Nobody did anything for so long: the desk stands open to whoever comes by, so it asks for the password again. */
export const IDLE_MS = 5 * 60_000

/** Who is logged in. */
export interface Clerk extends Rights {
  readonly id: string
  readonly name: string
}

export type SessionState =
  | { readonly kind: 'none' }
  | { readonly kind: 'open' | 'locked'; readonly clerk: Clerk }

export const tokenHashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

const roles = z.array(z.enum(ROLES))
const restricted = z.array(z.enum(RESTRICTED_KINDS))
export const rightsOf = (row: { readonly roles: string; readonly restricted: string }): Rights => ({
  roles: roles.parse(parseJson(row.roles)),
  restricted: restricted.parse(parseJson(row.restricted)),
})

export const storedRights = ({ roles, restricted }: Rights) => ({
  roles: JSON.stringify(roles),
  restricted: JSON.stringify(restricted),
})

/** The columns of an account that nobody has used yet, but for id, name and time. */
export const newClerk = (rights: Rights) => ({
  ...storedRights(rights),
  passwordHash: '',
  disabledAt: null,
  totpSealed: null,
  totpOn: 0 as const,
  totpStep: 0,
})

/** Returns the session's token for the cookie; the store holds only its hash. */
export async function openSession(office: Office, clerkId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const now = office.clock.now()
  await office.store.deleteFrom('loginSession').where('expiresAt', '<=', now.toISOString()).execute()
  await office.store
    .insertInto('loginSession')
    .values({
      tokenHash: tokenHashOf(token),
      clerkId,
      createdAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + SESSION_MS).toISOString(),
      activeAt: now.toISOString(),
    })
    .execute()
  return token
}

export async function sessionOf(office: Office, token: string | undefined): Promise<SessionState> {
  if (token === undefined) return { kind: 'none' }
  const hash = tokenHashOf(token)
  const now = office.clock.now()
  const row = await office.store
    .selectFrom('loginSession')
    .innerJoin('clerk', 'clerk.id', 'loginSession.clerkId')
    .select(['clerk.id', 'clerk.name', 'clerk.roles', 'clerk.restricted'])
    .select(['loginSession.tokenHash', 'loginSession.activeAt'])
    .where('loginSession.tokenHash', '=', hash)
    .where('loginSession.expiresAt', '>', now.toISOString())
    .where('clerk.disabledAt', 'is', null)
    .executeTakeFirst()
  if (!row || !sameHash(row.tokenHash, hash)) return { kind: 'none' }
  const idle = now.getTime() - Date.parse(row.activeAt)
  const clerk: Clerk = { id: row.id, name: row.name, ...rightsOf(row) }
  return { kind: idle < IDLE_MS ? 'open' : 'locked', clerk }
}

/** A person did something: the lock waits anew. */
export async function keepOpen(office: Office, token: string): Promise<void> {
  await office.store
    .updateTable('loginSession')
    .set({ activeAt: office.clock.now().toISOString() })
    .where('tokenHash', '=', tokenHashOf(token))
    .execute()
}

export async function endSession(office: Office, token: string): Promise<void> {
  await office.store.deleteFrom('loginSession').where('tokenHash', '=', tokenHashOf(token)).execute()
}

/** Everywhere this person is logged in; `except`: the token of the session that may stay. */
export async function endSessionsOf(trx: StoreTransaction, clerkId: string, except = ''): Promise<void> {
  await trx
    .deleteFrom('loginSession')
    .where('clerkId', '=', clerkId)
    .where('tokenHash', '!=', tokenHashOf(except))
    .execute()
}
