import type { Content } from '../load.ts'
import { valuesOn } from './dated.ts'
import type { LocalFigure } from './local-figures.ts'

/** Figures in force on a day for whoever asks at this office: the country's, then those of the place. */
export function figuresOn(
  { values, office }: Pick<Content, 'values' | 'office'>,
  day: string,
): Record<string, number> {
  const { hardshipRule: rule, figures } = office
  const line: Partial<Record<LocalFigure, number>> =
    rule && rule.from <= day ? { 'aid-income-line': rule.yuanPerHead } : {}
  return { ...valuesOn(values, day), ...valuesOn(figures, day), ...line }
}
