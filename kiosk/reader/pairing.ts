import { randomBytes, timingSafeEqual } from 'node:crypto'
import { err, ok, type Result } from '../../base/result.ts'
import { normaliseTyped, randomCharacters } from '../../base/gb32100.ts'

/**
 * Who may have a card read. The program shows a code, the clerk types it at the desk, the desk gets a token. A code is
 * good for one pairing and gives way to a new one: what somebody saw over a shoulder is worth nothing afterwards.
 */
export interface Pairing {
  /** What is shown now. */
  readonly code: () => string
  readonly pair: (typed: string) => Result<{ token: string }, PairingError>
  readonly knows: (token: string | undefined) => boolean
}

export type PairingError =
  | { readonly kind: 'code' }
  | { readonly kind: 'limited'; readonly retryAfterSeconds: number }

/** 31^6 ≈ 9·10^8 codes, five tries a minute, a new code after them: hopeless to guess, quick to type. */
const CODE_LENGTH = 6
const TRIES = 5
const PAUSE_MS = 60_000
/** The tabs of one clerk; the oldest pairing gives way. */
const PAIRED_AT_ONCE = 4

/** `onCode`: the code shown so far is worth nothing any more, and this one takes its place. `nowMs` runs on whatever is done to the clock. */
export function createPairing({
  onCode,
  nowMs = () => performance.now(),
}: {
  readonly onCode: (code: string) => void
  readonly nowMs?: () => number
}): Pairing {
  let code = randomCharacters(CODE_LENGTH)
  let triesLeft = TRIES
  let closedUntilMs = Number.NEGATIVE_INFINITY
  const tokens: string[] = []

  const renew = () => {
    code = randomCharacters(CODE_LENGTH)
    triesLeft = TRIES
    onCode(code)
  }

  return {
    code: () => code,
    pair: (typed) => {
      const waitMs = closedUntilMs - nowMs()
      if (waitMs > 0) return err({ kind: 'limited', retryAfterSeconds: Math.ceil(waitMs / 1000) })
      if (!isSame(normaliseTyped(typed), code)) {
        triesLeft -= 1
        if (triesLeft > 0) return err({ kind: 'code' })
        closedUntilMs = nowMs() + PAUSE_MS
        renew()
        return err({ kind: 'limited', retryAfterSeconds: PAUSE_MS / 1000 })
      }
      const token = randomBytes(32).toString('base64url')
      tokens.push(token)
      if (tokens.length > PAIRED_AT_ONCE) tokens.shift()
      renew()
      return ok({ token })
    },
    knows: (token) => token !== undefined && tokens.some((known) => isSame(token, known)),
  }
}

/** In constant time for equal lengths. */
function isSame(given: string, known: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(known)]
  return a.length === b.length && timingSafeEqual(a, b)
}
