import type { Registration } from './outbox-registration.ts'
import type { Envelope, EnvelopeHeader } from './schemas/envelope.ts'
import type { Message } from './schemas/message.ts'
import { seal } from './sealing.ts'
import { signEnvelope } from './signing.ts'

/** Seals a message to the key that the header names and signs both with the kiosk's key. */
export async function sealEnvelope(
  message: Message,
  header: EnvelopeHeader,
  registration: Registration,
): Promise<Envelope> {
  const key = registration.enrolment.sealingKeys.find((key) => key.keyId === header.keyId)
  if (!key) throw new Error(`the enrolment has no sealing key ${header.keyId}`)
  return signEnvelope(header, await seal(message, header, key.publicKey), registration.privateKey)
}
