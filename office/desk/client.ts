import type { z } from 'zod'
import type { ProgressState } from '../../exchange/schemas/api.ts'
import type { QueueTopic } from '../../exchange/schemas/queue.ts'
import { err, ok, type Result } from '../../base/result.ts'
import * as retention from '../server/appraisal-types.ts'
import * as api from '../server/desk-api-types.ts'
import * as chain from '../server/chain/chain-types.ts'
import * as content from '../server/content-packs/api-types.ts'
import type { ContentFault } from '../server/content-packs/fault.ts'
import * as figures from '../server/figures/api-types.ts'
import * as intake from '../server/intake/api-types.ts'
import * as queue from '../server/queue/api-types.ts'
import * as profile from '../server/profile/api-types.ts'
import * as months from '../server/periods/api-types.ts'
import * as ledgers from '../server/ledgers/api-types.ts'
import type { DeskError } from '../server/desk-api-types.ts'

/** Why a request did not succeed; said to people as `error.<kind>.what|safe|do`. */
type FailureKind =
  | 'offline'
  | 'expired'
  | 'locked'
  | 'forbidden'
  | 'second-factor'
  | 'credentials'
  | 'limited'
  | 'conflict'
  | 'not-found'
  | 'origin'
  | 'invalid'
  | 'faults'
  | 'nothing'
  | 'setup-used'
  | 'join-used'
  | 'not-proven'
  | 'second-person'
  | 'conflict-of-interest'
  | 'server'
export interface Failure {
  readonly kind: FailureKind
  /** With `limited`: how long to wait. */
  readonly retryAfterSeconds?: number
  /** With `invalid` of a ledger: what is wrong with which field. */
  readonly problems?: readonly { readonly field: string; readonly problem: string }[]
  /** With `faults`: what is wrong in which content file. */
  readonly faults?: readonly ContentFault[]
}

const REQUEST_LIMIT_MS = 20_000
/** All content is read and judged again; a slow server has other work too. */
const CHECK_LIMIT_MS = 120_000
const BASE = '/desk/api'

const BY_CODE: Record<DeskError['code'], FailureKind> = {
  schema: 'invalid',
  'note-missing': 'invalid',
  login: 'expired',
  locked: 'locked',
  forbidden: 'forbidden',
  'second-factor': 'second-factor',
  credentials: 'credentials',
  'setup-used': 'setup-used',
  limited: 'limited',
  origin: 'origin',
  'not-found': 'not-found',
  stale: 'conflict',
  'not-proven': 'not-proven',
  problems: 'invalid',
  faults: 'faults',
  nothing: 'nothing',
  'second-person': 'second-person',
  'conflict-of-interest': 'conflict-of-interest',
  unavailable: 'server',
  internal: 'server',
}

async function request<T>(
  method: 'GET' | 'POST',
  path: string,
  schema: z.ZodType<T>,
  body?: unknown,
  limitMs = REQUEST_LIMIT_MS,
): Promise<Result<T, Failure>> {
  let response: Response
  let text: string
  try {
    response = await fetch(`${BASE}${path}`, {
      method,
      cache: 'no-store',
      credentials: 'same-origin',
      signal: AbortSignal.timeout(limitMs),
      ...(method === 'POST'
        ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body ?? {}) }
        : {}),
    })
    text = await response.text()
  } catch {
    return err({ kind: 'offline' })
  }
  if (!response.ok) return err(failureOf(text))
  const parsed = schema.safeParse(parse(text))
  return parsed.success ? ok(parsed.data) : err({ kind: 'server' })
}

