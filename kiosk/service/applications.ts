import type { Hono } from 'hono'
import type { Clock } from '../../base/clock.ts'
import { shanghaiDate, shanghaiTimestamp } from '../../base/clock.ts'
import { err, ok, type Result } from '../../base/result.ts'
import {
  asksIdentity,
  cleanAnswers,
  isRestricted,
  summarise,
  validateForm,
} from '../../content/engine/form.ts'
import type { FormDefinition } from '../../content/engine/form-schema.ts'
import { circumstancesOf } from '../../content/engine/identity.ts'
import { organisationOf } from '../../content/engine/organisation.ts'
import { pick } from '../../content/engine/pick.ts'
import type { Outbox } from '../../exchange/outbox.ts'
import type { OutboxError } from '../../exchange/outbox-error.ts'
import { newReceiptToken, receiptQr, tokenHash } from '../../exchange/receipt-token.ts'
import { signedHash } from '../../exchange/signed-hash.ts'
import { sealEnvelope } from '../../exchange/seal-envelope.ts'
import { application, type Application } from '../../exchange/schemas/message.ts'
import { submit, type ServiceError, type Submit, type Submitted } from '../api.ts'
import { readBody } from './body.ts'
import { refuse, sessionGuard } from './guard.ts'
import { resolveIdentity } from './identity.ts'
import type { SessionStore } from './session-store.ts'

export interface ApplicationDeps {
  readonly sessions: SessionStore
  readonly outbox: Outbox
  /** As they are shown now. */
  readonly forms: () => ReadonlyMap<string, FormDefinition>
  readonly contentVersion: () => string
  readonly clock: Clock
  /** There is something new to send. */
  readonly onAppended: () => void
}

interface Refusal {
  readonly code: ServiceError['code']
  readonly message: string
}

const OUTBOX_REFUSAL: Record<OutboxError['kind'], Refusal> = {
  'disk-full': { code: 'disk-full', message: 'the disk is full: nothing was stored' },
  io: { code: 'disk-full', message: 'the disk does not take data: nothing was stored' },
  'not-enrolled': { code: 'not-ready', message: 'this kiosk is not enrolled with an office yet' },
  'numbers-exhausted': { code: 'not-ready', message: 'all acceptance numbers of today are used' },
  'too-large': { code: 'schema', message: 'more than the office takes in one application' },
  'newer-version': { code: 'not-ready', message: 'the outbox was written by a newer program' },
}

/**
 * POST /api/applications: checks once more what the page sent, seals it and stores the envelope in one durable
 * step. Only after that does the citizen get a number. The same submissionId gives the same answer.
 */
export function applicationRoutes(app: Hono, deps: ApplicationDeps): void {
  const running = new Map<string, Promise<Result<Submitted, Refusal>>>()
  app.post('/api/applications', sessionGuard(deps.sessions), async (c) => {
    const body = await readBody(c, submit)
    if (!body.ok) return body.error
    const id = body.value.submissionId
    const known = deps.sessions.submission(id)
    if (known) return c.json(known.result)
    // A second tap, or a repeat after a lost answer, joins the one that is under way.
    const attempt = running.get(id) ?? store(deps, body.value).finally(() => running.delete(id))
    running.set(id, attempt)
    const stored = await attempt
    return stored.ok ? c.json(stored.value) : refuse(c, stored.error.code, stored.error.message)
  })
}

