import { calculator, figure, zh } from './calculator.ts'
import { addDays, daysBetween } from './days.ts'

export const latePerformance = calculator({
  title: zh('判了不给，加倍利息算一算'),
  formula: zh(
    '过了判决书写的期限还不给钱，每天另加没还的钱的万分之一点七五，这是加倍的部分；判决书里写的一般利息照旧另算。',
  ),
  cites: [
    '《中华人民共和国民事诉讼法》第二百六十四条',
    '《最高人民法院关于执行程序中计算迟延履行期间的债务利息适用法律若干问题的解释》第一条',
  ],
  inputs: {
    amount: { kind: 'amount' },
    /** The last day that the judgment gave. */
    due: { kind: 'date' },
  },
  compute({ amount, due }, { today, values }) {
    const daily = values['late-performance-daily']
    if (!amount || !due || daily === undefined || due >= today) return undefined
    const days = daysBetween(due, today)
    const extra = Number(amount) * daily * days
    return {
      lines: [
        {
          id: 'extra',
          label: zh('到今天加倍的部分'),
          working: `${amount} × ${daily} × ${days} = ${figure(extra)}`,
          from: extra,
        },
      ],
      notes: [zh(`从${addDays(due, 1)}算到今天。还了一部分的，从还的那天起按剩下的钱算。`)],
    }
  },
})
