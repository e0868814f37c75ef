import { silentLogger } from '../base/log.ts'
import type { Logger } from '../base/log-registry.ts'
import type { Delivery, ExchangeClient } from './client.ts'
import type { OutboxDepth, OutboxQueue, QueuedEnvelope } from './outbox-queue.ts'
import type { Acknowledgement } from './schemas/envelope.ts'
import { verifyAcknowledgement } from './signing.ts'

/** Durable steps of a delivery, for the kill tests. */
export type SendStep = 'send:started' | 'send:answered' | 'send:verified' | 'send:erased'

export interface SenderOptions {
  readonly outbox: OutboxQueue
  readonly client: Pick<ExchangeClient, 'deliver'>
  readonly log?: Logger
  /** First and longest pause after a failure, in ms; doubled each time, with jitter. */
  readonly backoff?: { readonly firstMs: number; readonly longestMs: number }
  readonly onStep?: (step: SendStep) => void
}

/** Reasons for a person to look: none of them loses anything. */
export interface SenderAlarms {
  /** The office refused an envelope for good: kept on the kiosk. */
  readonly refused: boolean
  /** The office does not (or no longer) know this kiosk. */
  readonly unauthorised: boolean
  /** Somebody answered who is not the office, or the office mixed something up. */
  readonly invalidAcknowledgement: boolean
  /** The outbox cannot be read or written. */
  readonly disk: boolean
}

export interface SenderHealth extends OutboxDepth {
  readonly alarms: SenderAlarms
  /** Code of the last failure; null after a success. */
  readonly lastError: string | null
}

export interface Sender {
  /** Something was appended, or the network came back: try now. */
  readonly wake: () => void
  readonly health: () => SenderHealth
  /** Ends after the request under way; resolves when nothing runs any more. */
  readonly stop: () => Promise<void>
}

/**
 * Brings queued envelopes to the office, oldest first, at once or later. Pauses are measured by timers and not by
 * the clock, so a clock that jumps neither stops nor floods; a restart tries everything again at once.
 */
