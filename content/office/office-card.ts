import { z } from 'zod'
import { localized } from '../engine/localized.ts'

/** Numbers to wait with (排队号). Off where the profile says nothing: a number that nobody calls is worse than none. */
const queue = z
  .strictObject({
    open: z.boolean(),
    /** Counted from 1; the kiosk sends to them by their number. */
    windows: z.int().min(1).max(20),
    /** Whether the waiting screen says the calls, or only shows them. */
    aloud: z.boolean(),
  })
  .default({ open: false, windows: 1, aloud: true })

/** What every page and paper needs of the office: who, where, when. The rest of the profile is read where it is shown. */
export const officeCard = z.object({
  /** 6 to 18 digits: division code of GB/T 2260 and a serial given by the county. */
  officeCode: z.string().regex(/^\d{6,18}$/),
  /** Four characters given by the county; with officeCode unique in the country. Part of every acceptance number. */
  shortCode: z.string().regex(/^[0-9A-HJ-NP-RTUWXY]{4}$/),
  name: localized,
  address: localized,
  hours: localized,
  phone: z.string().min(3).max(30),
  /** `station`: its receipt counts and the number is printed as 受理编号; `helper`: 收件编号 (domain.md §0.4). */
  aidRole: z.enum(['station', 'helper']),
  /** The legal-aid institution that decides. */
  aidInstitution: z.strictObject({ name: localized, address: localized, phone: z.string() }),
  hotline: z.literal('12348'),
  queue,
})
