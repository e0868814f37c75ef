import { calculator, figure, zh } from './calculator.ts'

/** What the family has against the line of the province: a hint, never a decision (法律援助法第四十三条). */
export const aidIncome = calculator({
  title: zh('家里的收入和本省的线'),
  formula: zh('全家一个月的收入加起来，除以一起生活的人数。不超过本省的线，就是法律援助说的经济困难。'),
  cites: ['《中华人民共和国法律援助法》第三十四条'],
  inputs: {
    /** For each member of the family and month. */
    income: { kind: 'amount' },
  },
  compute({ income }, { values }) {
    const line = values['aid-income-line']
    if (income === undefined || line === undefined) return undefined
    const own = Number(income)
    return {
      lines: [
        {
          id: 'line',
          label: zh('本省的线，每人每月'),
          working: `${figure(own)} ${own > line ? '>' : '≤'} ${figure(line)}`,
          from: line,
        },
      ],
      notes: [zh('存款、房子、看病的花费也要看，由法律援助机构决定。超过了线，也可以申请。')],
    }
  },
})
