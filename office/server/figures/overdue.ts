import { LEDGERS } from '../ledgers/stored.ts'
import { rowsOf } from '../ledgers/rows.ts'
import { word } from '../ledgers/words.ts'
import type { FigureSection } from './api-types.ts'
import { plain, type Period } from './period.ts'

/** What is late now, by the person who has it; what nobody has taken up stands by itself. */
export async function overdueSection(period: Period): Promise<FigureSection> {
  const late = new Map<string, Map<string, number>>()
  for (const ledger of LEDGERS.values()) {
    if (!period.sees(ledger.id)) continue
    for (const row of await rowsOf(period.office, ledger, { overdue: true })) {
      const who = row.cells['handler'] || word('figure.nobody')
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
    columns: [word('figure.person'), word('figure.overdue.count'), word('figure.overdue.where')],
    rows: [...late]
      .toSorted(([, a], [, b]) => total(b) - total(a))
      .map(([who, own]) => ({
        id: who,
        label: who,
        cells: [
          { ...plain(total(own)), share: total(own) / most },
          {
            text: [...own].map(([ledger, count]) => `${LEDGERS.get(ledger)!.title} ${count}`).join('、'),
            share: null,
            to: { ledger: [...own.keys()][0]!, filter: 'from=&overdue=1' },
          },
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
