import { expect, test } from 'vitest'
import type { Content } from '../load.ts'
import { localValues, type DatedValue } from './dated.ts'
import { figuresOn, hardshipRuleOn } from './figures.ts'
import { localFigureFile, type LocalFigureFile } from './local-figure-schema.ts'

const figure = (id: string, value: number): DatedValue => ({
  id,
  name: { 'zh-CN': id },
  unit: { 'zh-CN': '元' },
  source: 'made up for the test',
  checkedOn: '2026-01-01',
  values: [{ from: '2026-01-01', value }],
})
const rule = {
  province: { 'zh-CN': '演示省' },
  yuanPerHead: 1500,
  document: '演示文件',
  from: '2026-03-01',
  checkedOn: '2026-03-01',
}
const here = (hardshipRule: typeof rule | null, localFigures: readonly LocalFigureFile[] = []) =>
  ({
    values: [figure('rate', 3)],
    localFigures,
    office: { hardshipRule, figures: [figure('average-monthly-wage', 6000)] },
  }) as unknown as Content

test('figures of the place stand beside those of the country; the line of legal aid from its first day', () => {
  expect(figuresOn(here(rule), '2026-03-01')).toEqual({
    rate: 3,
    'average-monthly-wage': 6000,
    'aid-income-line': 1500,
  })
  expect(figuresOn(here(rule), '2026-02-28')).toEqual({ rate: 3, 'average-monthly-wage': 6000 })
  expect(figuresOn(here(null), '2025-12-31')).toEqual({})
})

test('a figure that no rule knows is refused, and so is the line in two places', () => {
  const read = (id: string) => localValues.safeParse([figure(id, 1)])
  expect(read('average-monthly-wage').success).toBe(true)
  expect(read('average-wage').error?.issues[0]?.path).toEqual([0, 'id'])
  expect(read('aid-income-line').error?.issues[0]?.message).toContain('hardshipRule')
})

test('what a pack brings stands before the profile, from the day on which it holds', () => {
  const set = (from: string, value: number) => ({
    from,
    value,
    source: `演示文件 ${from}`,
    checkedOn: '2026-03-01',
  })
  const place = { 'zh-CN': '演示市' }
  const content = here(rule, [
    { id: 'average-monthly-wage', place, values: [set('2026-02-01', 6500), set('2027-01-01', 7000)] },
    { id: 'aid-income-line', place, values: [set('2026-06-01', 1600)] },
  ])
  const wages = ['2026-01-31', '2026-02-01', '2027-01-01'].map((day) => figuresOn(content, day))
  expect(wages.map((on) => on['average-monthly-wage'])).toEqual([6000, 6500, 7000])
  expect(figuresOn(content, '2026-05-31')['aid-income-line']).toBe(1500)
  expect(figuresOn(content, '2026-06-01')['aid-income-line']).toBe(1600)
  expect(hardshipRuleOn(content, '2026-05-31')).toBe(rule)
  expect(hardshipRuleOn(content, '2026-06-01')).toEqual({
    province: place,
    yuanPerHead: 1600,
    document: '演示文件 2026-06-01',
    from: '2026-06-01',
    checkedOn: '2026-03-01',
  })
})

test('a year’s income for a month’s is refused, and so are days out of order', () => {
  const read = (...values: [string, number][]) =>
    localFigureFile
      .safeParse({
        id: 'average-monthly-wage',
        place: '演示市',
        values: values.map(([from, value]) => ({ from, value, source: '演示文件一号', checkedOn: from })),
      })
      .error?.issues.map(({ path }) => path.join('.'))
  expect(read(['2026-01-01', 6500])).toBeUndefined()
  expect(read(['2026-01-01', 78_000])).toEqual(['values.0.value'])
  expect(read(['2026-01-01', 6500], ['2026-01-01', 6600])).toEqual(['values.1.from'])
})
