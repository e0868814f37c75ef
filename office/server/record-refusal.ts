import type { Envelope, EnvelopeHeader, ExchangeError } from '../../exchange/schemas/envelope.ts'
import { verifyEnvelope } from '../../exchange/signing.ts'
import { recordAudit } from './audit.ts'
import type { Office } from './context.ts'
import { isSpent, takeTry, type Limit } from './store/limits.ts'

/** Whoever reaches the port can have envelopes refused: of each kind so many are recorded, all of them are logged. */
const PER_CODE: Limit = { count: 50, windowMs: 15 * 60_000 }

/** The kiosk whose key signed it after all; not looked for where so many are wrong that looking would be the attack. */
export async function signerOf({ store, clock }: Office, envelope: Envelope): Promise<string | undefined> {
  if (await isSpent(store, clock, { key: keyOf('bad-signature'), limit: PER_CODE })) return undefined
  const kiosks = await store.selectFrom('kiosk').select(['id', 'publicKey']).execute()
  return kiosks.find(({ publicKey }) => verifyEnvelope(envelope, publicKey))?.id
}

/** Puts on record that an envelope was refused and why; only ids, for nobody was let in and nothing was read. */
export async function recordRefusal(
  office: Office,
  { id, kioskId }: EnvelopeHeader,
  { code, signer }: { readonly code: ExchangeError['code']; readonly signer?: string },
): Promise<void> {
  const key = keyOf(code)
  if ((await takeTry(office.store, office.clock, [{ key, limit: PER_CODE }])) > 0) return
  const subject = `${id} ${kioskId}${signer === undefined ? '' : ` signed by ${signer}`}`
  await recordAudit(office, NOBODY, `envelope-${code}`, subject)
}

const keyOf = (code: ExchangeError['code']): string => `refusal:${code}`

/** No clerk did it. */
const NOBODY = ''
