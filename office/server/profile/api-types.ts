import { z } from 'zod'
import { officeProfile } from '../../../content/office/profile-schema.ts'

/**
 * The office's own profile, under /desk/api:
 *
 *   GET  /profile            → 200 profileView
 *   GET  /profile/versions   → 200 profileVersions, newest first
 *   GET  /profile.yaml       → the newest as a file, for kiosks (`office: { profile: … }` in kiosk.yaml)
 *   POST /profile            profileChange → 200 done    409 one of these parts changed meanwhile · 422 problems
 *
 * Notices and 榜样 come in by their publication alone (ledger 28, two persons); the codes are the county's.
 */
const EDITABLE = [
  'name',
  'address',
  'hours',
  'openOn',
  'queue',
  'phone',
  'aidRole',
  'aidInstitution',
  'supervision',
  'hardshipRule',
  'figures',
  'staff',
  'duty',
  'closures',
  'switchedOff',
  'bodies',
  'villages',
  'groups',
  'helplines',
  'platform',
  'events',
] as const

export const profileView = z.object({
  n: z.int(),
  at: z.string().nullable(),
  by: z.string().nullable(),
  profile: officeProfile,
  /** What the profile may name, in the words of people; in the order of their lists. */
  catalogue: z.object({
    services: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        /** A basic service cannot be switched off. */
        basic: z.boolean(),
        /** The kind of body that people are sent to; null: the office itself. */
        counter: z.string().nullable(),
      }),
    ),
    /** `licensed`: its bodies show their licence and whether they reduce fees. */
    kinds: z.array(z.object({ id: z.string(), name: z.string(), licensed: z.boolean() })),
    /** What people come with, by which bodies are found. */
    matters: z.array(z.string()),
    /** Tags, without Chinese. */
    languages: z.array(z.string()),
  }),
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

/** `n`: the version that was looked at. Each part replaces what was there; the others stay as they are by now. */
export const profileChange = z.strictObject({
  n: z.int().min(0),
  change: z.partialRecord(z.enum(EDITABLE), z.json()),
})
export type ProfileChange = z.input<typeof profileChange>

export const profileVersions = z.object({
  versions: z.array(z.object({ n: z.int(), at: z.string(), by: z.string(), what: z.array(z.string()) })),
})
export type ProfileVersions = z.infer<typeof profileVersions>
