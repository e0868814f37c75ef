import { calculator, figure, zh, type CalculationLine } from './calculator.ts'

const GRADES = ['g1', 'g2', 'g3', 'g4', 'g5', 'g6', 'g7', 'g8', 'g9', 'g10']

/** 人身损害赔偿解释第十二条、第十五条: twenty years, from sixty on one less for each year, from seventy-five on five. */
export function compensatedYears(age: number): number {
  if (age < 60) return 20
  return age < 75 ? 20 - (age - 60) : 5
}

/** 人身损害赔偿解释第十四条. */
const FUNERAL_MONTHS = 6

const line = (id: string, label: string, working: string, from: number): CalculationLine => ({
  id,
  label: zh(label),
  working: `${working} = ${figure(from)}`,
  from,
})

export const trafficInjury = calculator({
  title: zh('人身损害赔偿算一算'),
  formula: zh(
    '误工费 = 每天少挣的钱 × 误工天数。残疾赔偿金 = 当地上年度城镇居民人均可支配收入 × 20年 × 伤残比例；六十岁以上每大一岁少一年，七十五岁以上算五年。死亡赔偿金同样按20年算，丧葬费是当地上年度职工月平均工资的六个月。',
  ),
  cites: [
    '《最高人民法院关于审理人身损害赔偿案件适用法律若干问题的解释》第七条',
    '《最高人民法院关于审理人身损害赔偿案件适用法律若干问题的解释》第十二条',
    '《最高人民法院关于审理人身损害赔偿案件适用法律若干问题的解释》第十四条',
    '《最高人民法院关于审理人身损害赔偿案件适用法律若干问题的解释》第十五条',
  ],
  inputs: {
    kind: { kind: 'choice', options: ['injured', 'disabled', 'death'] },
    grade: { kind: 'choice', options: GRADES, optional: true },
    age: { kind: 'number', optional: true },
    'income-lost-days': { kind: 'number', optional: true },
    /** Yuan a day. */
    daily: { kind: 'amount', optional: true },
  },
  compute({ kind, grade, age, daily, 'income-lost-days': days }, { values }) {
    const income = values['local-urban-income']
    const wage = values['average-monthly-wage']
    const lines: CalculationLine[] = []
    if (days && daily)
      lines.push(line('lost-income', '误工费', `${days} × ${daily}`, Number(days) * Number(daily)))
    const years = age ? compensatedYears(Number(age)) : undefined
    const place = grade ? GRADES.indexOf(grade) : -1
    if (kind === 'disabled' && income !== undefined && years !== undefined && place >= 0) {
      const tenths = 10 - place
      const due = (income * years * tenths) / 10
      lines.push(line('disability', '残疾赔偿金', `${figure(income)} × ${years} × ${tenths * 10}%`, due))
    }
    if (kind === 'death' && income !== undefined && years !== undefined)
      lines.push(line('death', '死亡赔偿金', `${figure(income)} × ${years}`, income * years))
    if (kind === 'death' && wage !== undefined)
      lines.push(line('funeral', '丧葬费', `${FUNERAL_MONTHS} × ${figure(wage)}`, FUNERAL_MONTHS * wage))
    const needsIncome = kind !== 'injured' && income === undefined
    if (lines.length === 0 && !needsIncome) return undefined
    return {
      lines,
      notes: [
        ...(needsIncome
          ? [zh('当地城镇居民人均可支配收入由省里每年公布，请问窗口、法院或者统计局，再照上面的办法算。')]
          : []),
        ...(kind === 'disabled' ? [zh('伤残比例：法院一般按一级100%、二级90%……十级10%算。')] : []),
        zh(
          '医疗费、护理费、营养费、住院伙食补助费、交通费，凭票据和医院的意见另算；还可以要求精神损害赔偿。',
        ),
        zh('最后能拿多少，还要看双方各有多少责任。'),
      ],
    }
  },
})
