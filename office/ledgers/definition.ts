import { z } from 'zod'
import { PROCEDURES } from '../../content/engine/procedure.ts'

/**
 * One declarative definition per ledger (台账) that the office keeps: what a row holds, who is protected in it, what
 * may follow what, what is due when, how long it is kept. List, form, filters, print, export and archive are made
 * from it (office/server/ledger-*.ts, office/desk/screens/ledger*.tsx); a new ledger is a new file in kinds/.
 */
const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'an id has small letters, digits and -')
const label = z.string().min(1).max(40)

const option = z.strictObject({ id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/), label })

export const ledgerField = z
  .strictObject({
    id,
    label,
    kind: z.enum([
      'text',
      /** A narrative: names third persons too, so it is sealed. */
      'long',
      'date',
      /** Date and time of day. */
      'time',
      'number',
      /** Yuan; stored as whole fen. */
      'money',
      /** In steps of half an hour. */
      'hours',
      'choice',
      'choices',
      'yes-no',
      /** Name of a citizen: sealed, masked in lists. */
      'person',
      'phone',
      'id-number',
      /** Ids of the office's profile. */
      'staff',
      'village',
      'body',
      /** The number of an application or of another ledger's row. */
      'number-of',
      /** When which card was done, by whom: written by the server alone, once for each card (stamps.ts). */
      'stamps',
    ]),
    hint: z.string().max(200).optional(),
    required: z.boolean().default(false),
    /** Asked, and counted, only while another field has one of these values. */
    when: z.strictObject({ field: id, is: z.array(z.string()).min(1) }).optional(),
    options: z.array(option).min(2).optional(),
    /** Written from this other field with what tells replaced (anonymise.ts); the clerk confirms each replacement. */
    anonymiseFrom: id.optional(),
    /** Stands in the list and in exports beside the common columns. */
    listed: z.boolean().default(false),
    /** Asked with a move alone: what the second person answers, and answers anew each time. */
    withMove: z.literal(true).optional(),
    /** The number of the record or application that this one was made from: no field of the form. */
    filledBySource: z.literal(true).optional(),
  })
  .refine(
    (field) => (field.kind === 'choice' || field.kind === 'choices') === (field.options !== undefined),
    {
      path: ['options'],
      message: 'choice and choices have options, others have none',
    },
  )
export type LedgerField = z.infer<typeof ledgerField>

const check = z.discriminatedUnion('kind', [
  /** `total` is the sum of `parts`. */
  z.strictObject({ kind: z.literal('sum'), total: id, parts: z.array(id).min(2) }),
  z.strictObject({ kind: z.literal('order'), earlier: id, later: id }),
  /** Two persons, never the same: who is complained of does not handle it. */
  z.strictObject({ kind: z.literal('different'), one: id, other: id }),
  /** Of a list to go through nothing is left out. */
  z.strictObject({ kind: z.literal('every'), field: id }),
  /** No identity number, no telephone of a person, no mark of secrecy (保守国家秘密法第二十九条, 民法典第一千零三十九条). */
  z.strictObject({ kind: z.literal('publishable'), fields: z.array(id).min(1) }),
])
export type LedgerCheck = z.infer<typeof check>

const state = z.strictObject({
  id,
  label,
  tone: z.enum(['new', 'work', 'away', 'good', 'stop', 'done']),
  /** The matter has ended: nothing is due any more. */
  final: z.boolean().default(false),
  /** What a second person let through is not written over: it is taken down first. */
  fixed: z.boolean().default(false),
})

const move = z.strictObject({
  id,
  label,
  from: z.array(id).min(1),
  to: id,
  /** Fields that have to be filled with this move. */
  needs: z.array(id).default([]),
  /** What the move itself says about a choice. */
  sets: z.record(id, z.string()).default({}),
  /** `second`: somebody else than who wrote the record last. */
  by: z.enum(['anybody', 'second']).default('anybody'),
  /** What it means, for who is about to press it. */
  means: z.string().max(200).optional(),
})
export type LedgerMove = z.infer<typeof move>

