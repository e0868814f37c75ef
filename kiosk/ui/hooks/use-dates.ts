import { useWords } from '../kiosk.tsx'

/** Languages whose long dates the browser may not know, or not in their script: figures only. */
const FIGURES = ['bo', 'mn-Mong', 'ii', 'za']
const TIME_ZONE = 'Asia/Shanghai'

/** Days and times as the visitor's language writes them. */
export function useDates() {
  const { language } = useWords()
  const figures = FIGURES.includes(language.tag)
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(figures ? 'sv-SE' : language.tag, {
      timeZone: TIME_ZONE,
      numberingSystem: 'latn',
      ...options,
    })
  return {
    /** `2021-01-01` → 2021年1月1日 */
    day: (date: string) =>
      format(figures ? {} : { dateStyle: 'long' }).format(new Date(`${date}T00:00:00+08:00`)),
    moment: (at: string) =>
      format(
        figures ? { dateStyle: 'short', timeStyle: 'short' } : { dateStyle: 'long', timeStyle: 'short' },
      ).format(new Date(at)),
  }
}