export function createSender(options: SenderOptions): Sender {
  const { outbox, client, log = silentLogger, onStep = () => {} } = options
  const { firstMs, longestMs } = options.backoff ?? { firstMs: 1_000, longestMs: 300_000 }
  const stopping = new AbortController()
  /** Envelopes that wait on their own (refused by key, wrong acknowledgement) while others go on: id → moment. */
  const held = new Map<string, number>()
  /** The office asked for this much patience (`Retry-After`); waking does not shorten it. */
  let notBefore = 0
  let failures = 0
  let alarms: SenderAlarms = {
    refused: false,
    unauthorised: false,
    invalidAcknowledgement: false,
    disk: false,
  }
  let lastError: string | null = null
  let wakeUp = (): void => {}
  let woken = false

  const pauseAfter = (attempts: number) =>
    Math.min(longestMs, firstMs * 2 ** Math.min(attempts - 1, 30)) * (0.5 + Math.random() / 2)

  /** Returns the pause before the next envelope: 0 for at once, null for until woken. */
  async function step(): Promise<number | null> {
    const now = performance.now()
    if (now < notBefore) return notBefore - now
    for (const [id, until] of held) if (until <= now) held.delete(id)
    const queued = outbox.next(new Set(held.keys()))
    if (!queued.ok) return disk(queued.error.kind)
    if (!queued.value) return held.size ? Math.max(1, Math.min(...held.values()) - now) : null
    return deliver(queued.value)
  }

  async function deliver(queued: QueuedEnvelope): Promise<number> {
    const { envelope, hash, officeSigningKey } = queued
    const { id, seq } = envelope.header
    const started = performance.now()
    onStep('send:started')
    const delivery = await client.deliver(envelope)
    onStep('send:answered')

    if (delivery.kind === 'acknowledged') {
      const wrong = whatIsWrong(delivery.acknowledgement, id, hash, officeSigningKey)
      if (wrong) {
        log.error('exchange.ack-invalid', { id, reason: wrong })
        alarms = { ...alarms, invalidAcknowledgement: true }
        return hold(queued, `acknowledgement-${wrong}`, null)
      }
      onStep('send:verified')
      const erased = outbox.acknowledge(id, delivery.acknowledgement.at)
      if (!erased.ok) return disk(erased.error.kind)
      onStep('send:erased')
      log.info('outbox.delivered', {
        id,
        seq,
        attempts: queued.attempts + 1,
        ms: Math.round(performance.now() - started),
      })
      failures = 0
      lastError = null
      alarms = { ...alarms, unauthorised: false, invalidAcknowledgement: false, disk: false }
      return 0
    }
    return failed(queued, delivery)
  }

  function failed(queued: QueuedEnvelope, delivery: Exclude<Delivery, { kind: 'acknowledged' }>): number {
    const { id, seq } = queued.envelope.header
    if (delivery.kind === 'refused') {
      log.error('outbox.refused', { id, seq, status: delivery.status, error: delivery.code ?? '' })
      alarms = { ...alarms, refused: true }
      lastError = delivery.code ?? String(delivery.status)
      const kept = outbox.refuse(id, delivery.status)
      return kept.ok ? 0 : disk(kept.error.kind)
    }
    if (delivery.kind === 'unauthorised') {
      alarms = { ...alarms, unauthorised: true }
      return hold(queued, delivery.code ?? 'unauthorised', 401)
    }
    if (delivery.status !== null && !AWAY.has(delivery.status))
      return hold(queued, delivery.error, delivery.status)
    // The office is away or busy: the next envelope would fare no better, so the whole queue waits.
    failures += 1
    lastError = delivery.error
    const counted = outbox.countAttempt(id, delivery.status)
    if (!counted.ok) return disk(counted.error.kind)
    const { retryAfterMs } = delivery
    const nextMs = Math.round(
      retryAfterMs === null ? pauseAfter(failures) : retryAfterMs + Math.random() * firstMs,
    )
    if (retryAfterMs !== null) notBefore = performance.now() + nextMs
    log.warn('outbox.retry', {
      id,
      seq,
      attempts: queued.attempts + 1,
      status: delivery.status ?? 0,
      error: delivery.error,
      nextMs,
    })
    return nextMs
  }

  /** Only this envelope waits; those behind it are tried. */
  function hold(queued: QueuedEnvelope, error: string, status: number | null): number {
    const { id, seq } = queued.envelope.header
    lastError = error
    const counted = outbox.countAttempt(id, status)
    if (!counted.ok) return disk(counted.error.kind)
    const nextMs = Math.round(pauseAfter(queued.attempts + 1))
    held.set(id, performance.now() + nextMs)
    log.warn('outbox.retry', { id, seq, attempts: queued.attempts + 1, status: status ?? 0, error, nextMs })
    return 0
  }

  function disk(error: string): number {
    failures += 1
    lastError = error
    alarms = { ...alarms, disk: true }
    return pauseAfter(failures)
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const pauseMs = await step().catch((error: unknown) => {
        // A bug here must not end the sender for good: what waits stays stored, and the alarm says so.
        log.error('outbox.failed', { error: error instanceof Error ? error.message : 'unknown' })
        return disk('internal')
      })
      if (pauseMs === 0 || stopping.signal.aborted) continue
      await pause(pauseMs)
    }
  }

  /** Waits for the time, for `wake` or for `stop`; a `wake` that came during a request counts. */
  function pause(ms: number | null): Promise<void> {
    if (woken) {
      woken = false
      return Promise.resolve()
    }
    return new Promise((resolve) => {
      const timer = ms === null ? undefined : setTimeout(() => wakeUp(), ms)
      wakeUp = () => {
        clearTimeout(timer)
        stopping.signal.removeEventListener('abort', wakeUp)
        wakeUp = () => {}
        woken = false
        resolve()
      }
      stopping.signal.addEventListener('abort', wakeUp, { once: true })
    })
  }

  const running = run()
  return {
    wake: () => {
      woken = true
      wakeUp()
    },
    health: () => {
      const depth = outbox.depth()
      if (!depth.ok)
        return {
          queued: 0,
          refused: 0,
          oldest: null,
          alarms: { ...alarms, disk: true },
          lastError: depth.error.kind,
        }
      return { ...depth.value, alarms: { ...alarms, refused: depth.value.refused > 0 }, lastError }
    },
    stop: () => {
      stopping.abort()
      return running
    },
  }
}

/** Statuses (and no answer at all) that speak of the office and not of the one envelope. */
const AWAY = new Set([408, 425, 429, 502, 503, 504])

/** Only an acknowledgement of these very bytes, signed by this very office, lets the kiosk erase. */
function whatIsWrong(
  acknowledgement: Acknowledgement,
  id: string,
  hash: string,
  officeSigningKey: string,
): 'id' | 'hash' | 'signature' | undefined {
  if (acknowledgement.id !== id) return 'id'
  if (acknowledgement.hash !== hash) return 'hash'
  return verifyAcknowledgement(acknowledgement, officeSigningKey) ? undefined : 'signature'
}
