import { useWords } from '../kiosk.tsx'

const TIME_ZONE = 'Asia/Shanghai'

/** Days and times as the visitor's language writes them. */
export function useDates() {
  const { language } = useWords()
  // The browser knows no long dates of this language, or not in its script: figures only.
  const figures =
    language.writing === 'vertical' || Intl.DateTimeFormat.supportedLocalesOf(language.tag).length === 0
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
