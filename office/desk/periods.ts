export interface Period {
  readonly id: 'month' | 'quarter' | 'year' | 'all'
  /** Dates, both counted; empty for no bound. */
  readonly from: string
  readonly to: string
}

/** The periods that reports are made for, around a day `YYYY-MM-DD`. */
export function periods(today: string): Period[] {
  const [year, month] = today.split('-').map(Number) as [number, number]
  const quarter = Math.floor((month - 1) / 3) * 3 + 1
  const of = (id: Period['id'], first: number, last: number): Period => ({
    id,
    from: `${year}-${String(first).padStart(2, '0')}-01`,
    // Day 0 of the next month is the last of this one.
    to: new Date(Date.UTC(year, last, 0)).toISOString().slice(0, 10),
  })
  return [
    of('month', month, month),
    of('quarter', quarter, quarter + 2),
    of('year', 1, 12),
    { id: 'all', from: '', to: '' },
  ]
}
