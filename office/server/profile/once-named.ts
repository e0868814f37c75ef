import type { OfficeProfile } from '../../../content/office/profile-schema.ts'
import { pick } from '../../../content/engine/pick.ts'
import type { Store } from '../store/open.ts'

type Parts = Pick<OfficeProfile, 'staff' | 'villages' | 'bodies'>

interface Named {
  readonly id: string
  readonly label: string
}
/** By what a field of a ledger chooses from. */
export type NamedOnes = Readonly<Record<'staff' | 'village' | 'body', readonly Named[]>>

/** Whom a profile names, in its order. */
export const namedIn = ({ staff, villages, bodies }: Parts): NamedOnes => ({
  staff: staff.map(({ id, name }) => ({ id, label: name })),
  village: villages.map(({ id, name }) => ({ id, label: pick(name, 'zh-CN') })),
  body: bodies.map(({ id, name }) => ({ id, label: pick(name, 'zh-CN') })),
})

/** People, villages and bodies that any version of the profile named: ledgers speak of them for years. */
export interface OnceNamed {
  /** Reads the versions since the last time. */
  readonly refresh: (store: Store) => Promise<void>
  /** Those that `profile` does not name any more, as they were called last. */
  readonly former: (profile: OfficeProfile) => NamedOnes
}

export function createOnceNamed(seed: OfficeProfile): OnceNamed {
  const ever = {
    staff: new Map<string, Named>(),
    village: new Map<string, Named>(),
    body: new Map<string, Named>(),
  }
  const KINDS = ['staff', 'village', 'body'] as const
  const take = (parts: Parts): void => {
    const named = namedIn(parts)
    for (const kind of KINDS) for (const one of named[kind]) ever[kind].set(one.id, one)
  }
  take(seed)
  let read = 0
  return {
    refresh: async (store) => {
      const rows = await store
        .selectFrom('profileVersion')
        .select(['n', 'body'])
        .where('n', '>', read)
        // The others wrote something else.
        .where((eb) =>
          eb.or(['staff', 'villages', 'bodies'].map((part) => eb('what', 'like', `%"${part}"%`))),
        )
        .orderBy('n')
        .execute()
      for (const { n, body } of rows) {
        take(JSON.parse(body) as Parts)
        read = n
      }
    },
    former: (profile) => {
      const now = namedIn(profile)
      const gone = (kind: (typeof KINDS)[number]) =>
        [...ever[kind].values()].filter(({ id }) => now[kind].every((one) => one.id !== id))
      return { staff: gone('staff'), village: gone('village'), body: gone('body') }
    },
  }
}
