import { z } from 'zod'
import { localized } from '../engine/localized.ts'
import { phoneNumber } from './phone.ts'

/** What people come with; words are `matter.<id>`. A body is found by these. */
export const matter = z.enum([
  'wage',
  'injury',
  'family',
  'violence',
  'elder',
  'land',
  'neighbor',
  'loan',
  'traffic',
  'consumer',
  'welfare',
  'papers',
  'crime',
  'government',
])

/** Legal-service bodies: they show their licence and whether they reduce fees (法律援助法第五十三条). */
export const LICENSED = ['notary', 'forensic', 'law-firm', 'legal-service']

export const body = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, 'an id has small letters, digits and -'),
    /** Of content/office/body-kinds.yaml. */
    kind: z.string(),
    name: localized,
    address: localized,
    hours: localized,
    phone: phoneNumber,
    /** What it does, in plain words. */
    does: localized,
    matters: z.array(matter).min(1),
    materials: z.array(localized).min(1),
    /** When somebody last asked whether all this is still true. */
    checkedOn: z.iso.date(),
    licence: z.string().min(4).optional(),
    feeRelief: localized.optional(),
  })
  .superRefine((given, context) => {
    if (!LICENSED.includes(given.kind)) return
    for (const field of ['licence', 'feeRelief'] as const)
      if (given[field] === undefined)
        context.addIssue({
          code: 'custom',
          path: [field],
          message: `a ${given.kind} must show its ${field === 'licence' ? 'licence number' : 'rule of fee relief'}; add it`,
        })
  })
