import { calculator, figure, zh } from './calculator.ts'
import { addDays, addMonths, daysBetween } from './days.ts'

/** 劳动合同法第八十二条: from the day after one month to the day before one year. */
const FROM_MONTH = 1
const TO_MONTH = 12

/** Months from one day to another (not counted itself); a part by the days of its month. */
export function monthsBetween(from: string, to: string): number {
  let months = 0
  while (addMonths(from, months + 1) <= to) months++
  const begun = addMonths(from, months)
  return months + daysBetween(begun, to) / daysBetween(begun, addMonths(from, months + 1))
}

export const doublePay = calculator({
  title: zh('没签合同的双倍工资算一算'),
  formula: zh(
    '从上班满一个月的第二天起，到补签合同的前一天止，单位每月要付两倍工资；一直没签的，最多算到满一年的前一天，也就是十一个月。已经发了一倍，这里算还差的那一倍。',
  ),
  cites: [
    '《中华人民共和国劳动合同法》第八十二条',
    '《中华人民共和国劳动合同法实施条例》第六条',
    '《中华人民共和国劳动合同法实施条例》第七条',
  ],
  inputs: {
    hired: { kind: 'date' },
    wage: { kind: 'amount' },
    /** The day the contract was signed, or the last day of work; without one it has gone on to this day. */
    until: { kind: 'date', optional: true },
  },
  compute({ hired, wage, until }, { today }) {
    if (!hired || !wage) return undefined
    const begin = addMonths(hired, FROM_MONTH)
    const last = addMonths(hired, TO_MONTH)
    const stop = until ?? addDays(today, 1)
    const end = stop < last ? stop : last
    if (end <= begin) return undefined
    const months = monthsBetween(begin, end)
    const due = months * Number(wage)
    return {
      lines: [
        {
          id: 'difference',
          label: zh('还差的那一倍'),
          working: `${figure(months)} × ${wage} = ${figure(due)}`,
          from: due,
        },
      ],
      notes: [
        zh(
          `从${begin}算到${addDays(end, -1)}。不满一个月的，这里按天折算，仲裁和法院的折算办法可能略有不同。`,
        ),
        zh('申请仲裁只有一年。很多地方一个月一个月地算这一年，越早的月份越早过期，请尽快去。'),
      ],
    }
  },
})
