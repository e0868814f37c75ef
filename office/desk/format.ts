import { shanghaiDate, shanghaiMinute } from '../../base/clock.ts'
import { t, tOr } from './words.ts'

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const

/** `11月22日 10:31`, with the year where it is not this one. */
export function shortTime(at: string, now: Date): string {
  const minute = shanghaiMinute(new Date(at))
  const [year, month, rest] = [minute.slice(0, 4), minute.slice(5, 7), minute.slice(8)]
  const [day, time] = rest.split(' ')
  const sameYear = shanghaiDate(now).startsWith(year)
  return `${sameYear ? '' : `${year}年`}${Number(month)}月${Number(day)}日 ${time}`
}

/** `11月23日（周一）` of a civil date `YYYY-MM-DD`. */
export function longDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const weekday = WEEKDAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()]!
  return `${month}月${day}日（周${weekday}）`
}

/** `2026年11月23日`, as a paper of an office writes it. */
export function civilDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  return `${year}年${month}月${day}日`
}

/** `2026年11月` of `2026-11`. */
export function monthName(period: string): string {
  const [year, month] = period.split('-').map(Number) as [number, number]
  return `${year}年${month}月`
}

/** Whole civil days from today (Shanghai) to a date: negative once it is past. */
export function daysLeft(date: string, now: Date): number {
  return Math.round((Date.parse(date) - Date.parse(shanghaiDate(now))) / 86_400_000)
}

/** A length of time in the largest unit that says enough. */
export function duration(seconds: number): string {
  const s = Math.max(1, Math.ceil(seconds))
  if (s < 90) return t('duration.seconds', { count: s })
  if (s < 90 * 60) return t('duration.minutes', { count: Math.ceil(s / 60) })
  if (s < 36 * 3600) return t('duration.hours', { count: Math.round(s / 3600) })
  return t('duration.days', { count: Math.round(s / 86_400) })
}

export function ago(at: string, now: Date): string {
  const seconds = (now.getTime() - Date.parse(at)) / 1000
  return seconds < 60 ? t('time.now') : t('time.ago', { duration: duration(seconds) })
}

export const languageName = (tag: string): string => tOr(`language.${tag}`, 'language.other', { tag })

export const screenName = (screen: string): string => tOr(`screen.${screen}`, 'screen.other')

/** What a searcher may type: small letters, no hyphens, look-alikes of digits (GB 32100 has no I, O, S, V, Z). */
export function searchKey(typed: string): string {
  const alike: Record<string, string> = { I: '1', O: '0', S: '5', Z: '2', V: 'U' }
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll(/[IOSZV]/g, (letter) => alike[letter]!)
}
