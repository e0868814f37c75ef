import type { z } from 'zod'
import type { ProgressState } from '../../exchange/schemas/api.ts'
import { err, ok, type Result } from '../../base/result.ts'
import * as contract from './contract.ts'

/** Why a request did not succeed; said to people as `error.<kind>.what|safe|do`. */
export type FailureKind =
  | 'offline'
  | 'expired'
  | 'credentials'
  | 'limited'
  | 'conflict'
  | 'not-found'
  | 'forbidden'
  | 'invalid'
  | 'setup-used'
  | 'server'
export interface Failure {
  readonly kind: FailureKind
  /** With `limited`: how long to wait. */
  readonly retryAfterSeconds?: number
}

const REQUEST_LIMIT_MS = 20_000
const BASE = '/desk/api'

const BY_STATUS: Readonly<Record<number, FailureKind>> = {
  400: 'invalid',
  401: 'expired',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  410: 'setup-used',
  422: 'invalid',
  429: 'limited',
}

async function request<T>(
  method: 'GET' | 'POST',
  path: string,
  schema: z.ZodType<T>,
  body?: unknown,
): Promise<Result<T, Failure>> {
  let response: Response
  let text: string
  try {
    response = await fetch(`${BASE}${path}`, {
      method,
      cache: 'no-store',
      credentials: 'same-origin',
      signal: AbortSignal.timeout(REQUEST_LIMIT_MS),
      ...(method === 'POST'
        ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body ?? {}) }
        : {}),
    })
    text = await response.text()
  } catch {
    return err({ kind: 'offline' })
  }
  if (!response.ok) return err(failureOf(response, text))
  const parsed = schema.safeParse(parse(text))
  return parsed.success ? ok(parsed.data) : err({ kind: 'server' })
}

function failureOf(response: Response, text: string): Failure {
  const body = contract.deskError.safeParse(parse(text))
  const kind = BY_STATUS[response.status] ?? 'server'
  const retry = body.data?.retryAfterSeconds ?? Number(response.headers.get('retry-after') ?? Number.NaN)
  return kind === 'limited' && Number.isFinite(retry) ? { kind, retryAfterSeconds: retry } : { kind }
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
  me: () => request('GET', '/me', contract.me),
  setup: (body: { token: string; name: string; password: string }) =>
    request('POST', '/setup', contract.done, body),
  login: (body: { name: string; password: string }) => request('POST', '/login', contract.done, body),
  logout: () => request('POST', '/logout', contract.done),
  applications: () => request('GET', '/applications', contract.applicationList),
  application: (id: string) => request('GET', `/applications/${id}`, contract.applicationView),
  transition: (id: string, body: { to: ProgressState; note?: string }) =>
    request('POST', `/applications/${id}/transition`, contract.applicationView, body),
  supplement: (id: string, text: string) =>
    request('POST', `/applications/${id}/supplement`, contract.applicationView, { text }),
  unmask: (id: string) => request('POST', `/applications/${id}/unmask`, contract.fullIdentity),
  calls: () => request('GET', '/calls', contract.callList),
  answerCall: (id: string) => request('POST', `/calls/${id}/answer`, contract.done),
  endCall: (id: string) => request('POST', `/calls/${id}/end`, contract.done),
  kiosks: () => request('GET', '/kiosks', contract.kioskList),
  revokeKiosk: (id: string) => request('POST', `/kiosks/${id}/revoke`, contract.done),
  enrol: (name: string) => request('POST', '/enrolments', contract.enrolmentCode, { name }),
  evaluations: () => request('GET', '/evaluations', contract.evaluations),
} as const
