import type { LedgerDefinition } from '../../ledgers/definition.ts'
import { LEDGERS } from '../ledgers/stored.ts'
import { NOBODY } from '../ledgers/api-types.ts'
import { rowsOf } from '../ledgers/rows.ts'
import { word } from '../ledgers/words.ts'
import type { FigureSection } from './api-types.ts'
import { plain, type Period } from './period.ts'

/** What is late now, by the person who has it and by ledger; what nobody has taken up stands by itself. */
export async function overdueSection(period: Period): Promise<FigureSection> {
  const late = new Map<string, Map<string, number>>()
  const ledgers: LedgerDefinition[] = []
  for (const ledger of LEDGERS.values()) {
    if (!period.sees(ledger.id)) continue
    const rows = await rowsOf(period.office, ledger, { overdue: true })
    if (rows.length > 0) ledgers.push(ledger)
    for (const { cells } of rows) {
      const who = cells['handler'] || NOBODY
      const own = late.get(who) ?? new Map<string, number>()
      late.set(who, own.set(ledger.id, (own.get(ledger.id) ?? 0) + 1))
    }
  }
  const total = (own: ReadonlyMap<string, number>) => [...own.values()].reduce((sum, count) => sum + count, 0)
  const most = Math.max(1, ...[...late.values()].map(total))
  return {
    id: 'overdue',
    title: word('figure.overdue'),
    lead: word('figure.overdue.lead'),
    columns: [word('figure.person'), word('figure.overdue.count'), ...ledgers.map(({ title }) => title)],
    rows: [...late]
      .toSorted(([, a], [, b]) => total(b) - total(a))
      .map(([who, own]) => ({
        id: who,
        label: who === NOBODY ? word('figure.nobody') : who,
        cells: [
          { ...plain(total(own)), share: total(own) / most },
          ...ledgers.map(({ id }) => {
            const count = own.get(id) ?? 0
            const filter = `from=&overdue=1&handler=${encodeURIComponent(who)}`
            return count === 0 ? plain('—') : { ...plain(count), to: { ledger: id, filter } }
          }),
        ],
      })),
  }
}

/** Major events that are not closed, with what is due. */
export async function majorEventsSection(period: Period): Promise<FigureSection> {
  const ledger = LEDGERS.get('major-event')!
  const rows = (await period.register('major-event')).filter(
    ({ state }) => !ledger.states.find(({ id }) => id === state)?.final,
  )
  return {
    id: 'major-events',
    title: word('figure.major'),
    lead: word('figure.major.lead'),
    columns: [word('column.number'), word('column.date'), word('column.state'), word('figure.major.late')],
    rows: rows.map((row) => ({
      id: row.id,
      label: row.number,
      cells: [
        plain(row.date),
        {
          text: row.cells['state']!,
          share: null,
          to: { ledger: ledger.id, filter: `from=&state=${row.state}` },
        },
        plain(word(row.overdue ? 'value.yes' : 'value.no')),
      ],
    })),
  }
}
