import { shanghaiDate } from '../../../base/clock.ts'
import { parseJson } from '../../../base/json.ts'
import { survey, type StaffRating, type Survey } from '../../../exchange/schemas/message.ts'
import type { Period } from './period.ts'

/** What visitors of the kiosks said beside the face, of nobody that could be named. */
export interface KioskAnswers {
  readonly ratings: readonly StaffRating[]
  readonly surveys: readonly Survey[]
}

export async function kioskAnswers({ office, from, to }: Period): Promise<KioskAnswers> {
  const rows = await office.store
    .selectFrom('evaluation')
    .select(['at', 'staff', 'attitude', 'ability', 'quality', 'survey'])
    .where((eb) => eb.or([eb('staff', 'is not', null), eb('survey', 'is not', null)]))
    .execute()
  const within = rows.filter(({ at }) => {
    const date = shanghaiDate(new Date(at))
    return date >= from && date <= to
  })
  return {
    ratings: within.flatMap(({ staff, attitude, ability, quality }) =>
      staff === null || attitude === null || ability === null || quality === null
        ? []
        : [{ staff, attitude, ability, quality }],
    ),
    surveys: within.flatMap((row) => (row.survey === null ? [] : [survey.parse(parseJson(row.survey))])),
  }
}
