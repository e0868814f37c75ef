import { randomBytes } from 'node:crypto'
import { uuidv7 } from '../../base/ids.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { recordAuditIn } from './audit.ts'
import type { Office } from './context.ts'
import { may, type Rights } from './permissions.ts'
import { endSessionsOf, newClerk, rightsOf, storedRights, tokenHashOf, type Clerk } from './sessions.ts'
import { isDuplicate, type StoreTransaction } from './store/open.ts'

const LINK_MS = 24 * 3_600_000

export interface Person extends Rights {
  readonly id: string
  readonly name: string
  readonly createdAt: string
  readonly disabledAt: string | null
  /** False until the one-time link was used. */
  readonly joined: boolean
  readonly secondFactor: boolean
}

/**
 * `own`: nobody changes their own rights. `entrust`: the role of director and restricted kinds are given, changed and
 * taken only by a director. `taken`: the name is another person's.
 */
export type PeopleError = 'not-found' | 'own' | 'entrust' | 'taken'

/** A one-time link's token, valid for a day, with which the person chooses a password. */
export interface Invitation {
  readonly id: string
  readonly token: string
  readonly expiresAt: string
}

export async function listPeople(office: Office): Promise<Person[]> {
  const rows = await office.store.selectFrom('clerk').selectAll().orderBy('createdAt').execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    ...rightsOf(row),
    createdAt: row.createdAt,
    disabledAt: row.disabledAt,
    joined: row.passwordHash !== '',
    secondFactor: row.totpOn === 1,
  }))
}

export async function invite(
  office: Office,
  by: Clerk,
  { name, roles, restricted }: Rights & { readonly name: string },
): Promise<Result<Invitation, PeopleError>> {
  const rights: Rights = { roles, restricted }
  if (needsDirector(rights) && !may(by, 'people.entrust')) return err('entrust')
  const at = office.clock.now()
  const id = uuidv7(at)
  try {
    return await office.store.transaction().execute(async (trx) => {
      await trx
        .insertInto('clerk')
        .values({ ...newClerk(rights), id, name, createdAt: at.toISOString() })
        .execute()
      await recordAuditIn(trx, office, by.name, 'invite', `${id} ${summary(rights)}`)
      return ok(await newLink(trx, office, id))
    })
  } catch (error) {
    if (isDuplicate(error)) return err('taken')
    throw error
  }
}

export const changeRights = (
  office: Office,
  by: Clerk,
  id: string,
  rights: Rights,
): Promise<Result<void, PeopleError>> =>
  change(office, by, id, async (trx, before) => {
    if (!sameTrust(before, rights) && !may(by, 'people.entrust')) return err('entrust')
    await trx.updateTable('clerk').set(storedRights(rights)).where('id', '=', id).execute()
    await recordAuditIn(trx, office, by.name, 'change-rights', `${id} ${summary(rights)}`)
    return ok(undefined)
  })

/** Who left comes in no more; what they did stays under their name. */
export const setDisabled = (
  office: Office,
  by: Clerk,
  id: string,
  disabled: boolean,
): Promise<Result<void, PeopleError>> =>
  change(office, by, id, async (trx, before) => {
    if (needsDirector(before) && !may(by, 'people.entrust')) return err('entrust')
    const disabledAt = disabled ? office.clock.now().toISOString() : null
    await trx.updateTable('clerk').set({ disabledAt }).where('id', '=', id).execute()
    await endSessionsOf(trx, id)
    await trx.deleteFrom('invitation').where('clerkId', '=', id).execute()
    await recordAuditIn(trx, office, by.name, disabled ? 'disable' : 'enable', id)
    return ok(undefined)
  })

/** For a forgotten password or a lost phone: a new link; password, second factor and sessions end at once. */
export const renewLink = (office: Office, by: Clerk, id: string): Promise<Result<Invitation, PeopleError>> =>
  change(office, by, id, async (trx, before) => {
    // Otherwise an administrator could take a director's account and see what it sees.
    if (needsDirector(before) && !may(by, 'people.entrust')) return err('entrust')
    await trx
      .updateTable('clerk')
      .set({ passwordHash: '', totpOn: 0, totpSealed: null, totpStep: 0 })
      .where('id', '=', id)
      .execute()
    await endSessionsOf(trx, id)
    await recordAuditIn(trx, office, by.name, 'renew-link', id)
    return ok(await newLink(trx, office, id))
  })

async function change<T>(
  office: Office,
  by: Clerk,
  id: string,
  work: (trx: StoreTransaction, before: Rights) => Promise<Result<T, PeopleError>>,
): Promise<Result<T, PeopleError>> {
  if (id === by.id) return err('own')
  return office.store.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('clerk')
      .select(['roles', 'restricted'])
      .where('id', '=', id)
      .executeTakeFirst()
    return row ? work(trx, rightsOf(row)) : err('not-found')
  })
}

async function newLink(trx: StoreTransaction, office: Office, clerkId: string): Promise<Invitation> {
  const now = office.clock.now()
  const token = randomBytes(24).toString('base64url')
  const expiresAt = new Date(now.getTime() + LINK_MS).toISOString()
  await trx
    .deleteFrom('invitation')
    .where((eb) => eb.or([eb('clerkId', '=', clerkId), eb('expiresAt', '<=', now.toISOString())]))
    .execute()
  await trx
    .insertInto('invitation')
    .values({ tokenHash: tokenHashOf(token), clerkId, expiresAt })
    .execute()
  return { id: clerkId, token, expiresAt }
}

const summary = ({ roles, restricted }: Rights): string => [...roles, ...restricted].join(',')
const needsDirector = ({ roles, restricted }: Rights): boolean =>
  roles.includes('director') || restricted.length > 0
const sameTrust = (a: Rights, b: Rights): boolean =>
  a.roles.includes('director') === b.roles.includes('director') &&
  a.restricted.toSorted().join() === b.restricted.toSorted().join()
