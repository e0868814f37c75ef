import { stringify } from 'yaml'
import type { OfficeProfile } from '../../../content/office/profile-schema.ts'

/** The profile as a pack has it: the same profile gives the same text. */
export const profileText = (profile: OfficeProfile): string =>
  stringify(profile, { lineWidth: 0, aliasDuplicateObjects: false })
