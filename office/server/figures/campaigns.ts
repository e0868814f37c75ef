import { sql } from 'kysely'
import { z } from 'zod'
import { parseJson } from '../../../base/json.ts'
import { ledgerOf } from '../ledgers/stored.ts'
import { word } from '../ledgers/words.ts'
import { usageBetween } from '../usage.ts'
import type { FigureSection } from './api-types.ts'
import { plain, sumOf, where, type Period } from './period.ts'

const ids = z.array(z.string())

/**
 * 专项: what came while a campaign ran, told by the tag that it was given then, beside the office's own activities of
 * the campaign. A day may lie in two campaigns and counts in both. Campaigns without anything stay as zeros.
 */
export async function campaignsSection(period: Period): Promise<FigureSection> {
  const campaigns = ledgerOf('publicity').fields.find(({ id }) => id === 'campaign')!.options!
  const activities = await period.rows('publicity')
  const received = await applicationsBy(period)
  return {
    id: 'campaigns',
    title: word('figure.campaigns'),
    lead: word('figure.campaigns.lead'),
    columns: [
      word('figure.campaigns.which'),
      word('figure.campaigns.visits'),
      word('figure.campaigns.done'),
      word('figure.campaigns.applications'),
      word('figure.campaigns.activities'),
      word('figure.campaigns.people'),
    ],
    rows: await Promise.all(
      campaigns.map(async ({ id, label }) => {
        const { visits, outcomes } = await usageBetween(period.office, period.from, period.to, id)
        const own = activities.filter(({ values }) => values['campaign'] === id)
        const done = outcomes.reduce((sum, { leftAt, count }) => (leftAt === null ? sum + count : sum), 0)
        return {
          id,
          label,
          cells: [
            plain(visits),
            plain(done),
            plain(received.get(id) ?? 0),
            period.count('publicity', own.length, where('campaign', id)),
            plain(sumOf(own, 'people')),
          ],
        }
      }),
    ),
  }
}

/** Applications of kiosks and desk by the campaign that they came in. */
async function applicationsBy({ office, from, to }: Period): Promise<ReadonlyMap<string, number>> {
  const rows = await office.store
    .selectFrom('application')
    .select(['campaigns', sql<number | string>`COUNT(*)`.as('count')])
    .where('receivedAt', '>=', startOf(from))
    .where('receivedAt', '<', startOf(to, 1))
    .where('campaigns', '<>', '[]')
    .groupBy('campaigns')
    .execute()
  const counts = new Map<string, number>()
  for (const { campaigns, count } of rows)
    for (const id of ids.parse(parseJson(campaigns))) counts.set(id, (counts.get(id) ?? 0) + Number(count))
  return counts
}

const DAY_MS = 86_400_000

/** Of a day in Asia/Shanghai, or of so many days after it, as `receivedAt` is written. */
const startOf = (day: string, after = 0): string =>
  new Date(Date.parse(`${day}T00:00:00+08:00`) + after * DAY_MS).toISOString()
