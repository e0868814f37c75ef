import { z } from 'zod'
import { PROCEDURES } from '../../../content/engine/procedure.ts'
import { formDefinition } from '../../../content/engine/form-schema.ts'
import { cardIdentity } from '../../../exchange/schemas/desk-reader.ts'
import { answers } from '../../../exchange/schemas/message.ts'
import { channel } from '../../../exchange/schemas/report.ts'

/**
 * Intake at the window and on the telephone, under /desk/api:
 *
 *   GET  /forms                 → 200 formList
 *   GET  /forms/:form           → 200 formDefinition            404
 *   POST /forms/:form/intake    intakeRequest → 201 takenIn     404 · 409 sent before · 422 problems
 */
export const formList = z.object({
  forms: z.array(z.object({ id: z.string(), title: z.string(), procedure: z.enum(PROCEDURES) })),
})
/** `readerPort`: where the clerk's own machine may have a card reader (kiosk/reader). */
export const intakeForm = z.object({ form: formDefinition, today: z.iso.date(), readerPort: z.int() })
export type IntakeForm = z.infer<typeof intakeForm>

const typedIdentity = z.strictObject({ name: z.string().max(60), number: z.string().max(30) })

export const intakeRequest = z
  .strictObject({
    submissionId: z.uuidv7(),
    /** Somebody stands at the window, or calls. */
    via: channel.exclude(['kiosk']),
    language: z.string().max(12),
    /** As a card said it, untouched, or as the clerk typed it. */
    identity: z.union([cardIdentity, typedIdentity]).nullable(),
    answers,
  })
  .refine(
    ({ via, identity }) => via === 'desk' || identity === null || !('method' in identity),
    'who calls lays no card down',
  )
export type IntakeRequest = z.infer<typeof intakeRequest>

/** `qr`: what the receipt's code says. */
export const takenIn = z.object({ id: z.string(), number: z.string(), token: z.string(), qr: z.string() })
export type TakenIn = z.infer<typeof takenIn>
