/** Days are YYYY-MM-DD in Asia/Shanghai, days of the year MM-DD: both sort as text. */
type Days = { readonly from: string; readonly to: string }

/** First and last day count. */
export const isOn = (day: string, { from, to }: Days): boolean => from <= day && day <= to

/** A season that begins late in the year goes on in the next. */
export function isInSeason(day: string, { from, to }: Days): boolean {
  const today = day.slice(5)
  return from <= to ? isOn(today, { from, to }) : from <= today || today <= to
}
