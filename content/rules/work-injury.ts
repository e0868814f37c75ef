import { calculator, figure, zh, type CalculationLine } from './calculator.ts'

/** 工伤保险条例第三十五条至第三十七条: months of the person's own wage, and the share of it paid every month. */
const GRADES = {
  g1: { months: 27, monthly: 0.9 },
  g2: { months: 25, monthly: 0.85 },
  g3: { months: 23, monthly: 0.8 },
  g4: { months: 21, monthly: 0.75 },
  g5: { months: 18, monthly: 0.7 },
  g6: { months: 16, monthly: 0.6 },
  g7: { months: 13, monthly: null },
  g8: { months: 11, monthly: null },
  g9: { months: 9, monthly: null },
  g10: { months: 7, monthly: null },
} as const
type Grade = keyof typeof GRADES

/** 工伤保险条例第六十四条: the wage counts from 60 % to 300 % of the average wage of the place. */
const LEAST_SHARE = 0.6
const MOST_SHARE = 3
/** 工伤保险条例第三十九条. */
const FUNERAL_MONTHS = 6
const DEATH_YEARS = 20

const HEAVY = ['g1', 'g2', 'g3', 'g4']
const isGrade = (grade: string | undefined): grade is Grade => grade !== undefined && grade in GRADES

const line = (id: string, label: string, working: string, from: number): CalculationLine => ({
  id,
  label: zh(label),
  working: `${working} = ${figure(from)}`,
  from,
})

export const workInjury = calculator({
  title: zh('工伤待遇算一算'),
  formula: zh(
    '一次性伤残补助金 = 本人工资 × 月数：一级27、二级25、三级23、四级21、五级18、六级16、七级13、八级11、九级9、十级7。因工死亡：丧葬补助金是当地上年度职工月平均工资的6个月，一次性工亡补助金是上一年度全国城镇居民人均可支配收入的20倍。',
  ),
  cites: [
    '《工伤保险条例》第三十五条',
    '《工伤保险条例》第三十六条',
    '《工伤保险条例》第三十七条',
    '《工伤保险条例》第三十九条',
    '《工伤保险条例》第六十四条',
  ],
  inputs: {
    grade: { kind: 'choice', options: [...Object.keys(GRADES), 'death'] },
    /** 本人工资: the average of the twelve months before. */
    wage: { kind: 'amount', optional: true },
  },
  compute({ grade, wage }, { values }) {
    const average = values['average-monthly-wage']
    if (grade === 'death') {
      const income = values['national-urban-income']
      const missing = average === undefined || income === undefined
      return {
        lines: [
          ...(average === undefined
            ? []
            : [
                line(
                  'funeral',
                  '丧葬补助金',
                  `${FUNERAL_MONTHS} × ${figure(average)}`,
                  FUNERAL_MONTHS * average,
                ),
              ]),
          ...(income === undefined
            ? []
            : [
                line('death', '一次性工亡补助金', `${DEATH_YEARS} × ${figure(income)}`, DEATH_YEARS * income),
              ]),
        ],
        notes: [
          ...(missing ? [zh('当地平均工资、全国城镇居民人均可支配收入每年公布，请问人社局或者窗口。')] : []),
          zh('靠他养活、没有劳动能力的家人，每月另有抚恤金：配偶是他工资的40%，其他人每人30%。'),
        ],
      }
    }
    if (!isGrade(grade) || !wage) return undefined
    const { months, monthly } = GRADES[grade]
    const bounded =
      average === undefined
        ? Number(wage)
        : Math.min(Math.max(Number(wage), LEAST_SHARE * average), MOST_SHARE * average)
    const heavy = HEAVY.includes(grade)
    return {
      lines: [
        line('lump', '一次性伤残补助金', `${months} × ${figure(bounded)}`, months * bounded),
        ...(monthly === null
          ? []
          : [
              line(
                'monthly',
                heavy ? '每月伤残津贴' : '单位难以安排工作的，每月伤残津贴',
                `${figure(monthly * 100)}% × ${figure(bounded)}`,
                monthly * bounded,
              ),
            ]),
      ],
      notes: [
        zh('“本人工资”是受伤前十二个月的平均月缴费工资，太高太低的按当地平均工资的三倍、六成算。'),
        ...(heavy
          ? []
          : [zh('以后离开单位的，还有一次性工伤医疗补助金和一次性伤残就业补助金，数目由各省规定。')]),
        zh('治疗费、住院伙食费、停工留薪期的工资、护理费另算。单位没参保的，这些都由单位付。'),
      ],
    }
  },
})
