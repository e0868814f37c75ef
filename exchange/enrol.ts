import type { Logger } from '../base/log-registry.ts'
import { err, type Result } from '../base/result.ts'
import type { EnrolFailure, ExchangeClient } from './client.ts'
import type { OutboxError } from './outbox-error.ts'
import type { Registration, Registrations } from './outbox-registration.ts'

/**
 * Enrols the kiosk with the office's single-use code. The key is kept from the first try on and the office gives
 * the same code and key the same answer, so a cut between the two ends leaves no half-made kiosk.
 */
export async function enrolKiosk(
  outbox: Registrations,
  client: ExchangeClient,
  request: { readonly code: string; readonly name: string },
  log: Logger,
): Promise<Result<Registration, EnrolFailure | OutboxError>> {
  const key = outbox.pendingKey()
  if (!key.ok) return key
  const answer = await client.enrol({ ...request, publicKey: key.value.publicKey })
  if (!answer.ok) return err(answer.error)
  const registered = outbox.register(answer.value)
  if (registered.ok)
    log.info('exchange.enrolled', { kioskId: answer.value.kioskId, officeCode: answer.value.officeCode })
  return registered
}
