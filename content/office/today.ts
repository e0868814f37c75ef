import type { Publicity } from '../campaigns/campaign-schema.ts'
import { isInSeason, isOn } from '../engine/season.ts'
import type { OfficeProfile } from './profile-schema.ts'

/** What of the profile holds on a day; days are YYYY-MM-DD in Asia/Shanghai. */
type Day = string
type Days = { readonly from: Day; readonly to: Day }
type Closure = OfficeProfile['closures'][number]
type Staff = OfficeProfile['staff'][number]
type Group = OfficeProfile['groups'][number]

/** Already announced and not over. */
export const isAhead = (day: Day, { to }: Days): boolean => day <= to

/** Monday is 1. */
const weekdayOf = (day: Day): number => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1

/** Nobody who has left is shown. */
export const staffOn = ({ staff }: OfficeProfile, day: Day): Staff[] =>
  staff.filter(({ until }) => until === undefined || day <= until)

export const closureOn = ({ closures }: OfficeProfile, day: Day): Closure | undefined =>
  closures.find(({ days }) => isOn(day, days))

/**
 * Who is on duty: as written for the day itself, else by the day of the week; nobody while the office is shut. Who has
 * left or is not there is stood in for by nobody: the roster is the office's to keep.
 */
export function dutyOn(profile: OfficeProfile, day: Day) {
  const special = profile.duty.on.find(({ date }) => date === day)
  const weekday = weekdayOf(day)
  const isShut =
    special === undefined && (closureOn(profile, day) !== undefined || !profile.openOn.includes(weekday))
  const ids = special?.staff ?? profile.duty.weekly.find((one) => one.weekday === weekday)?.staff ?? []
  return {
    staff: isShut ? [] : staffOn(profile, day).filter(({ id }) => ids.includes(id)),
    note: special?.note ?? null,
  }
}

/**
 * How one comes into a group on a day (seed article 7): a village's by its code while that works, after that through
 * the person who keeps it; those of town and county through the office.
 */
export function entryOn(
  group: Group,
  day: Day,
): { readonly way: 'code' | 'manager' | 'office'; readonly code: string | null } {
  if (group.level !== 'village') return { way: 'office', code: null }
  const works = group.join !== undefined && day <= group.join.until
  return works ? { way: 'code', code: group.join!.code } : { way: 'manager', code: null }
}

/** Campaigns of the season. */
export const campaignsOn = ({ campaigns }: Publicity, day: Day) =>
  campaigns.filter((campaign) => isInSeason(day, campaign))
