import { err, ok, type Result } from '../../base/result.ts'

/**
 * The only commands this program ever sends to a card. There is no VERIFY among them, and there must never be one:
 * three wrong PINs lock a social security card for good, and what a citizen shows here can be read without.
 */
const SELECT = 0xa4
const READ_RECORD = 0xb2
const GET_RESPONSE = 0xc0

/** `sx1.sh.社会保障` in GBK, the name of the application on every social security card. */
const APPLICATION = [
  0x73, 0x78, 0x31, 0x2e, 0x73, 0x68, 0x2e, 0xc9, 0xe7, 0xbb, 0xe1, 0xb1, 0xa3, 0xd5, 0xcf,
] as const

export const selectApplication = Uint8Array.of(0x00, SELECT, 0x04, 0x00, APPLICATION.length, ...APPLICATION)

/** How a file is selected; cards of different makers know one or the other. */
export type SelectStyle = 'child' | 'any'

/** SELECT of an elementary file by its two-byte id. */
export const selectFile = (file: number, style: SelectStyle): Uint8Array =>
  Uint8Array.of(0x00, SELECT, style === 'child' ? 0x02 : 0x00, 0x00, 0x02, file >> 8, file & 0xff)

/** READ RECORD by its tag; the answer is the tag, the length and so many bytes. */
export const readRecord = (tag: number, valueBytes: number): Uint8Array =>
  Uint8Array.of(0x00, READ_RECORD, tag, 0x00, valueBytes + 2)

const getResponse = (bytes: number): Uint8Array => Uint8Array.of(0x00, GET_RESPONSE, 0x00, 0x00, bytes)

/** Why a command brought nothing: the card (or its reader) is gone, or it answered with an error status. */
export type ApduError =
  | { readonly kind: 'gone' }
  /** No answer within the time that any card needs. */
  | { readonly kind: 'silent' }
  /** The reader could not carry the command to the card or the answer back. */
  | { readonly kind: 'io'; readonly detail: string }
  | { readonly kind: 'status'; readonly status: number }

/** Carries one command to a card and brings its raw answer, status bytes and all. */
export type Transmit = (apdu: Uint8Array) => Promise<Result<Uint8Array, ApduError>>

const SUCCESS = 0x9000
/** A card that never ends its `61xx` or `6Cxx` is broken. */
const CONTINUATIONS = 4

/**
 * Sends one command and follows what T=0 cards leave to the sender: `61 xx`, fetch xx bytes; `6C xx`, ask again
 * with the right length. Resolves with the data of a success, without the status.
 */
export async function ask(transmit: Transmit, apdu: Uint8Array): Promise<Result<Uint8Array, ApduError>> {
  const parts: Uint8Array[] = []
  let next = apdu
  for (let round = 0; round <= CONTINUATIONS; round++) {
    const answered = await transmit(next)
    if (!answered.ok) return answered
    const answer = answered.value
    // A card pulled out in the middle first answers with nothing at all (seen with pcsc-lite 1.9).
    if (answer.length < 2) return err({ kind: 'gone' })
    const status = (answer.at(-2)! << 8) | answer.at(-1)!
    parts.push(answer.subarray(0, -2))
    if (status === SUCCESS) return ok(joined(parts))
    if (status >> 8 === 0x61) next = getResponse(status & 0xff)
    else if (status >> 8 === 0x6c) {
      parts.length = 0
      next = Uint8Array.of(...next.subarray(0, 4), status & 0xff)
    } else return err({ kind: 'status', status })
  }
  return err({ kind: 'io', detail: 'the card never came to an end' })
}

/** One copy of personal data is enough: the pieces are blanked. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = Uint8Array.from(parts.flatMap((part) => [...part]))
  for (const part of parts) part.fill(0)
  return whole
}
