/**
 * Days off moved to a weekend by the State Council's holiday notice: working days although Saturday or Sunday.
 * Holidays themselves are left out on purpose: without them a day computed here is never later than the legal one.
 * Source: 国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）.
 */
const WORKING_WEEKENDS = new Set([
  '2026-01-04',
  '2026-02-14',
  '2026-02-28',
  '2026-05-09',
  '2026-09-20',
  '2026-10-10',
])

const DAY_MS = 86_400_000
/** `date` is `YYYY-MM-DD`. */
const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

const isWorkingDay = (date: string): boolean => {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return (weekday !== 0 && weekday !== 6) || WORKING_WEEKENDS.has(date)
}

/** Last day to hand over what was received on `date`: the next working day after it. */
export function handOverBy(date: string): string {
  let day = addDays(date, 1)
  while (!isWorkingDay(day)) day = addDays(day, 1)
  return day
}

/** The institution decides within seven days of receipt; the day of receipt does not count (民法典第二百零一条). */
export const legalAidDecision = (receivedOn: string): { date: string; basis: string } => ({
  date: addDays(receivedOn, 7),
  basis: '《中华人民共和国法律援助法》第四十三条',
})
