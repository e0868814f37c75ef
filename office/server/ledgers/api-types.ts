import { z } from 'zod'
import { ledgerDefinition } from '../../ledgers/definition.ts'
import { LONGEST_PHOTO } from './photo-format.ts'

/**
 * The ledgers at the desk, under /desk/api:
 *
 *   GET  /ledgers                                         → 200 ledgerIndex
 *   GET  /ledgers/:ledger?filter                          → 200 ledgerPage
 *   GET  /ledgers/:ledger/export.csv | .xlsx?filter       → the rows as a file (audited)
 *   GET  /ledgers/:ledger/archive.tar?filter              → the archive package (audited)
 *   POST /ledgers/:ledger/records         newRecord       → 201 written         404 · 403 · 422 problems
 *   POST /ledgers/:ledger/draft           draftRequest    → 200 draft (audited) 404
 *   GET  /records/:id                                     → 200 recordView      404
 *   GET  /records/:id/certificate                          → 200 certificate    404
 *   POST /records/:id/open                {}              → 200 draft (audited) 404
 *   POST /records/:id/change              recordChange    → 200 written         409 · 422 problems
 *   POST /records/:id/cards               cardDone        → 200 written         409
 *   POST /records/:id/photos              newPhoto        → 201 written (audited)         409 · 422 problems
 *   POST /records/:id/photos/:photo/open  {}              → 200 openedPhoto (audited)     404
 *   POST /records/:id/photos/:photo/remove {}             → 200 written (audited)         404 · 409
 *   POST /records/:id/move                recordMove      → 200 written         403 · 409 · 422 problems
 *
 * filter: from, to (dates), state, q (text), overdue=1, unfinished=1, via, handler
 * (as its column says, `-` for nobody), and `where.<field>`=value.
 */
const id = z.string().max(80)
const typedValue = z.union([z.string().max(10_000), z.boolean(), z.array(z.string().max(100)).max(60)])
export const typedValues = z.record(id, typedValue)
export type TypedRecord = z.infer<typeof typedValues>

/** No name of a person: in a filter by handler it stands for the empty column. */
export const NOBODY = '-'

export const newRecord = z.strictObject({
  values: typedValues,
  source: z.uuid().optional(),
  application: z.uuid().optional(),
  /** A month that is closed takes nothing without one. */
  reason: z.string().max(500).optional(),
})
export const recordChange = z.strictObject({
  version: z.int(),
  values: typedValues,
  reason: z.string().max(500).optional(),
})
export const recordMove = z.strictObject({ version: z.int(), move: id, values: typedValues })
/** A JPEG without metadata (photo-format.ts). */
export const newPhoto = z.strictObject({ jpeg: z.base64().max(LONGEST_PHOTO * 1.4) })
export const openedPhoto = z.object({ jpeg: z.base64() })
export type OpenedPhoto = z.infer<typeof openedPhoto>
export const cardDone = z.strictObject({ card: id })
/** What the new record is made from, or adds to. */
export const draftRequest = z.strictObject({ source: z.uuid() }).or(z.strictObject({ application: z.uuid() }))
export const draft = z.object({ values: typedValues })

export const written = z.object({ id: z.string() })

/** `gone`: the office's profile does not name it any more; older rows do. */
const choice = z.object({ id: z.string(), label: z.string(), gone: z.literal(true).optional() })
export const choices = z.object({ staff: z.array(choice), village: z.array(choice), body: z.array(choice) })
export type Choices = z.infer<typeof choices>

export const ledgerIndex = z.object({
  ledgers: z.array(
    z.object({
      id: z.string(),
      order: z.string(),
      title: z.string(),
      lead: z.string(),
      group: ledgerDefinition.shape.group,
      /** Rows of this year. */
      rows: z.int(),
      overdue: z.int(),
    }),
  ),
})
export type LedgerIndex = z.infer<typeof ledgerIndex>

export const ledgerRow = z.object({
  id: z.string(),
  /** Where it leads: the record, or the application that has none yet. Evaluations lead nowhere. */
  kind: z.enum(['record', 'application', 'evaluation']),
  number: z.string(),
  date: z.string(),
  state: z.string(),
  /** By column; what is not given is an empty text. */
  cells: z.record(z.string(), z.string()),
  dueAt: z.string().nullable(),
  overdue: z.boolean(),
})
export type LedgerRow = z.infer<typeof ledgerRow>

export const ledgerPage = z.object({
  ledger: ledgerDefinition,
  choices,
  columns: z.array(z.object({ id: z.string(), label: z.string() })),
  rows: z.array(ledgerRow),
  /** There are more than are shown; an export has them all. */
  more: z.boolean(),
})
export type LedgerPage = z.infer<typeof ledgerPage>

export const certificate = z.object({
  /** Of the record that it is about. */
  number: z.string(),
  hours: z.number(),
  /** Oldest first. */
  services: z.array(z.object({ date: z.string(), work: z.string(), place: z.string(), hours: z.number() })),
})
export type Certificate = z.infer<typeof certificate>

export const recordView = z.object({
  ledger: ledgerDefinition,
  choices,
  id: z.string(),
  number: z.string(),
  state: z.string(),
  version: z.int(),
  date: z.string(),
  fields: z.array(z.object({ id: z.string(), label: z.string(), shown: z.string() })),
  /** Step cards of the emergency plan that it follows; null where it follows none. */
  cards: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        who: z.string(),
        withinMinutes: z.int(),
        dueAt: z.string(),
        does: z.array(z.string()),
        calls: z.array(z.object({ name: z.string(), phone: z.string() })),
        done: z.object({ at: z.string(), by: z.string(), late: z.boolean() }).nullable(),
      }),
    )
    .nullable(),
  /** Pictures taken on the spot, oldest first; null where the ledger takes none. */
  photos: z.array(z.object({ id: z.string(), at: z.string(), by: z.string() })).nullable(),
  due: z.object({ label: z.string(), at: z.string(), basis: z.string(), overdue: z.boolean() }).nullable(),
  source: z.object({ id: z.string(), number: z.string(), title: z.string() }).nullable(),
  /** Records made from this one. */
  made: z.array(z.object({ id: z.string(), number: z.string(), title: z.string() })),
  /** Whom its letter goes to, and whether the person agreed; null where there is no letter. */
  letter: z.object({ to: z.string(), consented: z.boolean() }).nullable(),
  /** The application that it adds to, for who may know of it. */
  application: z.object({ id: z.string(), number: z.string(), title: z.string() }).nullable(),
  history: z.array(
    z.object({
      version: z.int(),
      at: z.string(),
      by: z.string(),
      move: z.string().nullable(),
      state: z.string(),
      reason: z.string().nullable(),
      /** Labels of the fields that changed. */
      changed: z.array(z.string()),
    }),
  ),
})
export type RecordView = z.infer<typeof recordView>
