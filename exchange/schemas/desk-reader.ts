import { z } from 'zod'
import { identity } from './message.ts'

/**
 * The contract between the desk's page and the card reader's program on the clerk's own machine (kiosk/reader). The
 * program listens on 127.0.0.1 and answers the one desk it was started for:
 *
 *   POST /pair  pairRequest                → 200 paired             403 code · 429 limited
 *   POST /read  {} with READER_TOKEN       → 200 text/event-stream of readerFact, ends with CARD_READ or READ_ENDED
 *                                            401 pairing
 *
 * Every answer that is not 2xx has the body `readerRefusal`. Ending the connection of /read puts the reader to rest.
 */
export const READER_PORT = 7720
/** The header that carries what pairing gave. No cookie: those ignore ports. */
export const READER_TOKEN = 'mingli-reader'

/** A card is looked for no longer than this after one request. */
export const READ_LIMIT_SECONDS = 60

/** What the clerk typed, as typed. */
export const pairRequest = z.strictObject({ code: z.string().max(40) })
export const paired = z.strictObject({ token: z.string().min(20).max(100) })

export const readerRefusal = z.object({
  /** origin: not the desk of this program · code: not the code shown · limited: too many tries · pairing: pair first */
  code: z.enum(['origin', 'code', 'limited', 'pairing', 'schema', 'not-found', 'internal']),
  retryAfterSeconds: z.int().positive().optional(),
})
export type ReaderRefusal = z.infer<typeof readerRefusal>

/** What a card said, as an application carries it; the photo never leaves the program (个人信息保护法第六条). */
export const cardIdentity = identity.extend({ method: z.enum(['card', 'social-card']) })
export type CardIdentity = z.infer<typeof cardIdentity>

const reader = z.enum(['idCard', 'socialCard'])
/** As at the kiosk: words by `<reader>.<situation>`, else by `<reader>.<state>`. */
const readerState = z.object({
  state: z.enum(['none', 'absent', 'connecting', 'ready', 'busy', 'recovering', 'fault']),
  situation: z.string().max(40).optional(),
})
export type ReaderState = z.infer<typeof readerState>

export const readerFact = z.discriminatedUnion('type', [
  /** How the readers are, first and at every change. */
  z.object({ type: z.literal('READERS_CHANGED'), idCard: readerState, socialCard: readerState }),
  z.object({ type: z.literal('CARD_READ'), identity: cardIdentity }),
  /** The reader goes on looking: most problems are mended by putting the card down again. */
  z.object({ type: z.literal('CARD_FAILED'), reader, situation: z.string().max(40) }),
  /** No card in time, or another page of the desk asked. */
  z.object({ type: z.literal('READ_ENDED'), reason: z.enum(['time', 'taken-over']) }),
])
export type ReaderFact = z.infer<typeof readerFact>
