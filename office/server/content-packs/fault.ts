import { z } from 'zod'
import { OTHER_FAULT } from '../../../base/yaml-fault.ts'
import type { YamlProblem } from '../../../base/yaml.ts'

/** What is wrong with a content pack, and where; `file` as in the pack. */
export const contentFault = z.object({
  file: z.string(),
  line: z.int(),
  field: z.string(),
  /** In English, for who keeps the software's own content. */
  message: z.string(),
  /** As data, for the desk to say (content/faults.ts, base/yaml-fault.ts); `other` has no more than the message. */
  kind: z.string().default(OTHER_FAULT.kind),
  values: z.record(z.string(), z.union([z.string(), z.number()])).default(OTHER_FAULT.values),
})
export type ContentFault = z.output<typeof contentFault>

export const contentFaultOf = ({
  file,
  line,
  field,
  message,
  fault = OTHER_FAULT,
}: YamlProblem): ContentFault => ({
  file,
  line,
  field,
  message,
  ...fault,
})
