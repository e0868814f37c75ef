import type { OfficeProfile } from '../../content/office/profile-schema.ts'
import type { Application } from '../../exchange/schemas/message.ts'
import type { StoredApplication } from './applications.ts'
import { inSight, sightOf } from './permissions.ts'
import type { Clerk } from './sessions.ts'

/** Whom a complaint is about, as the citizen wrote it. */
const ABOUT = 'about'

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/[\s·]/g, '').toLowerCase()
export const isSameName = (one: string, other: string): boolean => plain(one) === plain(other)
const names = (text: string, name: string): boolean =>
  plain(name).length > 1 && plain(text).includes(plain(name))

const aboutOf = ({ answers }: Application): string => {
  const about = answers[ABOUT]
  return typeof about === 'string' ? about : ''
}

/** Whether a clerk may know of an application at all: what their rights show, and no complaint about themselves. */
export const mayKnow = (clerk: Clerk, row: StoredApplication, content: () => Application): boolean =>
  inSight(clerk, row) && !hides(clerk, row, content)

/** Whether nobody tells this clerk of it, whatever ledger they keep: a restricted kind, a complaint about themselves. */
export const hides = (clerk: Clerk, row: StoredApplication, content: () => Application): boolean =>
  sightOf(clerk).except.some((kind) => kind === row.restrictedKind) ||
  (row.procedure === 'complaint' && names(aboutOf(content()), clerk.name))

/** Whether a complaint would be looked into by a person it is about: by name as complained, or of the staff. */
export function wouldJudgeThemselves(
  content: Application,
  note: string,
  { staff }: Pick<OfficeProfile, 'staff'>,
): boolean {
  const about = aboutOf(content)
  const persons = [about, ...staff.map(({ name }) => name).filter((name) => names(about, name))]
  return persons.some((person) => names(note, person))
}
