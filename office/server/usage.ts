import { shanghaiDate } from '../../base/clock.ts'
import { parseJson } from '../../base/json.ts'
import { unwrap } from '../../base/result.ts'
import { usage, type Usage } from '../../exchange/schemas/usage.ts'
import type { Office } from './context.ts'
import type { StoreTransaction } from './store/open.ts'

const { outcomes: outcomeList, notFound: notFoundList } = usage.shape
const DAY_MS = 86_400_000

/** What was asked and not found: without a person, and still no longer than this (domain file §6.3). */
export const NOT_FOUND_DAYS = 30

const place = (id: string): string => `usage.not_found:${id}`

export async function storeUsage(
  trx: StoreTransaction,
  office: Office,
  id: string,
  { day, visits, searches, outcomes, notFound }: Usage,
): Promise<void> {
  // What was on its way for too long is not taken up any more.
  const kept = day >= oldestDay(office) ? notFound : []
  await trx
    .insertInto('usage')
    .values({
      id,
      day,
      visits,
      searches,
      outcomes: JSON.stringify(outcomes),
      notFoundSealed: kept.length === 0 ? null : office.crypto.seal(JSON.stringify(kept), place(id)),
    })
    .execute()
}

/** The counts of all kiosks, civil days included. */
export async function usageBetween(
  office: Office,
  from: string,
  to: string,
): Promise<{ readonly visits: number; readonly searches: number } & Pick<Usage, 'outcomes' | 'notFound'>> {
  const rows = await office.store
    .selectFrom('usage')
    .selectAll()
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('id')
    .execute()
  const oldest = oldestDay(office)
  return {
    visits: rows.reduce((sum, { visits }) => sum + visits, 0),
    searches: rows.reduce((sum, { searches }) => sum + searches, 0),
    outcomes: summed(
      rows.flatMap(({ outcomes }) => outcomeList.parse(parseJson(outcomes))),
      ({ journey, subject, leftAt }) => JSON.stringify([journey, subject, leftAt]),
    ),
    notFound: summed(
      rows.flatMap(({ id, day, notFoundSealed }) =>
        notFoundSealed === null || day < oldest
          ? []
          : notFoundList.parse(parseJson(unwrap(office.crypto.open(notFoundSealed, place(id))))),
      ),
      ({ text }) => text,
    ),
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
    .set({ notFoundSealed: null })
    .where('notFoundSealed', 'is not', null)
    .where('day', '<', oldestDay(office))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

const oldestDay = ({ clock }: Pick<Office, 'clock'>): string =>
  shanghaiDate(new Date(clock.now().getTime() - NOT_FOUND_DAYS * DAY_MS))
