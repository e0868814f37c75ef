import { calculator, figure, zh } from './calculator.ts'
import { daysBetween } from './days.ts'

const YEAR_DAYS = 365

export const loanInterest = calculator({
  title: zh('借款利息算一算'),
  formula: zh(
    '利息 = 本金 × 年利率 × 天数 ÷ 365。利率不能超过签合同那个月一年期LPR的四倍，超过的部分法院不支持。没约定利息的，视为没有利息。',
  ),
  cites: [
    '《中华人民共和国民法典》第六百八十条',
    '《最高人民法院关于审理民间借贷案件适用法律若干问题的规定》第二十五条',
  ],
  inputs: {
    principal: { kind: 'amount' },
    /** Per cent a year, as agreed. */
    rate: { kind: 'number' },
    /** From this day on, to today. */
    from: { kind: 'date' },
  },
  compute({ principal, rate, from }, { today }) {
    if (!principal || !rate || !from || from >= today) return undefined
    const days = daysBetween(from, today)
    const due = (Number(principal) * Number(rate) * days) / 100 / YEAR_DAYS
    return {
      lines: [
        {
          id: 'interest',
          label: zh('到今天的利息'),
          working: `${principal} × ${rate}% × ${days} ÷ ${YEAR_DAYS} = ${figure(due)}`,
          from: due,
        },
      ],
      notes: [
        zh(
          '一年期LPR由全国银行间同业拆借中心每月公布。约定的年利率比它的四倍还高的，按四倍算；窗口可以帮您查。',
        ),
        zh('借的时候先扣掉的利息不算本金，按实际拿到手的钱算。'),
      ],
    }
  },
})