const deadline = z
  .strictObject({
    id,
    label,
    /** A date or time field, or when the record was made. */
    from: id.or(z.literal('created')),
    days: z.int().min(0).optional(),
    hours: z.int().min(1).optional(),
    /** Runs while the record is in one of these states. */
    while: z.array(id).min(1),
    basis: z.string().max(80),
  })
  .refine(({ days, hours }) => (days === undefined) !== (hours === undefined), 'either days or hours')

/** Values taken over into a record of another ledger: field there → field here. */
const takenOver = z.record(id, id)

/** Who applied, when it was received, or one answer of its form. */
const ofApplication = z
  .enum(['applicant', 'received-on'])
  .or(z.string().regex(/^answer:[A-Za-z][A-Za-z-]*$/, 'answer: and the id of a form field'))

export const ledgerDefinition = z
  .strictObject({
    id,
    /** Place in the list of domain file §7.5; registers that belong to a ledger carry its number and a letter. */
    order: z.string().regex(/^\d{2}[a-z]?$/),
    title: label,
    lead: z.string().min(4).max(200),
    group: z.enum([
      'service',
      'disputes',
      'restricted',
      'publicity',
      'duty',
      'people',
      'resources',
      'information',
    ]),
    /** Beside the right to read ledgers: the director's role, or a restricted kind opened by name. */
    access: z.enum(['general', 'director', 'community-correction', 'resettlement']).default('general'),
    /** Rights (office/server/permissions.ts) of who writes, and of the second person. */
    write: z.enum(['ledger.write', 'publication.write']).default('ledger.write'),
    approve: z.enum(['ledger.write', 'publication.approve']).default('ledger.write'),
    basis: z.array(z.string()).min(1),
    /**
     * `end` of what is not kept for ever: files are appraised by two people before they go (档案法实施条例第二十四条), what is
     * no file is deleted by itself (个人信息保护法第四十七条).
     */
    retention: z
      .strictObject({
        years: z.int().min(1).or(z.literal('permanent')),
        end: z.enum(['appraisal', 'deletion']).optional(),
        basis: z.string(),
      })
      .refine(
        ({ years, end }) => (years === 'permanent') === (end === undefined),
        'says how it ends, if it does',
      ),
    /** `acceptance`: the one numbering of all that the office receives; `register`: counted in this ledger by year. */
    numbering: z.enum(['acceptance', 'register']).default('register'),
    /** Pictures taken on the spot belong to a record: only where they prove something that words cannot. */
    photos: z.literal(true).optional(),
    /** Applications of these procedures are rows of this ledger; a record adds to one what the desk does. */
    procedures: z.array(z.enum(PROCEDURES)).default([]),
    /** What such an application hands over to its record, so that nobody types it again: field here → the first that is there. */
    fromApplication: z.record(id, z.array(ofApplication).min(1).or(ofApplication)).default({}),
    /** Rows come from what kiosks send; nobody writes here. */
    source: z.enum(['desk', 'evaluations']).default('desk'),
    fields: z.array(ledgerField).default([]),
    /** The common columns (日期, 事项, 对象, 经办, 结果): which field stands there. */
    columns: z
      .strictObject({
        date: id.optional(),
        matter: id.optional(),
        person: id.optional(),
        handler: id.optional(),
        result: id.optional(),
      })
      .default({}),
    checks: z.array(check).default([]),
    /** Step cards of an emergency plan (office/plans): which field names the plan, when it began, where stamps go. */
    cards: z.strictObject({ plan: id, begun: id, stamps: id, while: z.array(id).min(1) }).optional(),
    /** What records of another ledger prove about this one, on a paper: those that name its number in the field `by`. */
    certificate: z.strictObject({ of: id, by: id, hours: id, work: id, place: id }).optional(),
    /** A letter to the body in the field `to` (转介函), printed only with the consent of whom it is about. */
    letter: z.strictObject({ to: id, person: id, phone: id, matter: id, consent: id }).optional(),
    /** The first is where a record begins, unless a field says that it begins elsewhere. */
    states: z.array(state).min(1),
    begins: z.array(z.strictObject({ field: id, is: z.array(z.string()).min(1), state: id })).default([]),
    moves: z.array(move).default([]),
    deadlines: z.array(deadline).default([]),
    /** What can be made of a record without typing it again. */
    leadsTo: z
      .array(z.strictObject({ ledger: id, label, values: takenOver, move: id.optional() }))
      .default([]),
    /** What is made by itself once a field has a value. */
    opens: z
      .array(
        z.strictObject({
          when: z.strictObject({ field: id, is: z.string() }),
          ledger: id,
          values: takenOver,
        }),
      )
      .default([]),
  })
  .superRefine((ledger, context) => {
    const fault = (message: string) => context.addIssue({ code: 'custom', path: [], message })
    const fields = new Set(ledger.fields.map((field) => field.id))
    const states = new Set(ledger.states.map((one) => one.id))
    if (fields.size < ledger.fields.length) fault('a field id appears twice')
    const needField = (name: string | undefined) => {
      if (name !== undefined && !fields.has(name)) fault(`${name} is not a field`)
    }
    const needState = (name: string) => {
      if (!states.has(name)) fault(`${name} is not a state`)
    }
    Object.values(ledger.columns).forEach(needField)
    Object.keys(ledger.fromApplication).forEach(needField)
    Object.values(ledger.letter ?? {}).forEach(needField)
    for (const { when, anonymiseFrom } of ledger.fields) [when?.field, anonymiseFrom].forEach(needField)
    for (const one of ledger.checks) fieldsOf(one).forEach(needField)
    if (ledger.cards) {
      ;[ledger.cards.plan, ledger.cards.begun, ledger.cards.stamps].forEach(needField)
      ledger.cards.while.forEach(needState)
    }
    for (const { field, state } of ledger.begins) {
      needField(field)
      needState(state)
    }
    for (const { from, to, needs, sets } of ledger.moves) {
      from.forEach(needState)
      needState(to)
      ;[...needs, ...Object.keys(sets)].forEach(needField)
      // What an answer given with a move asks for has to be asked with it.
      for (const { id, required, when } of ledger.fields)
        if (required && when && needs.includes(when.field) && !needs.includes(id))
          fault(`a move to ${to} asks for ${when.field} and not for ${id}, which hangs on it`)
    }
    for (const { from, while: running } of ledger.deadlines) {
      if (from !== 'created') needField(from)
      running.forEach(needState)
    }
    for (const { move } of ledger.leadsTo)
      if (move !== undefined && !ledger.moves.some((one) => one.id === move)) fault(`${move} is not a move`)
    for (const { values } of ledger.leadsTo) Object.values(values).forEach(needField)
    for (const { when, values } of ledger.opens) [when.field, ...Object.values(values)].forEach(needField)
  })
