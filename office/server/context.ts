import type { Clock } from '../../base/clock.ts'
import type { Logger } from '../../base/log-registry.ts'
import type { OfficeProfile } from '../../content/office/profile-schema.ts'
import type { Level } from '../../exchange/schemas/report.ts'
import type { Accompaniments } from './accompany.ts'
import type { ColumnCrypto } from './column-crypto.ts'
import type { Hub } from './hub.ts'
import type { OfficeKeys } from './keys.ts'
import type { OfficeDays } from './office-days.ts'
import type { Profiles } from './profile/profiles.ts'
import type { Store } from './store/open.ts'

/** What every part of the office's server works with. */
export interface Office {
  /** As it is now: it is edited at the desk. */
  readonly profile: OfficeProfile
  readonly profiles: Profiles
  /** Its place in the chain of reports. */
  readonly level: Level
  readonly days: OfficeDays
  /** As the key file says now: a rotation needs no restart. */
  readonly keys: OfficeKeys
  readonly store: Store
  readonly crypto: ColumnCrypto
  readonly hub: Hub
  readonly accompaniments: Accompaniments
  /** Where a card reader of the clerk's own machine is looked for, on its loopback address. */
  readonly readerPort: number
  readonly clock: Clock
  readonly log: Logger
}
