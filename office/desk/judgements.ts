import type { ApplicationRow, Kiosk } from '../server/desk-api-types.ts'
import { daysLeft } from './format.ts'
import type { ApplicationFilter } from './route.ts'

/** A kiosk sends a sign of life every minute or so; after ten it deserves a look. */
const SILENT_AFTER_MS = 10 * 60_000

export type KioskCondition = 'online' | 'troubled' | 'silent' | 'never' | 'revoked'

export function kioskCondition(kiosk: Kiosk, now: Date): KioskCondition {
  if (kiosk.revokedAt !== null) return 'revoked'
  if (kiosk.lastSeenAt === null) return 'never'
  if (now.getTime() - Date.parse(kiosk.lastSeenAt) > SILENT_AFTER_MS) return 'silent'
  return kiosk.troubles.length > 0 ? 'troubled' : 'online'
}

/** Still with this office: nobody has handed it over, and it is not withdrawn. */
export const isHere = (row: ApplicationRow): boolean => row.state === 'received' || row.state === 'in-review'
export const isLate = ({ dueBy }: ApplicationRow, now: Date): boolean =>
  dueBy !== null && daysLeft(dueBy, now) < 0
export const isDueToday = ({ dueBy }: ApplicationRow, now: Date): boolean =>
  dueBy !== null && daysLeft(dueBy, now) === 0

/** What a filter by the office's last day lets through; `open`: whatever has one still to keep. */
export function isDue(row: ApplicationRow, due: NonNullable<ApplicationFilter['due']>, now: Date): boolean {
  if (due === 'late') return isLate(row, now)
  return due === 'today' ? isDueToday(row, now) : row.dueBy !== null
}

/** What this office has to do first: by its last day, then by arrival. */
export const byUrgency = (rows: readonly ApplicationRow[]): ApplicationRow[] =>
  rows
    .filter(({ dueBy }) => dueBy !== null)
    .toSorted((a, b) => a.dueBy!.localeCompare(b.dueBy!) || a.receivedAt.localeCompare(b.receivedAt))
