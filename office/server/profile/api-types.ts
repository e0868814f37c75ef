import { z } from 'zod'
import { officeProfile } from '../../../content/office/profile-schema.ts'

/**
 * The office's own profile, under /desk/api:
 *
 *   GET  /profile            → 200 profileView
 *   GET  /profile/versions   → 200 profileVersions, newest first
 *   GET  /profile.yaml       → the newest as a file, for kiosks (`office: { profile: … }` in kiosk.yaml)
 *   POST /profile            profileChange → 200 done    409 changed meanwhile · 422 problems
 *
 * Notices and 榜样 come in by their publication alone (ledger 28, two persons).
 */
const EDITABLE = ['address', 'hours', 'openOn', 'phone', 'staff', 'duty', 'closures'] as const

export const profileView = z.object({
  n: z.int(),
  at: z.string().nullable(),
  by: z.string().nullable(),
  profile: officeProfile,
  today: z.iso.date(),
  /** Ids of the staff who have not left. */
  present: z.array(z.string()),
  /** Two weeks; `shut`: why the office is closed that day. */
  calendar: z.array(
    z.object({
      day: z.iso.date(),
      staff: z.array(z.string()),
      shut: z.string().nullable(),
      note: z.string().nullable(),
    }),
  ),
})
export type ProfileView = z.infer<typeof profileView>

/** `n`: the version that was looked at. Each part replaces what was there. */
export const profileChange = z.strictObject({
  n: z.int().min(0),
  change: z.partialRecord(z.enum(EDITABLE), z.json()),
})
export type ProfileChange = z.input<typeof profileChange>

export const profileVersions = z.object({
  versions: z.array(z.object({ n: z.int(), at: z.string(), by: z.string(), what: z.array(z.string()) })),
})
export type ProfileVersions = z.infer<typeof profileVersions>
