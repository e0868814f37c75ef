import type { Hono } from 'hono'
import type { FormDefinition } from '../../content/engine/form-schema.ts'
import { parseAcceptanceNumber } from '../../exchange/acceptance-number.ts'
import { parseReceiptToken } from '../../exchange/receipt-token.ts'
import { progressRequest, type Progress } from '../api.ts'
import { readBody } from './body.ts'
import { refuse, sessionGuard } from './guard.ts'
import type { OfficeLink } from './office-link.ts'
import type { SessionStore } from './session-store.ts'

const NOT_FOUND: Progress = { found: false, limited: false, leadsTo: [] }

/**
 * POST /api/progress: asks the office, sealed. Needs proof beyond the number: the receipt's token, or the card of
 * the person. What cannot be a number or a token is answered here like any that the office does not know.
 */
export function progressRoutes(
  app: Hono,
  deps: { sessions: SessionStore; office: OfficeLink; forms: () => ReadonlyMap<string, FormDefinition> },
): void {
  app.post('/api/progress', sessionGuard(deps.sessions), async (c) => {
    const body = await readBody(c, progressRequest)
    if (!body.ok) return body.error
    const number = parseAcceptanceNumber(body.value.number)
    if (!number.ok) return c.json(NOT_FOUND)

    const { proof } = body.value
    const asked =
      proof.kind === 'token'
        ? tokenProof(proof.token)
        : cardProof(deps.sessions.identity(proof.reference)?.number)
    if (!asked) return c.json(NOT_FOUND)
    const epoch = deps.sessions.epoch()
    const reply = await deps.office.progress(number.value.number, asked)
    if (!reply.ok) return refuse(c, 'office-unreachable', 'the office does not answer')
    const { nonce: _, ...told } = reply.value
    if (told.found && deps.sessions.epoch() === epoch) deps.sessions.addProof(number.value.number, asked)
    return c.json({ ...told, leadsTo: formsAfter(told, deps.forms()) } satisfies Progress)
  })
}

/** Forms that answer the last state, such as an objection to a refusal. */
export const formsAfter = (
  { procedure, states = [] }: Pick<Progress, 'procedure' | 'states'>,
  forms: ReadonlyMap<string, FormDefinition>,
): Progress['leadsTo'] =>
  [...forms.values()].flatMap(({ id, title, follows }) =>
    follows && follows.procedure === procedure && follows.state === states.at(-1)?.state
      ? [{ form: id, title, filled: follows.filled }]
      : [],
  )

function tokenProof(typed: string) {
  const token = parseReceiptToken(typed)
  return token.ok ? { kind: 'token' as const, token: token.value } : undefined
}

const cardProof = (documentNumber: string | undefined) =>
  documentNumber === undefined ? undefined : { kind: 'card' as const, documentNumber }
