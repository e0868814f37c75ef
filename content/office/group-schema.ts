import { z } from 'zod'
import { localized } from '../engine/localized.ts'
import { personId } from './people-schema.ts'
import { phoneNumber } from './phone.ts'

/**
 * A chat group of public legal service (seed article 7). Only groups of a village take in who scans their code; those
 * of town and county are for named roles, who ask the office. Never a list of members.
 */
export const chatGroup = z
  .strictObject({
    id: personId,
    level: z.enum(['village', 'township', 'county']),
    name: localized,
    village: personId.optional(),
    purpose: localized,
    /** Who may be a member. */
    members: localized,
    rules: z.array(localized).min(1),
    manager: z.strictObject({ name: z.string().min(2).max(30), phone: phoneNumber }),
    join: z
      .strictObject({
        /** What the group's own code holds. */
        code: z
          .string()
          .startsWith('https://weixin.qq.com/', 'the code of a group begins with https://weixin.qq.com/'),
        /** The last day on which it works. */
        until: z.iso.date(),
      })
      .optional(),
  })
  .superRefine((group, context) => {
    if (group.level !== 'village' && group.join)
      context.addIssue({
        code: 'custom',
        path: ['join'],
        message: `a group of the ${group.level} shows no code to join; who belongs in it asks the office. Remove join`,
      })
    if (group.level === 'village' && group.village === undefined)
      context.addIssue({
        code: 'custom',
        path: ['village'],
        message: 'a village group names its village; add village: with an id of villages',
      })
  })
