import { z } from 'zod'
import { sealedAccompanyReply } from './schemas/accompany.ts'
import * as api from './schemas/api.ts'
import { acknowledgement, envelope, exchangeError } from './schemas/envelope.ts'
import { packFile, packManifest } from './schemas/pack.ts'
import { queueRequest, queueState, queueTicket } from './schemas/queue.ts'
import { outcomeQuery, reportOutcomes } from './schemas/report.ts'

/** One operation of exchange API v1, as the server has it (a test compares both). */
export interface ExchangeOperation {
  readonly method: 'get' | 'post'
  /** Parameters as `{id}`. */
  readonly path: string
  readonly summary: string
  /** Signed in the headers by the key of a kiosk or of an office below. */
  readonly signed: boolean
  readonly request?: z.ZodType
  readonly answers: Readonly<Record<number, z.ZodType>>
}

const operation = (
  method: 'get' | 'post',
  path: string,
  summary: string,
  rest: Pick<ExchangeOperation, 'answers'> & { readonly signed?: boolean; readonly request?: z.ZodType },
): ExchangeOperation => ({ method, path, summary, signed: false, ...rest })

export const EXCHANGE_OPERATIONS: readonly ExchangeOperation[] = [
  operation('post', '/v1/enrolments', 'Enrol a kiosk, or an office below, by a one-time code', {
    request: api.enrolmentRequest,
    answers: { 201: api.enrolment },
  }),
  operation(
    'post',
    '/v1/envelopes',
    'Hand over one sealed envelope; the same bytes again get the same answer',
    {
      request: envelope,
      answers: { 200: acknowledgement, 201: acknowledgement },
    },
  ),
  operation('post', '/v1/progress', 'Ask for the progress of an application; the proof is inside the seal', {
    request: api.sealedQuery,
    answers: { 200: api.sealedReply },
  }),
  operation('post', '/v1/accompany', 'One turn of accompany mode', {
    request: api.sealedQuery,
    answers: { 200: sealedAccompanyReply },
  }),
  operation('post', '/v1/calls', 'Ring at the desk', {
    signed: true,
    request: api.callRequest,
    answers: { 201: api.callState },
  }),
  operation('get', '/v1/calls/{id}', 'Whether a call was answered', {
    signed: true,
    answers: { 200: api.callState },
  }),
  operation('post', '/v1/queue', 'Take a queue ticket; the same id again is the same ticket', {
    signed: true,
    request: queueRequest,
    answers: { 201: queueTicket },
  }),
  operation('get', '/v1/queue', 'How many wait, and who was just called to which window', {
    signed: true,
    answers: { 200: queueState },
  }),
  operation(
    'post',
    '/v1/heartbeats',
    'A sign of life with what ails the devices and what is shown; the answer names the key to seal to and the newest pack',
    {
      signed: true,
      request: api.heartbeat,
      answers: { 200: api.keyNews },
    },
  ),
  operation(
    'get',
    '/v1/content',
    'The newest content pack: which files a kiosk, or an office below, shall show',
    {
      signed: true,
      answers: { 200: packManifest },
    },
  ),
  operation('get', '/v1/content/files/{sha256}', 'One file of the newest content pack or of the one before', {
    signed: true,
    answers: { 200: packFile },
  }),
  operation('post', '/v1/reports/outcomes', 'What became of reports that an office below sent', {
    signed: true,
    request: outcomeQuery,
    answers: { 200: reportOutcomes },
  }),
  operation('get', '/v1/openapi.json', 'This document', { answers: { 200: z.looseObject({}) } }),
  operation('get', '/health', 'Whether the office is up, and its clock', {
    answers: { 200: api.officeHealth },
  }),
]

const SIGNATURE_HEADERS = ['mingli-kiosk', 'mingli-time', 'mingli-signature'] as const
const json = (schema: z.ZodType, io: 'input' | 'output') => ({
  content: { 'application/json': { schema: z.toJSONSchema(schema, { io, unrepresentable: 'any' }) } },
})

/** OpenAPI 3.1 of the exchange, made from the schemas that the server parses with. */
export function exchangeOpenApi() {
  const refusal = { description: 'Refused; `code` is stable', ...json(exchangeError, 'output') }
  const paths: Record<string, Record<string, unknown>> = {}
  for (const { method, path, summary, signed, request, answers } of EXCHANGE_OPERATIONS) {
    const parameters = [
      ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      })),
      ...(signed ? SIGNATURE_HEADERS : []).map((name) => ({
        name,
        in: 'header',
        required: true,
        schema: { type: 'string' },
      })),
    ]
    paths[path] = {
      ...paths[path],
      [method]: {
        summary,
        ...(parameters.length > 0 ? { parameters } : {}),
        ...(request ? { requestBody: { required: true, ...json(request, 'input') } } : {}),
        responses: {
          ...Object.fromEntries(
            Object.entries(answers).map(([status, schema]) => [
              status,
              { description: 'Done', ...json(schema, 'output') },
            ]),
          ),
          '4XX': refusal,
          '503': refusal,
        },
      },
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Mingli exchange',
      version: '1',
      description:
        'Kiosk to office, and office to the office above, with the same envelopes (exchange/schemas).',
    },
    paths,
  }
}
