import { parseJson } from '../base/json.ts'
import { err, ok, type Result } from '../base/result.ts'
import { exchangeError, type ExchangeError } from './schemas/envelope.ts'

/** Answers of the exchange are small; more than this is not from an office. */
export const MAX_ANSWER_BYTES = 1_000_000
const LONGEST_RETRY_AFTER_MS = 3_600_000

export interface Answer {
  readonly status: number
  /** Parsed JSON; undefined where the body is none. */
  readonly body: unknown
  readonly code: ExchangeError['code'] | null
  /** From `Retry-After`, at most an hour; null where the header is absent. */
  readonly retryAfterMs: number | null
}

/** No usable answer came: not reachable, broken off, too slow, too long. `error` is for the log. */
export interface Unreachable {
  readonly kind: 'unreachable'
  readonly error: string
}

/** One request with a time limit over connection, headers and body. Never follows a redirect. */
export async function request(
  url: string,
  init: { readonly method: string; readonly headers?: Record<string, string>; readonly body?: string },
  timeoutMs: number,
  now: Date,
): Promise<Result<Answer, Unreachable>> {
  try {
    const response = await fetch(url, {
      ...init,
      headers: {
        accept: 'application/json',
        ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...init.headers,
      },
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    const body = parseJson(await limitedText(response))
    const failure = exchangeError.safeParse(body)
    return ok({
      status: response.status,
      body,
      code: !response.ok && failure.success ? failure.data.code : null,
      retryAfterMs: retryAfter(response.headers.get('retry-after'), now),
    })
  } catch (error) {
    return err({ kind: 'unreachable', error: reason(error) })
  }
}

async function limitedText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length
    if (bytes > MAX_ANSWER_BYTES) throw new Error('answer too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Seconds or an HTTP date (RFC 9110 §10.2.3). */
function retryAfter(header: string | null, now: Date): number | null {
  if (header === null) return null
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now.getTime()
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), LONGEST_RETRY_AFTER_MS) : null
}

/** `fetch failed` says nothing: the cause has the code (ECONNREFUSED, CERT_HAS_EXPIRED, …). */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const { cause } = error
  if (cause instanceof Error) return 'code' in cause ? String(cause.code) : cause.message
  return error.name === 'TimeoutError' ? 'timeout' : error.message
}

/** https, or http to this very machine; the path is dropped. */
export function officeOrigin(
  url: string,
): Result<string, { readonly kind: 'bad-url' | 'insecure-url'; readonly url: string }> {
  if (!URL.canParse(url)) return err({ kind: 'bad-url', url })
  const { protocol, hostname, origin } = new URL(url)
  if (protocol === 'https:') return ok(origin)
  if (protocol !== 'http:') return err({ kind: 'bad-url', url })
  const loopback = hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
  return loopback ? ok(origin) : err({ kind: 'insecure-url', url })
}
