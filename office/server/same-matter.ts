import type { Application } from '../../exchange/schemas/message.ts'
import { contentOf, type StoredApplication } from './applications.ts'
import type { Office } from './context.ts'
import type { Clerk } from './sessions.ts'
import { mayKnow } from './who-may.ts'

const WINDOW_MS = 30 * 86_400_000

/**
 * The mark by which an application is known to be of the same person in the same matter; null where nobody is named.
 * Keyed: who reads the database can neither tell whose it is nor try out numbers.
 */
export function sameMatterMark(office: Pick<Office, 'crypto'>, content: Application): string | null {
  if (!content.identity) return null
  const { matter = '' } = content.answers
  // Whoever acts for an organisation, and for how many: the matter is the organisation's.
  const person = content.organisation?.code ?? content.identity.number.trim().toUpperCase()
  return office.crypto.digest(JSON.stringify([person, content.form, matter]), 'application.same_matter')
}

/**
 * What the same person applied for in the same matter within thirty days before or after, as far as this clerk may know
 * of it. For the desk alone, and it stops nothing: at the kiosk it would tell whoever holds a card of earlier cases.
 */
export async function sameMatterAs(
  office: Office,
  clerk: Clerk,
  row: StoredApplication,
): Promise<StoredApplication[]> {
  if (row.sameMatter === null) return []
  const at = Date.parse(row.receivedAt)
  const others = await office.store
    .selectFrom('application')
    .selectAll()
    .where('sameMatter', '=', row.sameMatter)
    .where('id', '<>', row.id)
    .where('receivedAt', '>=', new Date(at - WINDOW_MS).toISOString())
    .where('receivedAt', '<=', new Date(at + WINDOW_MS).toISOString())
    .orderBy('receivedAt', 'desc')
    .execute()
  return others.filter((other) => mayKnow(clerk, other, () => contentOf(office, other)))
}
