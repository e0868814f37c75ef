import type { Clock } from '../../base/clock.ts'
import type { Logger } from '../../base/log-registry.ts'
import type { OfficeProfile } from '../../content/office/profile-schema.ts'
import type { Accompaniments } from './accompany.ts'
import type { ColumnCrypto } from './column-crypto.ts'
import type { Hub } from './hub.ts'
import type { OfficeKeys } from './keys.ts'
import type { Store } from './store/open.ts'

/** What every part of the office's server works with. */
export interface Office {
  readonly profile: OfficeProfile
  readonly keys: OfficeKeys
  readonly store: Store
  readonly crypto: ColumnCrypto
  readonly hub: Hub
  readonly accompaniments: Accompaniments
  readonly clock: Clock
  readonly log: Logger
}
