import { calculator, figure, zh } from './calculator.ts'
import { addMonths } from './days.ts'

/** 劳动合同法第四十七条: a month's wage for each full year, the last part by half years. */
export function severanceMonths(hired: string, left: string): number {
  let years = 0
  while (addMonths(hired, (years + 1) * 12) <= left) years++
  const begun = addMonths(hired, years * 12)
  if (begun >= left) return years
  return years + (addMonths(begun, 6) <= left ? 1 : 0.5)
}

export const severance = calculator({
  title: zh('经济补偿算一算'),
  formula: zh(
    '每干满一年，补一个月工资；不满一年但满六个月的算一年，不满六个月的补半个月工资。月工资按离开前十二个月的平均工资算。',
  ),
  cites: [
    '《中华人民共和国劳动合同法》第四十七条',
    '《中华人民共和国劳动合同法》第四十条',
    '《中华人民共和国劳动合同法》第八十七条',
  ],
  inputs: {
    hired: { kind: 'date' },
    left: { kind: 'date' },
    /** Average of the last twelve months. */
    wage: { kind: 'amount' },
  },
  compute({ hired, left, wage }, { values }) {
    if (!hired || !left || !wage || hired >= left) return undefined
    const cap = values['average-monthly-wage'] === undefined ? undefined : values['average-monthly-wage'] * 3
    const high = cap !== undefined && Number(wage) > cap
    const monthly = high ? cap : Number(wage)
    const served = severanceMonths(hired, left)
    const months = high ? Math.min(12, served) : served
    const n = months * monthly
    const line = (id: string, label: string, working: string, from: number) => ({
      id,
      label: zh(label),
      working: `${working} = ${figure(from)}`,
      from,
    })
    return {
      lines: [
        line('n', '经济补偿（N）', `${months} × ${figure(monthly)}`, n),
        line(
          'n1',
          '该提前三十天通知却没通知的（N+1）',
          `${months} × ${figure(monthly)} + ${wage}`,
          n + Number(wage),
        ),
        line('2n', '违法辞退的赔偿金（2N）', `2 × ${months} × ${figure(monthly)}`, 2 * n),
      ],
      notes: [
        ...(high ? [zh('您的月工资高于本地平均工资的三倍，按三倍算，年限最多算十二年。')] : []),
        ...(cap === undefined
          ? [zh('月工资高于本地上年度职工月平均工资三倍的，只按三倍算，最多十二年。')]
          : []),
        ...(hired < '2008-01-01' ? [zh('2008年以前的工龄，按当时的规定算，可能不一样。')] : []),
        zh('“N+1”里加的一个月，按上一个月的工资算；这里先用了平均工资。'),
      ],
    }
  },
})
