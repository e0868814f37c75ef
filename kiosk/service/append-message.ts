import type { Clock } from '../../base/clock.ts'
import { uuidv7 } from '../../base/ids.ts'
import { ok, type Result } from '../../base/result.ts'
import type { Outbox } from '../../exchange/outbox.ts'
import type { OutboxError } from '../../exchange/outbox-error.ts'
import { sealEnvelope } from '../../exchange/seal-envelope.ts'
import type { Message } from '../../exchange/schemas/message.ts'

export interface MessageDeps {
  readonly outbox: Outbox
  /** Which content the message is from, as it is shown now. */
  readonly contentVersion: () => string
  readonly clock: Clock
  /** There is something new to send. */
  readonly onAppended: () => void
}

/** Seals a message that gets no acceptance number and stores it durably; the error says why nothing was stored. */
export async function appendMessage(deps: MessageDeps, message: Message): Promise<Result<void, OutboxError>> {
  const appended = await deps.outbox.append({
    submissionId: uuidv7(deps.clock.now()),
    withNumber: false,
    contentVersion: deps.contentVersion(),
    seal: (header, registration) => sealEnvelope(message, header, registration),
  })
  if (!appended.ok) return appended
  deps.onAppended()
  return ok(undefined)
}
