import { cleanOf, formOf, type ApplicationContext } from './application-context.ts'
import { claimOf } from './application-person.ts'

/** What SUBMIT carries, without the id. */
export const submissionOf = (context: ApplicationContext) => ({
  form: formOf(context).id,
  formVersion: formOf(context).version,
  identity: claimOf(context),
  answers: cleanOf(context),
  ...(context.strokes.length > 0 && { strokes: context.strokes.map((stroke) => [...stroke]) }),
  byClerk: [...context.byClerk],
})

/**
 * The id under which this content goes. A repeated confirm keeps it, also after a failure whose outcome is
 * unknown, so the number stays one. Other content is another application: under the old id the office would
 * answer with the old content's number and the change would be lost.
 */
export function submissionFor(
  context: ApplicationContext,
  id: string | undefined,
): ApplicationContext['submission'] {
  const content = JSON.stringify(submissionOf(context))
  if (context.submission?.content === content) return context.submission
  return id === undefined ? null : { id, content }
}
