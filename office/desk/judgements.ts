import type { ProgressState } from '../../exchange/schemas/api.ts'
import type { ApplicationRow, Kiosk } from '../server/desk-api-types.ts'
import { daysLeft } from './format.ts'

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
export const isLate = (row: ApplicationRow, now: Date): boolean =>
  isHere(row) && daysLeft(row.handOverBy, now) < 0
export const isDueToday = (row: ApplicationRow, now: Date): boolean =>
  isHere(row) && daysLeft(row.handOverBy, now) === 0

/** Until the institution has refused or the matter is closed, the citizen may take the application back. */
export const isWithdrawable = (state: ProgressState): boolean =>
  state !== 'not-given' && state !== 'closed' && state !== 'withdrawn'

/** What has to be done first: by the last day to hand over, then by arrival. */
export const byUrgency = (rows: readonly ApplicationRow[]): ApplicationRow[] =>
  rows
    .filter(isHere)
    .toSorted((a, b) => a.handOverBy.localeCompare(b.handOverBy) || a.receivedAt.localeCompare(b.receivedAt))
