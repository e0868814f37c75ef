import { err, ok, type Result } from '../../base/result.ts'
import {
  paired,
  readerFact,
  readerRefusal,
  READER_TOKEN,
  type ReaderFact,
} from '../../exchange/schemas/desk-reader.ts'
import { createFrameParser } from './event-stream.ts'

/**
 * The desk's side of the card reader on the clerk's own machine. `unreachable`: nothing answers, or a program that was
 * started for another desk, which answers this page nothing · `blocked`: the browser was told not to let the desk reach
 * into the machine · `pairing`: this tab is not paired yet.
 */
export type ReaderFailure =
  | { readonly kind: 'unreachable' | 'blocked' | 'pairing' | 'code' }
  | { readonly kind: 'limited'; readonly retryAfterSeconds: number }

/**
 * What pairing gave lives as long as the tab: it outlasts a reload, so that the code is typed once in a morning, and is
 * gone with the tab or the log-out. Kept for longer (localStorage) it would serve the next person at this machine.
 */
const KEPT = 'mingli-reader'
export const forgetReader = (): void => sessionStorage.removeItem(KEPT)

const addressOf = (port: number): string => `http://127.0.0.1:${port}`
const PAIR_LIMIT_MS = 10_000

/** Shows the code that the program shows; from then on this tab may ask for a card. */
export async function pairReader(port: number, code: string): Promise<Result<void, ReaderFailure>> {
  const asked = await post(port, '/pair', { body: { code }, signal: AbortSignal.timeout(PAIR_LIMIT_MS) })
  if (!asked.ok) return asked
  const answer = paired.safeParse(await jsonOf(asked.value))
  if (!answer.success) return err({ kind: 'unreachable' })
  sessionStorage.setItem(KEPT, answer.data.token)
  return ok(undefined)
}

/** Asks for a card and tells what becomes of it, until it is read, the time is over, or `signal` ends it. */
export async function readCard(
  port: number,
  { onFact, signal }: { readonly onFact: (fact: ReaderFact) => void; readonly signal: AbortSignal },
): Promise<Result<void, ReaderFailure>> {
  const asked = await post(port, '/read', { body: {}, signal })
  if (!asked.ok) {
    if (asked.error.kind === 'pairing') forgetReader()
    return asked
  }
  const parse = createFrameParser((data) => {
    const fact = readerFact.safeParse(parsed(data))
    if (fact.success) onFact(fact.data)
  })
  try {
    const reader = asked.value.body!.pipeThrough(new TextDecoderStream()).getReader()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return ok(undefined)
      parse(value)
    }
  } catch {
    return err({ kind: 'unreachable' })
  }
}

async function post(
  port: number,
  path: '/pair' | '/read',
  { body, signal }: { readonly body: object; readonly signal: AbortSignal },
): Promise<Result<Response, ReaderFailure>> {
  let response: Response
  try {
    response = await fetch(addressOf(port) + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [READER_TOKEN]: sessionStorage.getItem(KEPT) ?? '' },
      body: JSON.stringify(body),
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      signal,
    })
  } catch {
    return err({ kind: (await isBlocked()) ? 'blocked' : 'unreachable' })
  }
  if (response.ok) return ok(response)
  const refusal = readerRefusal.safeParse(await jsonOf(response))
  if (!refusal.success) return err({ kind: 'unreachable' })
  const { code, retryAfterSeconds = 60 } = refusal.data
  if (code === 'limited') return err({ kind: 'limited', retryAfterSeconds })
  return err({ kind: code === 'pairing' || code === 'code' ? code : 'unreachable' })
}

/** Whether the clerk, or who manages the machine, forbade it. Chrome and Edge ask since 142; the name is of 146. */
async function isBlocked(): Promise<boolean> {
  try {
    const asked = await navigator.permissions.query({ name: 'loopback-network' as PermissionName })
    return asked.state === 'denied'
  } catch {
    // A browser that knows no such permission forbids nothing.
    return false
  }
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return parsed(await response.text())
  } catch {
    return undefined
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
