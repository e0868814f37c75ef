import { hasLongDates, writeDate } from '../../long-dates.ts'
import { useWords } from '../kiosk.tsx'

/** Days and times as the visitor's language writes them. */
export function useDates() {
  const { tag } = useWords().language
  const figures = !hasLongDates(tag)
  return {
    /** `2021-01-01` → 2021年1月1日 */
    day: (date: string) => {
      const at = new Date(`${date}T00:00:00+08:00`)
      return figures ? writeDate('sv-SE', at, {}) : writeDate(tag, at, { dateStyle: 'long' })
    },
    moment: (at: string) =>
      figures
        ? writeDate('sv-SE', new Date(at), { dateStyle: 'short', timeStyle: 'short' })
        : writeDate(tag, new Date(at), { dateStyle: 'long', timeStyle: 'short' }),
  }
}
