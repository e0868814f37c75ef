/** The month `YYYY-MM` of a civil date. */
export const monthOf = (date: string): string => date.slice(0, 7)

/** First and last day of a month `YYYY-MM`. */
export function monthDays(month: string): { readonly from: string; readonly to: string } {
  const [year, number] = month.split('-').map(Number) as [number, number]
  // Day 0 of the next month is the last of this one.
  return { from: `${month}-01`, to: new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) }
}