async function store(deps: ApplicationDeps, request: Submit): Promise<Result<Submitted, Refusal>> {
  const drafted = draft(deps, request)
  if (!drafted.ok) return err(drafted.error)
  const epoch = deps.sessions.epoch()
  const token = newReceiptToken()
  const made: { application?: Application } = {}
  const appended = await deps.outbox.append({
    submissionId: request.submissionId,
    withNumber: true,
    contentVersion: deps.contentVersion(),
    seal: (header, registration) => {
      made.application = { ...drafted.value, tokenHash: tokenHash(header.number!, token) }
      return sealEnvelope(made.application, header, registration)
    },
  })
  if (!appended.ok) return err(OUTBOX_REFUSAL[appended.error.kind])
  const confirmed = made.application
  // Stored by an earlier session whose token nobody holds any more: only the clerk can help with that number.
  if (!confirmed) return err({ code: 'internal', message: 'this submission was stored before' })
  deps.onAppended()

  const number = appended.value.number!
  const result: Submitted = {
    submissionId: request.submissionId,
    number,
    token,
    qr: receiptQr(number, token),
    papers: confirmed.restricted !== true,
    confirmedAt: confirmed.confirmedAt,
  }
  // The citizen may have left meanwhile: the envelope stays, the plaintext goes nowhere.
  if (deps.sessions.epoch() === epoch) {
    deps.sessions.addSubmission({ result, application: confirmed })
    if (request.identity?.method === 'card') deps.sessions.spendIdentity(request.identity.reference)
  }
  return ok(result)
}

/** The message as it will be sealed, but for the token's hash, which needs the number. */
function draft(deps: ApplicationDeps, request: Submit): Result<Omit<Application, 'tokenHash'>, Refusal> {
  const form = deps.forms().get(request.form)
  if (!form) return err({ code: 'not-found', message: `no form ${request.form}` })
  if (form.version !== request.formVersion)
    return err({
      code: 'schema',
      message: `the form's version is ${form.version}, not ${request.formVersion}`,
    })
  const today = shanghaiDate(deps.clock.now())
  const identity = request.identity && resolveIdentity(request.identity, { sessions: deps.sessions, today })
  if (identity && !identity.ok)
    return err({
      code: identity.error === 'no-card' ? 'card' : 'schema',
      message: `identity: ${identity.error}`,
    })
  const known = identity ? circumstancesOf(identity.value, today) : { today }
  const answers = cleanAnswers(form, request.answers, known)
  const problems = Object.entries(validateForm({ form, answers, today, known }))
  if (problems.length > 0)
    return err({ code: 'schema', message: problems.map(([id, problem]) => `${id}: ${problem}`).join('; ') })
  if (asksIdentity(form, answers, known) !== (identity !== null))
    return err({ code: 'schema', message: 'identity: given where it is not asked, or not where it is' })
  const restricted = isRestricted(form, answers, known)
  const organisation = organisationOf(form, answers, known)
  const unsigned: Omit<Application, 'tokenHash'> = {
    kind: 'application',
    submissionId: request.submissionId,
    form: form.id,
    formVersion: form.version,
    title: pick(form.title, 'zh-CN'),
    language: request.language,
    identity: identity && identity.value,
    ...(organisation && { organisation }),
    procedure: form.procedure,
    restricted,
    answers,
    summary: summarise(form, answers, 'zh-CN', known).map(({ id, label, value, onReceipt }) => ({
      id,
      label,
      value,
      // No paper tells a bystander what a restricted matter is about.
      onReceipt: onReceipt && !restricted,
      byClerk: request.byClerk.includes(id),
    })),
    receivedVia: 'kiosk',
    confirmedAt: shanghaiTimestamp(deps.clock.now()),
  }
  const message = form.signature
    ? { ...unsigned, signature: signatureOf(unsigned, request.strokes) }
    : unsigned
  // What the office's schema refuses it refuses for good: better now than with a number in the citizen's hand.
  const checked = untokened.safeParse(message)
  return checked.success
    ? ok(message)
    : err({ code: 'schema', message: checked.error.issues.map(({ path }) => path.join('.')).join('; ') })
}

const untokened = application.omit({ tokenHash: true })

/** Drawn under exactly this; without strokes it is signed on paper at the window. */
const signatureOf = (
  unsigned: Omit<Application, 'tokenHash'>,
  strokes: Submit['strokes'],
): NonNullable<Application['signature']> =>
  strokes ? { method: 'drawn', strokes, signed: signedHash(unsigned) } : { method: 'paper' }
