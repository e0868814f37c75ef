import { createHmac, randomBytes } from 'node:crypto'

/**
 * Tells a new card from one that still lies there. Modules answer "no card" to a card they have read until it is
 * lifted, but some find it again and again; and one "no card" proves nothing. Pure but for the salt: the number of
 * the last card is kept only as a keyed hash, since it outlives the citizen's session.
 */
export interface Presence {
  /** "No card" was answered. */
  readonly absent: () => void
  /** Whether reading a found card makes sense now. */
  readonly shouldRead: (nowMs: number) => boolean
  /** A card was read: report it, ignore it (it never left), or ask to lift it (it may be a former citizen's). */
  readonly read: (number: string, nowMs: number) => 'report' | 'ignore' | 'ask-to-lift'
  /** A card was found and could not be read; `retryAfterMs` undefined: never, until it has left. */
  readonly refused: (nowMs: number, retryAfterMs: number | undefined) => void
  /** Reading was armed for somebody, perhaps somebody else. */
  readonly armed: () => void
}

/** A module that finds a resting card again and again is not made to read it faster than this. */
const REREAD_MS = 1000
/** "No card" that often in a row means the card has left (one may be a failed search). */
const ABSENT_POLLS = 2

export function createPresence(): Presence {
  const salt = randomBytes(32)
  const keyed = (number: string) => createHmac('sha256', salt).update(number).digest('hex')
  let last: { readonly card: string; formerCitizen: boolean } | undefined
  let absentPolls = 0
  let blockedUntilMs = 0

  return {
    absent: () => {
      absentPolls++
      blockedUntilMs = 0
      if (absentPolls >= ABSENT_POLLS) last = undefined
    },
    shouldRead: (nowMs) => nowMs >= blockedUntilMs,
    read: (number, nowMs) => {
      absentPolls = 0
      blockedUntilMs = nowMs + REREAD_MS
      const card = keyed(number)
      if (last?.card !== card) {
        last = { card, formerCitizen: false }
        return 'report'
      }
      return last.formerCitizen ? 'ask-to-lift' : 'ignore'
    },
    refused: (nowMs, retryAfterMs) => {
      absentPolls = 0
      blockedUntilMs = retryAfterMs === undefined ? Number.POSITIVE_INFINITY : nowMs + retryAfterMs
    },
    armed: () => {
      blockedUntilMs = 0
      absentPolls = 0
      if (last) last.formerCitizen = true
    },
  }
}