function failureOf(text: string): Failure {
  const body = api.deskError.safeParse(parse(text))
  if (!body.success) return { kind: 'server' }
  const kind = BY_CODE[body.data.code]
  const { retryAfterSeconds, problems, faults } = body.data
  return {
    kind,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    ...(problems === undefined ? {} : { problems }),
    ...(faults === undefined ? {} : { faults }),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** The desk's side of /desk/api: every answer parsed, every failure a value. */
export const desk = {
  me: () => request('GET', '/me', api.me),
  setup: (body: { token: string; name: string; password: string }) =>
    request('POST', '/setup', api.done, body),
  join: (body: { token: string; password: string }) => request('POST', '/join', api.done, body),
  invited: (token: string) => request('POST', '/join/name', api.invited, { token }),
  login: (body: { name: string; password: string; code?: string }) =>
    request('POST', '/login', api.done, body),
  logout: () => request('POST', '/logout', api.done),
  unlock: (body: { password: string; code?: string }) => request('POST', '/unlock', api.done, body),
  activity: () => request('POST', '/activity', api.done),
  account: () => request('GET', '/account', api.account),
  changePassword: (body: { current: string; next: string }) =>
    request('POST', '/account/password', api.done, body),
  beginTotp: () => request('POST', '/account/totp', api.totpBegun),
  confirmTotp: (code: string) => request('POST', '/account/totp/confirm', api.done, { code }),
  removeTotp: (password: string) => request('POST', '/account/totp/remove', api.done, { password }),
  applications: () => request('GET', '/applications', api.applicationList),
  application: (id: string) => request('GET', `/applications/${id}`, api.applicationView),
  transition: (id: string, body: { to: ProgressState; note?: string }) =>
    request('POST', `/applications/${id}/transition`, api.applicationView, body),
  withdraw: (id: string, token: string) =>
    request('POST', `/applications/${id}/withdraw`, api.applicationView, { token }),
  supplement: (id: string, text: string) =>
    request('POST', `/applications/${id}/supplement`, api.applicationView, { text }),
  unmask: (id: string) => request('POST', `/applications/${id}/unmask`, api.fullIdentity),
  calls: () => request('GET', '/calls', api.callList),
  answerCall: (id: string) => request('POST', `/calls/${id}/answer`, api.done),
  endCall: (id: string) => request('POST', `/calls/${id}/end`, api.done),
  queue: () => request('GET', '/queue', queue.queueList),
  queueDays: () => request('GET', '/queue/days', queue.queueDays),
  takeQueueTicket: (topic: QueueTopic) => request('POST', '/queue', queue.takenTicket, { topic }),
  callNext: (window: number) => request('POST', '/queue/next', queue.calledTicket, { window }),
  callQueueTicket: (id: string, window: number) => request('POST', `/queue/${id}/call`, api.done, { window }),
  serveQueueTicket: (id: string) => request('POST', `/queue/${id}/served`, api.done),
  leaveQueueTicket: (id: string) => request('POST', `/queue/${id}/left`, api.done),
  leaveQueueTickets: (ids: readonly string[]) => request('POST', '/queue/left', api.done, { ids }),
  accompaniments: () => request('GET', '/accompany', api.accompanimentList),
  accompanyView: (id: string) => request('GET', `/accompany/${id}`, api.accompanyView),
  acceptAccompany: (id: string) => request('POST', `/accompany/${id}/accept`, api.done),
  orderAccompany: (id: string, order: api.AccompanyOrderRequest) =>
    request('POST', `/accompany/${id}/orders`, api.done, order),
  endAccompany: (id: string) => request('POST', `/accompany/${id}/end`, api.done),
  content: () => request('GET', '/content', content.contentView),
  checkContent: (files: z.input<typeof content.contentCheck>['files']) =>
    request('POST', '/content/check', content.contentChecked, { files }, CHECK_LIMIT_MS),
  proposeContent: (body: content.ContentProposal) =>
    request('POST', '/content/proposals', content.proposed, body, CHECK_LIMIT_MS),
  proposeFigure: (body: z.input<typeof content.figureChange>) =>
    request('POST', '/content/figures', content.proposed, body, CHECK_LIMIT_MS),
  releaseContent: (id: string) =>
    request('POST', `/content/proposals/${id}/release`, content.released, {}, CHECK_LIMIT_MS),
  discardContent: (id: string) => request('POST', `/content/proposals/${id}/discard`, api.done),
  kiosks: () => request('GET', '/kiosks', api.kioskList),
  revokeKiosk: (id: string) => request('POST', `/kiosks/${id}/revoke`, api.done),
  messageKiosk: (id: string, body: z.input<typeof api.kioskMessage>) =>
    request('POST', `/kiosks/${id}/message`, api.done, body),
  restartKiosk: (id: string) => request('POST', `/kiosks/${id}/restart`, api.done),
  audit: (filter: string) => request('GET', `/audit${filter && `?${filter}`}`, api.auditEntries),
  verifyAudit: () => request('POST', '/audit/verify', api.auditVerified, undefined, CHECK_LIMIT_MS),
  enrol: (name: string) => request('POST', '/enrolments', api.enrolmentCode, { name }),
  people: () => request('GET', '/people', api.personList),
  invite: (body: z.input<typeof api.newPerson>) => request('POST', '/people', api.personLink, body),
  changeRights: (id: string, body: z.input<typeof api.rights>) =>
    request('POST', `/people/${id}/rights`, api.done, body),
  renewLink: (id: string) => request('POST', `/people/${id}/link`, api.personLink),
  disablePerson: (id: string) => request('POST', `/people/${id}/disable`, api.done),
  enablePerson: (id: string) => request('POST', `/people/${id}/enable`, api.done),
  evaluations: () => request('GET', '/evaluations', api.evaluations),
  profile: () => request('GET', '/profile', profile.profileView),
  profileVersions: () => request('GET', '/profile/versions', profile.profileVersions),
  changeProfile: (body: profile.ProfileChange) => request('POST', '/profile', api.done, body),
  reports: () => request('GET', '/reports', chain.reportList),
  checkReport: (id: string, codes: readonly string[]) =>
    request('POST', `/reports/${id}/check`, api.done, { codes }),
  sentReports: () => request('GET', '/reports/sent', chain.sentReportList),
  correctReport: (subject: string, body: z.input<typeof chain.recordCorrection>) =>
    request('POST', `/reports/sent/${encodeURIComponent(subject)}/correct`, api.done, body),
  periods: () => request('GET', '/periods', months.periodList),
  period: (period: string) => request('GET', `/periods/${period}`, months.periodView),
  closePeriod: (period: string) => request('POST', `/periods/${period}/close`, api.done),
  closedPeriod: (period: string) => request('GET', `/periods/${period}/closed`, months.closedPeriod),
  forms: () => request('GET', '/forms', intake.formList),
  form: (id: string) => request('GET', `/forms/${id}`, intake.intakeForm),
  takeIn: (form: string, body: z.input<typeof intake.intakeRequest>) =>
    request('POST', `/forms/${form}/intake`, intake.takenIn, body),
  appraisals: () => request('GET', '/retention', retention.appraisals),
  appraise: (body: z.input<typeof retention.appraisalDecision>) =>
    request('POST', '/retention/decide', api.done, body),
  figures: (period: string) => request('GET', `/figures?${period}`, figures.figures),
  ledgers: () => request('GET', '/ledgers', ledgers.ledgerIndex),
  ledger: (id: string, filter: string) => request('GET', `/ledgers/${id}?${filter}`, ledgers.ledgerPage),
  record: (id: string) => request('GET', `/records/${id}`, ledgers.recordView),
  certificate: (id: string) => request('GET', `/records/${id}/certificate`, ledgers.certificate),
  openRecord: (id: string) => request('POST', `/records/${id}/open`, ledgers.draft),
  draftRecord: (ledger: string, from: z.input<typeof ledgers.draftRequest>) =>
    request('POST', `/ledgers/${ledger}/draft`, ledgers.draft, from),
  newRecord: (ledger: string, body: z.input<typeof ledgers.newRecord>) =>
    request('POST', `/ledgers/${ledger}/records`, ledgers.written, body),
  changeRecord: (id: string, body: z.input<typeof ledgers.recordChange>) =>
    request('POST', `/records/${id}/change`, ledgers.written, body),
  addPhoto: (id: string, jpeg: string) =>
    request('POST', `/records/${id}/photos`, ledgers.written, { jpeg }, CHECK_LIMIT_MS),
  openPhoto: (id: string, photo: string) =>
    request('POST', `/records/${id}/photos/${photo}/open`, ledgers.openedPhoto, {}, CHECK_LIMIT_MS),
  removePhoto: (id: string, photo: string) =>
    request('POST', `/records/${id}/photos/${photo}/remove`, ledgers.written),
  doneCard: (id: string, card: string) => request('POST', `/records/${id}/cards`, ledgers.written, { card }),
  moveRecord: (id: string, body: z.input<typeof ledgers.recordMove>) =>
    request('POST', `/records/${id}/move`, ledgers.written, body),
} as const
