import { shanghaiDate } from '../../base/clock.ts'
import { parseJson } from '../../base/json.ts'
import { unwrap } from '../../base/result.ts'
import { usage, type Usage } from '../../exchange/schemas/usage.ts'
import type { Office } from './context.ts'
import type { StoreTransaction } from './store/open.ts'

const { outcomes: outcomeList, campaigns: campaignList, notFound: texts } = usage.shape
const DAY_MS = 86_400_000

/** What was asked in vain: without a person, and still no longer than this (domain file §6.3). */
export const NOT_FOUND_DAYS = 30

const place = (id: string): string => `usage.not_found:${id}`
const unopenedPlace = (id: string): string => `usage.not_opened:${id}`

export async function storeUsage(
  trx: StoreTransaction,
  office: Office,
  id: string,
  { day, campaigns, visits, searches, outcomes, notFound, notOpened }: Usage,
): Promise<void> {
  // What was on its way for too long is not taken up any more.
  const isKept = day >= oldestDay(office)
  const sealed = (some: Usage['notFound'], at: string) =>
    isKept && some.length > 0 ? office.crypto.seal(JSON.stringify(some), at) : null
  await trx
    .insertInto('usage')
    .values({
      id,
      day,
      campaigns: JSON.stringify(campaigns),
      visits,
      searches,
      outcomes: JSON.stringify(outcomes),
      notFoundSealed: sealed(notFound, place(id)),
      notOpenedSealed: sealed(notOpened, unopenedPlace(id)),
    })
    .execute()
}

/** The counts of all kiosks, civil days included; of one campaign: of the days on which it was told of. */
export async function usageBetween(
  office: Office,
  from: string,
  to: string,
  campaign?: string,
): Promise<
  { readonly visits: number; readonly searches: number } & Pick<Usage, 'outcomes' | 'notFound' | 'notOpened'>
> {
  const all = await office.store
    .selectFrom('usage')
    .selectAll()
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('id')
    .execute()
  const rows =
    campaign === undefined
      ? all
      : all.filter(({ campaigns }) => campaignList.parse(parseJson(campaigns)).includes(campaign))
  const oldest = oldestDay(office)
  const textsOf = (read: (row: (typeof rows)[number]) => string | null, at: (id: string) => string) =>
    summed(
      rows.flatMap((row) => {
        const text = read(row)
        return text === null || row.day < oldest
          ? []
          : texts.parse(parseJson(unwrap(office.crypto.open(text, at(row.id)))))
      }),
      ({ text }) => text,
    )
  return {
    visits: rows.reduce((sum, { visits }) => sum + visits, 0),
    searches: rows.reduce((sum, { searches }) => sum + searches, 0),
    outcomes: summed(
      rows.flatMap(({ outcomes }) => outcomeList.parse(parseJson(outcomes))),
      ({ journey, subject, leftAt }) => JSON.stringify([journey, subject, leftAt]),
    ),
    notFound: textsOf(({ notFoundSealed }) => notFoundSealed, place),
    notOpened: textsOf(({ notOpenedSealed }) => notOpenedSealed, unopenedPlace),
  }
}

/** One line for what is counted under one key, the most frequent first. */
function summed<T extends { readonly count: number }>(all: readonly T[], key: (one: T) => string): T[] {
  const sums = new Map<string, T>()
  for (const one of all) sums.set(key(one), { ...one, count: one.count + (sums.get(key(one))?.count ?? 0) })
  return [...sums.values()].toSorted((a, b) => b.count - a.count)
}

/** Takes away for good what was asked too long ago; tells how many messages had some. */
export async function forgetSearches(office: Office): Promise<number> {
  const { numUpdatedRows } = await office.store
    .updateTable('usage')
    .set({ notFoundSealed: null, notOpenedSealed: null })
    .where((eb) => eb.or([eb('notFoundSealed', 'is not', null), eb('notOpenedSealed', 'is not', null)]))
    .where('day', '<', oldestDay(office))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

const oldestDay = ({ clock }: Pick<Office, 'clock'>): string =>
  shanghaiDate(new Date(clock.now().getTime() - NOT_FOUND_DAYS * DAY_MS))
