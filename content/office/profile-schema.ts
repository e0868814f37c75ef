import { z } from 'zod'
import { allowedUrl } from '../engine/allowed-url.ts'
import { localized } from '../engine/localized.ts'
import { localValues } from '../rules/dated.ts'
import { BASIC_SERVICES } from '../services/service-schema.ts'
import { body } from './body-schema.ts'
import { chatGroup } from './group-schema.ts'
import { officeCard } from './office-card.ts'
import { dutyRoster, staffMember, village } from './people-schema.ts'
import { phoneNumber } from './phone.ts'
import { closure, notice, officeEvent, roleModel } from './public-schema.ts'

/** A service that this office does not offer says where to go instead (seed article 11). */
const offSwitch = z.strictObject({ open: z.literal(false), instead: localized })

/**
 * What the province lays down for legal aid (法律援助法第三十四条); null where the office has not entered it. Shown with
 * its document and the day it was checked, or not at all.
 */
const hardshipRule = z.strictObject({
  province: localized,
  /** In whole yuan for each member of the family and month. */
  yuanPerHead: z.int().min(1).max(100_000),
  document: z.string().min(4),
  from: z.iso.date(),
  checkedOn: z.iso.date(),
})

/** The national platform in three ways (seed article 6). */
const hotline12348 = z.strictObject({
  site: z.strictObject({ name: localized, url: allowedUrl }),
  account: localized,
  /** What to have ready before dialling. */
  say: z.array(localized).min(1),
})

/** The office as citizens see it: names, place, hours, people to call. Owned by the office, seeded from YAML. */
export const officeProfile = z
  .strictObject({
    ...officeCard.shape,
    /** Names from the province to its county, where the list of divisions has none of its code. */
    division: z.array(z.string().min(2).max(20)).min(1).max(3).optional(),
    /** Townships of its county, its own first: visitors find where they live among them. */
    townships: z.array(z.string().trim().min(2).max(20)).max(60).default([]),
    /** Days of the week on which the counter is open; Monday is 1. */
    openOn: z.array(z.int().min(1).max(7)).min(1),
    /** Where to complain about a service: the bureau above. */
    supervision: z.strictObject({ name: localized, phone: phoneNumber }),
    hardshipRule: hardshipRule.nullable(),
    /** Average wage and income of the place, for the sums of guides. */
    figures: localValues.default([]),
    staff: z.array(staffMember).min(1),
    duty: dutyRoster,
    closures: z.array(closure),
    /** Services that are not offered here, by id. All others are. */
    switchedOff: z.record(z.string(), offSwitch),
    bodies: z.array(body).min(1),
    villages: z.array(village),
    groups: z.array(chatGroup),
    platform: hotline12348,
    /** Numbers to dial beside 110, 120, 119 and 12348, which stand on every screen. */
    helplines: z.array(z.strictObject({ number: phoneNumber, name: localized, hint: localized })),
    notices: z.array(notice),
    roleModels: z.array(roleModel),
    events: z.array(officeEvent),
  })
  .superRefine((profile, context) => {
    const fault = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message })
    for (const id of BASIC_SERVICES)
      if (Object.hasOwn(profile.switchedOff, id))
        fault(['switchedOff', id], 'a basic service cannot be switched off; remove it from switchedOff')

    for (const list of [
      'staff',
      'bodies',
      'villages',
      'groups',
      'notices',
      'roleModels',
      'events',
    ] as const) {
      const seen = new Set<string>()
      for (const [at, { id }] of profile[list].entries()) {
        if (seen.has(id)) fault([list, at, 'id'], `${id} appears twice; give one of the two another id`)
        seen.add(id)
      }
    }
    const staff = new Set(profile.staff.map(({ id }) => id))
    const villages = new Set(profile.villages.map(({ id }) => id))
    const mustBeStaff = (id: string, path: (string | number)[]) => {
      if (!staff.has(id)) fault(path, `${id} is not the id of anybody in staff; correct the id`)
    }
    for (const [at, { deputy }] of profile.staff.entries())
      if (deputy !== undefined) mustBeStaff(deputy, ['staff', at, 'deputy'])
    for (const [at, day] of profile.duty.weekly.entries())
      for (const [place, id] of day.staff.entries()) mustBeStaff(id, ['duty', 'weekly', at, 'staff', place])
    for (const [at, day] of profile.duty.on.entries())
      for (const [place, id] of day.staff.entries()) mustBeStaff(id, ['duty', 'on', at, 'staff', place])
    for (const weekday of profile.openOn)
      if (!profile.duty.weekly.some((day) => day.weekday === weekday))
        fault(
          ['duty', 'weekly'],
          `nobody is on duty on weekday ${weekday}, when the office is open; add the day`,
        )
    for (const [at, group] of profile.groups.entries())
      if (group.village !== undefined && !villages.has(group.village))
        fault(['groups', at, 'village'], `${group.village} is not the id of a village; correct the id`)
    for (const level of ['village', 'township', 'county'] as const)
      if (!profile.groups.some((group) => group.level === level))
        fault(['groups'], `there is no group of the level ${level}; all three levels are shown, add it`)
  })
export type OfficeProfile = z.infer<typeof officeProfile>
