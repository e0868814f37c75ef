import { z } from 'zod'

/** What is wrong with a content pack, and where; `file` as in the pack. */
export const contentFault = z.object({
  file: z.string(),
  line: z.int(),
  field: z.string(),
  message: z.string(),
})
export type ContentFault = z.infer<typeof contentFault>
