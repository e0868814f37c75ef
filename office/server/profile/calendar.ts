import { pick } from '../../../content/engine/pick.ts'
import type { OfficeProfile } from '../../../content/office/profile-schema.ts'
import { closureOn, dutyOn, staffOn } from '../../../content/office/today.ts'
import type { ProfileView } from './api-types.ts'

const DAYS = 14
const DAY_MS = 86_400_000

/** What holds of the profile today, and who is on duty from then on, as citizens are told it. */
export function whatHolds(
  profile: OfficeProfile,
  today: string,
): Pick<ProfileView, 'today' | 'present' | 'calendar'> {
  const days = Array.from({ length: DAYS }, (_, n) =>
    new Date(Date.parse(today) + n * DAY_MS).toISOString().slice(0, 10),
  )
  return {
    today,
    present: staffOn(profile, today).map(({ id }) => id),
    calendar: days.map((day) => {
      const { staff, note } = dutyOn(profile, day)
      const closure = closureOn(profile, day)
      return {
        day,
        staff: staff.map(({ name }) => name),
        shut: closure ? pick(closure.text, 'zh-CN') : null,
        note: note && pick(note, 'zh-CN'),
      }
    }),
  }
}
