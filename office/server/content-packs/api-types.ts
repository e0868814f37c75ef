import { z } from 'zod'
import { PROFILE } from '../../../content/packs/profile-file.ts'
import { LOCAL_FIGURES } from '../../../content/rules/local-figures.ts'
import { contentFault } from './fault.ts'
import { LONGEST_PACK_FILE, packPath, shownContent } from '../../../exchange/schemas/pack.ts'

/**
 * Content packs at the desk, under /desk/api:
 *
 *   GET  /content                                  → 200 contentView
 *   GET  /content/files/:sha256                    → 200 the text      404
 *   POST /content/check                 contentCheck    → 200 contentChecked: where files belong, and every fault
 *   POST /content/proposals             contentProposal → 201 proposed      409 nothing · 422 faults
 *   POST /content/figures               figureChange    → 201 proposed      409 nothing · 422 problems, faults
 *   POST /content/proposals/:id/release {}         → 200 released      403 second-person · 404 · 409 · 422 faults
 *   POST /content/proposals/:id/discard {}         → 200 done          409
 *
 * The profile is no file here: it is edited as such (profile/api-types.ts) and stands in each pack by itself.
 */

const path = packPath.refine((one) => one !== PROFILE, { message: 'the profile is edited at the desk' })
/** What a database and UTF-8 can hold. */
const text = z
  .string()
  .min(1)
  .refine((one) => one.isWellFormed() && !one.includes('\0'), { message: 'not a text' })
  .refine((one) => new TextEncoder().encode(one).length <= LONGEST_PACK_FILE, { message: 'too long' })
const MOST_AT_ONCE = 100

export const contentCheck = z.strictObject({
  files: z
    .array(z.strictObject({ name: z.string().max(200), path: path.nullable(), text }))
    .min(1)
    .max(MOST_AT_ONCE),
})
export const contentChecked = z.object({
  files: z.array(
    z.object({
      name: z.string(),
      /** As was told, or proposed; null where a person has to say it. */
      path: z.string().nullable(),
      /** What stands there now; a file of the office above stays. */
      replaces: z.enum(['shipped', 'own', 'above']).nullable(),
    }),
  ),
  /** Of those whose place is known. */
  faults: z.array(contentFault),
})
export type ContentChecked = z.infer<typeof contentChecked>

export const contentProposal = z
  .strictObject({
    files: z.array(z.strictObject({ path, text })).max(MOST_AT_ONCE),
    withdraw: z.array(path).max(MOST_AT_ONCE),
  })
  .refine(({ files, withdraw }) => files.length + withdraw.length > 0, { message: 'nothing' })
  .refine(
    ({ files, withdraw }) =>
      new Set([...files.map((one) => one.path), ...withdraw]).size === files.length + withdraw.length,
    { message: 'each path once' },
  )
export type ContentProposal = z.input<typeof contentProposal>
export const proposed = z.object({ id: z.string() })
export const released = z.object({ n: z.int() })

/** A local figure, typed in instead of put in as a file. */
export const figureChange = z.strictObject({
  id: z.enum(LOCAL_FIGURES),
  place: z.string().trim().max(40),
  /** Null where what was typed is no number; said to people as a fault of the field. */
  value: z.number().nullable(),
  from: z.string().max(10),
  source: z.string().trim().max(200),
  checkedOn: z.string().max(10),
})
export type FigureChange = z.output<typeof figureChange>

const figureValue = z.object({
  from: z.string(),
  value: z.number(),
  source: z.string(),
  checkedOn: z.string(),
})

const change = z.enum(['added', 'changed', 'removed'])
export const contentView = z.object({
  /** The newest pack, and what it has otherwise than the one before. */
  pack: z
    .object({
      n: z.int(),
      at: z.string(),
      changes: z.array(z.object({ path: z.string(), change })),
    })
    .nullable(),
  /** What stands beside the content that came with the software; own ones also where the office above hides them. */
  files: z.array(
    z.object({
      path: z.string(),
      sha256: z.string(),
      bytes: z.int(),
      origin: z.enum(['profile', 'own', 'above']),
      /** Code of the office that wrote it. */
      from: z.string(),
      /** Of an own one: who put it in, who released it (null: by command), when. */
      addedBy: z.string().nullable(),
      releasedBy: z.string().nullable(),
      at: z.string().nullable(),
      superseded: z.boolean(),
    }),
  ),
  /** Each figure that a place sets; `now` is what holds today, `ahead` what will. */
  figures: z.array(
    z.object({
      id: z.enum(LOCAL_FIGURES),
      /** Whose it is; null where nobody has entered it. */
      origin: z.enum(['own', 'above', 'profile']).nullable(),
      place: z.string().nullable(),
      now: figureValue.nullable(),
      ahead: z.array(figureValue),
    }),
  ),
  /** Put in and not yet released, oldest first. */
  waiting: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      by: z.string(),
      changes: z.array(
        z.object({
          path: z.string(),
          change,
          sha256: z.string().nullable(),
          /** What a file of a local figure says. */
          figure: z
            .object({ id: z.enum(LOCAL_FIGURES), place: z.string(), values: z.array(figureValue) })
            .nullable(),
        }),
      ),
    }),
  ),
  /** Of the office above: the pack taken in last, and one that was refused since. */
  above: z
    .object({
      n: z.int().nullable(),
      at: z.string().nullable(),
      refused: z.object({ n: z.int(), faults: z.array(contentFault), more: z.int() }).nullable(),
    })
    .nullable(),
  /** Who shows it: kiosks and offices below. */
  receivers: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: z.enum(['kiosk', 'office']),
      lastSeenAt: z.string().nullable(),
      shown: shownContent.nullable(),
    }),
  ),
  /** Paths that are known, to choose from. */
  paths: z.array(z.string()),
})
export type ContentView = z.infer<typeof contentView>
