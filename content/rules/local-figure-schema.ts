import { z } from 'zod'
import { localized } from '../engine/localized.ts'
import { issueOf } from '../faults.ts'
import { FIGURE_BOUNDS, LOCAL_FIGURES } from './local-figures.ts'

const isoDate = z.iso.date('a date YYYY-MM-DD')

/** A figure from the day on which it holds, with the document that sets it. */
const setFigure = z.strictObject({
  from: isoDate,
  value: z.number(),
  /** The document that sets it, with its number. */
  source: z.string().min(6),
  checkedOn: isoDate,
})

/** `figures/<id>.yaml` of a content pack: a local figure, each of its values as long as the next does not hold yet. */
export const localFigureFile = z
  .strictObject({
    id: z.enum(LOCAL_FIGURES),
    /** The province, city or county that it holds for. */
    place: localized,
    values: z.array(setFigure).min(1),
  })
  .superRefine(({ id, values }, context) => {
    const { min, max } = FIGURE_BOUNDS[id]
    for (const [at, { from, value }] of values.entries()) {
      if (value < min || value > max)
        context.addIssue({
          code: 'custom',
          path: ['values', at, 'value'],
          ...issueOf('figure-bounds', { given: value, id, min, max }),
        })
      const before = values[at - 1]
      if (before && before.from >= from)
        context.addIssue({
          code: 'custom',
          path: ['values', at, 'from'],
          ...issueOf('figure-order', { given: from, before: before.from }),
        })
    }
  })
export type LocalFigureFile = z.infer<typeof localFigureFile>

/** What holds on a day. */
export const setOn = (
  { values }: LocalFigureFile,
  day: string,
): LocalFigureFile['values'][number] | undefined => values.findLast(({ from }) => from <= day)
