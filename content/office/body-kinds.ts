import { z } from 'zod'
import { issueOf } from '../faults.ts'
import { localized } from '../engine/localized.ts'

/** `content/office/body-kinds.yaml`: the kinds of bodies that guides, services and answers may send a person to. */
export const bodyKinds = z
  .array(
    z.strictObject({
      id: z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'small letters and hyphens, as in labour-arbitration'),
      /** What people call this kind of body; shown where the office has not entered its own one. */
      name: localized,
    }),
  )
  .superRefine((kinds, context) => {
    for (const [index, { id }] of kinds.entries())
      if (kinds.findIndex((other) => other.id === id) !== index)
        context.addIssue({ code: 'custom', path: [index, 'id'], ...issueOf('kind-twice', { given: id }) })
  })
export type BodyKind = z.infer<typeof bodyKinds>[number]
