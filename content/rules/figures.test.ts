import { expect, test } from 'vitest'
import type { Content } from '../load.ts'
import { localValues, type DatedValue } from './dated.ts'
import { figuresOn } from './figures.ts'

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
const here = (hardshipRule: typeof rule | null) =>
  ({
    values: [figure('rate', 3)],
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
