import type { QueueDay } from './api-types.ts'
import type { TicketRow } from './tickets.ts'

/** What a day was like, without anybody's number: how many came, how many were served, how long they waited. */
export function dayFigures(day: string, tickets: readonly TicketRow[]): QueueDay {
  const waits = tickets
    .flatMap(({ takenAt, firstCalledAt }) =>
      firstCalledAt === null ? [] : [(Date.parse(firstCalledAt) - Date.parse(takenAt)) / 1000],
    )
    .toSorted((a, b) => a - b)
  const inState = (wanted: TicketRow['state']) => tickets.filter(({ state }) => state === wanted).length
  return {
    day,
    taken: tickets.length,
    served: inState('served'),
    left: inState('left'),
    medianWait: median(waits),
    longestWait: waits.at(-1) ?? null,
  }
}

function median(sorted: readonly number[]): number | null {
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2
}
