import { z } from 'zod'
import { localized } from '../engine/localized.ts'
import { phoneNumber } from './phone.ts'

export const personId = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'an id has small letters, digits and -')

/** 岗位公示 (seed article 12): who works here, as what, for what, and how to reach them. */
export const staffMember = z.strictObject({
  id: personId,
  name: z.string().min(2).max(30),
  post: localized,
  duties: z.array(localized).min(1),
  phone: phoneNumber,
  /** Languages beside Chinese, by tag: shown to who reads them (seed article 15). */
  languages: z.array(z.string()).default([]),
  /** Who does it when this person is away. */
  deputy: personId.optional(),
  /** The last day here; afterwards the person is no longer shown. */
  until: z.iso.date().optional(),
})

/** Monday is 1. */
const weekday = z.int().min(1).max(7)

/** Who is on duty: by day of the week, and otherwise on single days. */
export const dutyRoster = z.strictObject({
  weekly: z.array(z.strictObject({ weekday, staff: z.array(personId).min(1) })).min(1),
  on: z
    .array(z.strictObject({ date: z.iso.date(), staff: z.array(personId), note: localized.optional() }))
    .default([]),
})

/** A village or community with its legal adviser, or without one: that is shown too (暂缺). */
export const village = z.strictObject({
  id: personId,
  name: localized,
  /** Where the adviser sits, and the workshop (公共法律服务工作室) of the village. */
  place: localized,
  adviser: z
    .strictObject({
      name: z.string().min(2).max(30),
      body: localized,
      licence: z.string().min(4),
      phone: phoneNumber,
      duty: localized,
    })
    .nullable(),
  /** Whom to ask for the village's chat group. */
  manager: z.strictObject({ name: z.string().min(2).max(30), phone: phoneNumber }),
})