export type LedgerDefinition = z.infer<typeof ledgerDefinition>

function fieldsOf(one: LedgerCheck): string[] {
  switch (one.kind) {
    case 'sum':
      return [one.total, ...one.parts]
    case 'order':
      return [one.earlier, one.later]
    case 'different':
      return [one.one, one.other]
    case 'every':
      return [one.field]
    default:
      return one.fields
  }
}

/** Sealed in the store: who it is about, and what was told. */
export const isPersonal = ({ kind }: Pick<LedgerField, 'kind'>): boolean =>
  kind === 'long' || kind === 'person' || kind === 'phone' || kind === 'id-number'

/** No field of a form: the server fills it. */
export const isFilledByServer = ({
  kind,
  filledBySource,
}: Pick<LedgerField, 'kind' | 'filledBySource'>): boolean => filledBySource === true || kind === 'stamps'

export const firstState = (ledger: LedgerDefinition, values: Readonly<Record<string, unknown>>): string =>
  ledger.begins.find(({ field, is }) => is.some((one) => one === values[field]))?.state ??
  ledger.states[0]!.id

export const stateOf = (ledger: LedgerDefinition, name: string) => ledger.states.find(({ id }) => id === name)

export const movesOf = (ledger: LedgerDefinition, from: string): LedgerMove[] =>
  ledger.moves.filter((one) => one.from.includes(from))
