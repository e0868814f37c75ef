import type { Content } from '../load.ts'
import { valuesOn } from './dated.ts'
import { setOn } from './local-figure-schema.ts'
import type { LocalFigure } from './local-figures.ts'

/**
 * Figures in force on a day for whoever asks at this office: the country's, then those of the place, of which what a pack
 * brings stands before what the profile says.
 */
export function figuresOn(
  content: Pick<Content, 'values' | 'office' | 'localFigures'>,
  day: string,
): Record<string, number> {
  const { values, office, localFigures } = content
  const rule = hardshipRuleOn(content, day)
  const line: Partial<Record<LocalFigure, number>> =
    rule && rule.from <= day ? { 'aid-income-line': rule.yuanPerHead } : {}
  const set = localFigures.flatMap((file): [string, number][] => {
    const now = setOn(file, day)
    return now ? [[file.id, now.value]] : []
  })
  return { ...valuesOn(values, day), ...valuesOn(office.figures, day), ...line, ...Object.fromEntries(set) }
}

/** The province's line for legal aid as it is shown on a day; null where nobody has entered it. */
export function hardshipRuleOn(
  { office, localFigures }: Pick<Content, 'office' | 'localFigures'>,
  day: string,
): Content['office']['hardshipRule'] {
  const file = localFigures.find(({ id }) => id === ('aid-income-line' satisfies LocalFigure))
  const now = file && setOn(file, day)
  return file && now
    ? {
        province: file.place,
        yuanPerHead: now.value,
        document: now.source,
        from: now.from,
        checkedOn: now.checkedOn,
      }
    : office.hardshipRule
}
