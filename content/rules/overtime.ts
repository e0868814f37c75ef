import { calculator, figure, zh } from './calculator.ts'

/** 企业职工带薪年休假实施办法第十一条: paid days of a month. */
const PAID_DAYS = 21.75
/** 劳动法第三十六条: hours of a working day. */
const HOURS = 8

export const overtime = calculator({
  title: zh('加班费算一算'),
  formula: zh(
    '一小时工资 = 月工资 ÷ 21.75 ÷ 8。工作日加班不低于1.5倍；休息日加班又没有补休的，不低于2倍；法定节假日加班不低于3倍。',
  ),
  cites: [
    '《中华人民共和国劳动法》第四十四条',
    '《中华人民共和国劳动法》第三十六条',
    '《企业职工带薪年休假实施办法》第十一条',
  ],
  inputs: {
    wage: { kind: 'amount' },
    /** Hours of overtime on working days, on days of rest without time off instead, on public holidays. */
    workday: { kind: 'number', optional: true },
    restday: { kind: 'number', optional: true },
    holiday: { kind: 'number', optional: true },
  },
  compute({ wage, ...hours }) {
    const hourly = Number(wage) / PAID_DAYS / HOURS
    const kinds = [
      { id: 'workday', label: '工作日加班', worked: Number(hours.workday ?? 0), times: 1.5 },
      { id: 'restday', label: '休息日加班', worked: Number(hours.restday ?? 0), times: 2 },
      { id: 'holiday', label: '法定节假日加班', worked: Number(hours.holiday ?? 0), times: 3 },
    ].filter(({ worked }) => worked > 0)
    if (!(hourly > 0) || kinds.length === 0) return undefined
    const lines = kinds.map(({ id, label, worked, times }) => ({
      id,
      label: zh(label),
      working: `${wage} ÷ ${PAID_DAYS} ÷ ${HOURS} × ${times} × ${worked} = ${figure(hourly * times * worked)}`,
      from: hourly * times * worked,
    }))
    const all = lines.reduce((sum, { from }) => sum + from, 0)
    const total = {
      id: 'total',
      label: zh('加起来'),
      working: `${lines.map(({ from }) => figure(from)).join(' + ')} = ${figure(all)}`,
      from: all,
    }
    return {
      lines: lines.length > 1 ? [...lines, total] : lines,
      notes: [
        zh('按合同写明的月工资算；计件的、综合计算工时的、不定时工作的，算法不一样，请问窗口。'),
        zh('这是法律规定的最低数。已经发过的加班费要减掉。'),
      ],
    }
  },
})
