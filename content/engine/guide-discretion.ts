import { holds } from './form-condition.ts'
import type { FormDefinition } from './form-schema.ts'
import type { GuideAdvice } from './guide.ts'
import type { GuideAnswers } from './guide-condition.ts'
import type { Guide } from './guide-schema.ts'
import { fillingOf } from './guide-words.ts'

/** Laws whose name alone tells a bystander what somebody came for: violence at home, correction, prison. */
const TELLING = /反家庭暴力|人身安全保护令|社区矫正|监狱法|预防未成年人犯罪/

export const isTellingCitation = (cite: string): boolean => TELLING.test(cite)

/**
 * Whether whoever finds a paper about this advice must not learn what it is about: the guide is in safe mode, an
 * application begun from here would be a restricted one, or the places and limits are those of such a matter.
 */
export function isDiscreet(
  guide: Pick<Guide, 'violence'>,
  advice: GuideAdvice,
  { answers, forms }: { answers: GuideAnswers; forms: ReadonlyMap<string, FormDefinition> },
): boolean {
  const cites = [...advice.places, ...advice.limits].flatMap(({ cites: own = [] }) => own)
  return (
    guide.violence ||
    cites.some(isTellingCitation) ||
    advice.actions.some((action) => {
      const restricted = 'apply' in action ? forms.get(action.apply)?.restricted : undefined
      if (restricted === undefined || !('apply' in action)) return false
      return restricted === true || holds(restricted, fillingOf(action, answers), {})
    })
  )
}
