import { createHash } from 'node:crypto'
import { aggregate, channel, type Aggregate, type Cell } from '../../../exchange/schemas/report.ts'
import type { Office } from '../context.ts'

/** Below this a number could point at a person: it is not told upwards. */
const SMALLEST_CELL = 5
const orHidden = (count: number): number | null => (count >= SMALLEST_CELL ? count : null)

/**
 * Cells with the small ones hidden, and so many of the next smallest with them that the total minus what is told tells none
 * of them either: at least two, together no fewer than the smallest that is told.
 */
function hideSmall(cells: readonly (Cell & { readonly count: number })[]): Cell[] {
  const rising = cells.toSorted((a, b) => a.count - b.count)
  let hidden = rising.filter(({ count }) => count < SMALLEST_CELL).length
  const together = () => rising.slice(0, hidden).reduce((sum, { count }) => sum + count, 0)
  if (hidden > 0) while (hidden < rising.length && (hidden < 2 || together() < SMALLEST_CELL)) hidden += 1
  return rising.map((cell, at) => (at < hidden ? { ...cell, count: null } : cell))
}

/** Months of which something is stored. */
export async function periodsOf(office: Office): Promise<string[]> {
  const rows = await office.store
    .selectFrom('report')
    .select('period')
    .distinct()
    .where('status', '=', 'accepted')
    .orderBy('period')
    .execute()
  return rows.map(({ period }) => period)
}

/** The figures of a month at this level: cases counted at the county, counts added up above it. */
export const countPeriod = (office: Office, period: string): Promise<Aggregate> =>
  office.level === 'county' ? countCases(office, period) : addUp(office, period)

async function countCases(office: Office, period: string): Promise<Aggregate> {
  const rows = await office.store
    .selectFrom('report')
    .select(['service', 'channel', 'state', 'hash', 'orgFrom'])
    .where('period', '=', period)
    .where('status', '=', 'accepted')
    .where('op', '<>', 'void')
    .orderBy('hash')
    .execute()
  const counts = new Map<string, { key: Omit<Cell, 'count'>; count: number }>()
  for (const { service, channel: way, state } of rows) {
    const key = { service, channel: channel.parse(way), state }
    const name = `${service}|${way}|${state}`
    counts.set(name, { key, count: (counts.get(name)?.count ?? 0) + 1 })
  }
  return {
    schema: 'aggregate@1',
    period,
    total: orHidden(rows.length),
    cells: sorted(hideSmall([...counts.values()].map(({ key, count }) => ({ ...key, count })))),
    offices: new Set(rows.map(({ orgFrom }) => orgFrom)).size,
    sources: hashOf(rows.map(({ hash }) => hash)),
  }
}

async function addUp(office: Office, period: string): Promise<Aggregate> {
  const rows = await office.store
    .selectFrom('report')
    .select(['figures', 'hash'])
    .where('period', '=', period)
    .where('status', '=', 'accepted')
    .orderBy('hash')
    .execute()
  const below = rows.map(({ figures }) => aggregate.parse(JSON.parse(figures ?? 'null')))
  const cells = new Map<string, Cell>()
  for (const cell of below.flatMap((one) => one.cells)) {
    const name = nameOf(cell)
    cells.set(name, { ...cell, count: sum([cells.get(name)?.count ?? null, cell.count]) })
  }
  return {
    schema: 'aggregate@1',
    period,
    total: sum(below.map(({ total }) => total)),
    cells: sorted([...cells.values()]),
    offices: below.reduce((all, { offices }) => all + offices, 0),
    sources: hashOf(rows.map(({ hash }) => hash)),
  }
}

/** What is hidden below stays hidden above: it adds nothing, and a sum of hidden ones is hidden. */
const sum = (counts: readonly (number | null)[]): number | null =>
  counts.every((one) => one === null) ? null : counts.reduce<number>((all, one) => all + (one ?? 0), 0)

const nameOf = ({ service, channel, state }: Cell): string => `${service}|${channel}|${state}`
const sorted = (cells: Cell[]): Cell[] => cells.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))

const hashOf = (sources: readonly string[]): string =>
  createHash('sha256').update(sources.join('\n')).digest('hex')
