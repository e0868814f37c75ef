import type { EnvelopeHeader, ExchangeError } from '../../exchange/schemas/envelope.ts'
import { recordAudit } from './audit.ts'
import type { Office } from './context.ts'
import { countFailure, waitOf, type Limit } from './store/limits.ts'

/** Whoever reaches the port can have envelopes refused: of each kind so many are recorded, all of them are logged. */
const PER_CODE: Limit = { count: 50, windowMs: 15 * 60_000 }

/** Puts on record that an envelope was refused and why; only ids, for nobody was let in and nothing was read. */
export async function recordRefusal(
  office: Office,
  { id, kioskId }: EnvelopeHeader,
  { code, signer }: { readonly code: ExchangeError['code']; readonly signer?: string },
): Promise<void> {
  const key = `refusal:${code}`
  if ((await waitOf(office.store, office.clock, key, PER_CODE)) > 0) return
  await countFailure(office.store, office.clock, key, PER_CODE)
  const subject = `${id} ${kioskId}${signer === undefined ? '' : ` signed by ${signer}`}`
  await recordAudit(office, NOBODY, `envelope-${code}`, subject)
}

/** No clerk did it. */
const NOBODY = ''
