import { z } from 'zod'
import { allowedUrl } from '../engine/allowed-url.ts'
import { citation } from '../engine/citation.ts'
import { localized } from '../engine/localized.ts'
import { issueOf } from '../faults.ts'

/** What every office must offer: it cannot be switched off (seed article 11). */
export const BASIC_SERVICES = ['legal-aid', 'mediation', 'consultation'] as const

/** The counter of the office itself, among the kinds of bodies. */
export const JUDICIAL_OFFICE = 'judicial-office'

/** A basis, and at least 8 characters that stand so in the article: checked against the law store, never shown. */
const basis = z.strictObject({
  cite: citation,
  quote: z.string().min(8, 'quote at least 8 characters as they stand in the article'),
})

/**
 * A service item of the 3+X catalogue (glossary: 服务事项): the twelve fields that a list of services must give
 * (seed article 11), and where it leads on this kiosk. Places, hours and telephones are the office's and come from its
 * profile.
 */
export const serviceItem = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, 'an id has small letters, digits and -'),
    /** Two digits by which ledgers and statistics count it. */
    code: z.string().regex(/^\d\d$/, 'a code has two digits'),
    tier: z.enum(['basic', 'extended']),
    /** Place in the list. */
    order: z.int().min(1).max(99),
    name: localized,
    /** In one line, for the list. */
    brief: localized,
    content: localized,
    forWhom: localized,
    provider: localized,
    fee: z.strictObject({ free: z.boolean(), text: localized }),
    timeLimit: localized,
    materials: z.array(localized).min(1),
    /** What the visitor does, in order. */
    steps: z.array(localized).min(1),
    basis: z.array(basis).min(1),
    routes: z.strictObject(
      {
        /** Without coming: what to do, and where it opens. */
        online: z.strictObject({ text: localized, url: allowedUrl.optional() }, 'an online route is needed'),
        /** In person: `judicial-office`, or the first body of a kind in its profile; address and hours stand there. */
        counter: z.string(
          'a counter route is needed: judicial-office, or a kind of body of office/body-kinds.yaml',
        ),
      },
      'both an online route and a counter route are needed',
    ),
    /** Where it goes on here: forms to fill in, the usual one first, guides by id, and whom to look up in the directory. */
    leads: z
      .strictObject({
        forms: z.array(z.string()).default([]),
        guides: z.array(z.string()).default([]),
        bodies: z.array(z.string()).default([]),
        /** The village advisers of the profile. */
        villages: z.boolean().default(false),
      })
      .default({ forms: [], guides: [], bodies: [], villages: false }),
    /** Papers of it name no matter: who holds one must not be found out. */
    discreet: z.boolean().default(false),
  })
  .superRefine((item, context) => {
    const basic = (BASIC_SERVICES as readonly string[]).includes(item.id)
    if (basic !== (item.tier === 'basic'))
      context.addIssue({
        code: 'custom',
        path: ['tier'],
        ...issueOf('basic-service-tier', { basic: BASIC_SERVICES, tier: basic ? 'basic' : 'extended' }),
      })
  })
export type ServiceItem = z.infer<typeof serviceItem>
