import type { Clock } from '../../base/clock.ts'
import type { Logger } from '../../base/log-registry.ts'
import { err, type Result } from '../../base/result.ts'
import {
  createExchangeClient,
  type ExchangeClient,
  type ExchangeFailure,
  type ProgressProof,
} from '../../exchange/client.ts'
import { enrolKiosk } from '../../exchange/enrol.ts'
import type { Outbox } from '../../exchange/outbox.ts'
import { officeFingerprint } from '../../exchange/signing.ts'
import { createSender, type SenderHealth, type SendStep } from '../../exchange/sender.ts'
import type { DeskOrders } from './desk-orders.ts'
import type { ContentPacks } from './content-packs/content-packs.ts'
import type { CallState, DeviceTrouble, OfficeKey, ProgressReply } from '../../exchange/schemas/api.ts'

/** The kiosk's one connection to its office: enrolment, delivery, questions, and whether it answers at all. */
export interface OfficeLink {
  /** Where the office is now; the embedded one may move to another port when it restarts. */
  readonly connect: (office: { url: string; enrolmentCode?: string | undefined }) => void
  readonly enrolled: () => boolean
  readonly reachable: () => boolean
  /** The office no longer takes anything from this kiosk: revoked at its desk, or unknown to it. */
  readonly revoked: () => boolean
  /** Of the office's keys; the desk shows the same when it makes a code, and two people compare. */
  readonly fingerprint: () => string | null
  /** The office's clock minus ours, in seconds; null before its first answer. */
  readonly clockSkewSeconds: () => number | null
  readonly health: () => SenderHealth
  readonly progress: (number: string, proof: ProgressProof) => Promise<Result<ProgressReply, ExchangeFailure>>
  readonly callStaff: (call: {
    screen: string
    language: string
  }) => Promise<Result<CallState, ExchangeFailure>>
  readonly takeQueueTicket: ExchangeClient['takeQueueTicket']
  readonly queueState: ExchangeClient['queueState']
  readonly accompany: ExchangeClient['accompany']
  readonly callState: (id: string) => Promise<Result<CallState, ExchangeFailure>>
  /** Which devices staff should look after: told to the desk at once, and again with every sign of life. */
  readonly tellTroubles: (troubles: readonly DeviceTrouble[]) => void
  /** What the next sign of life says has changed: it goes now. */
  readonly tellNow: () => void
  /** Something was put into the outbox. */
  readonly wake: () => void
  readonly stop: () => Promise<void>
}

const LOOK_MS = 5000
/** The desk shows a kiosk as silent after ten minutes without a sign of life. */
const SIGN_OF_LIFE_MS = 60_000
const LOOK_LIMIT_MS = 4000
/** The office refuses what is signed ten minutes off its clock; below this our own clock is right enough. */
const SKEW_SECONDS = 60
const TURNED_AWAY: readonly (string | null)[] = ['revoked', 'unknown-kiosk']

export function createOfficeLink(input: {
  readonly outbox: Outbox
  /** How the kiosk is called at the desk. */
  readonly name: string
  readonly packs: Pick<ContentPacks, 'told' | 'offered'>
  readonly orders: Pick<DeskOrders, 'take' | 'restarted'>
  readonly clock: Clock
  readonly log: Logger
  readonly onReachable: (reachable: boolean) => void
  readonly onStep?: ((step: SendStep) => void) | undefined
}): OfficeLink {
  const { outbox, clock, log, packs, orders } = input
  let code: string | undefined
  let client: ExchangeClient | undefined
  let reachable = false
  let revoked = false
  let skewSeconds: number | null = null
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let looking = false
  let lookAgain = false
  let lastSignOfLife = Number.NEGATIVE_INFINITY
  let troubles: readonly DeviceTrouble[] = []
  /** How often something was to be told at once: what comes while a sign of life is under way goes with the next. */
  let tells = 0

  /** Signed requests carry the office's time where our clock has jumped: else nobody could call for help. */
  const officeClock: Clock = {
    now: () => {
      const off = skewSeconds !== null && Math.abs(skewSeconds) > SKEW_SECONDS ? skewSeconds : 0
      return new Date(clock.now().getTime() + off * 1000)
    },
  }

  const sender = createSender({
    outbox,
    log,
    client: {
      deliver: (envelope) =>
        client?.deliver(envelope) ??
        Promise.resolve({ kind: 'later', status: null, retryAfterMs: null, error: 'no-office' }),
    },
    ...(input.onStep ? { onStep: input.onStep } : {}),
  })

  async function enrolIfNeeded(): Promise<void> {
    if (!client || code === undefined) return
    if (outbox.current() && !revoked && !sender.health().alarms.unauthorised) return
    const enrolled = await enrolKiosk(outbox, client, { code, name: input.name }, log)
    if (!enrolled.ok && enrolled.error.kind === 'unreachable') return
    code = undefined // single use, whatever came of it
    sender.wake()
  }

  /** Looks whether the office answers: tells the page, measures the clocks, and wakes what waits. */
  async function look(): Promise<void> {
    const before = reachable
    const seen = await client?.look(LOOK_LIMIT_MS)
    reachable = seen?.ok ?? false
    if (seen?.ok) skewSeconds = Math.round((seen.value.officeTime.getTime() - clock.now().getTime()) / 1000)
    if (reachable) await enrolIfNeeded()
    if (reachable && client && outbox.current() && performance.now() - lastSignOfLife > SIGN_OF_LIFE_MS) {
      const telling = tells
      const heard = await client.heartbeat({
        troubles,
        content: packs.told(),
        restarted: orders.restarted(),
      })
      // Without an answer what was known last stays true.
      if (heard.ok) revoked = false
      else if (heard.error.kind === 'refused') revoked = TURNED_AWAY.includes(heard.error.code)
      if (heard.ok) {
        // What befell a device meanwhile is told at once, not with the next sign of life.
        if (telling === tells) lastSignOfLife = performance.now()
        learn(heard.value.sealingKeys)
        orders.take(heard.value.orders)
        void takeUp(heard.value.pack, client)
      }
    }
    if (reachable !== before) {
      input.onReachable(reachable)
      if (reachable) sender.wake()
    }
  }

  /** The desk hears at once what became of it. */
  async function takeUp(pack: number | null, from: ExchangeClient): Promise<void> {
    const before = JSON.stringify(packs.told())
    await packs.offered(pack, from)
    if (JSON.stringify(packs.told()) !== before) tellNow()
  }

  function tellNow(): void {
    tells += 1
    lastSignOfLife = Number.NEGATIVE_INFINITY
    if (client && !stopped) void keepLooking()
  }

  function learn(sealingKeys: readonly OfficeKey[]): void {
    const learned = outbox.learnKeys(sealingKeys)
    if (learned.ok && learned.value) log.info('exchange.key-learned', { keyId: sealingKeys[0]!.keyId })
  }

  /** Looks now, and then every few seconds; asked for meanwhile, it looks once more. */
  async function keepLooking(): Promise<void> {
    if (looking) {
      lookAgain = true
      return
    }
    looking = true
    clearTimeout(timer)
    await look()
    looking = false
    if (stopped) return
    timer = setTimeout(() => void keepLooking(), lookAgain ? 0 : LOOK_MS)
    lookAgain = false
  }

  const withClient = <T>(ask: (client: ExchangeClient) => Promise<Result<T, ExchangeFailure>>) =>
    client ? ask(client) : Promise.resolve(err<ExchangeFailure>({ kind: 'not-enrolled' }))

  return {
    connect: (office) => {
      const made = createExchangeClient({ url: office.url, registration: outbox.current, clock: officeClock })
      if (!made.ok) throw new Error(`${made.error.kind}: ${office.url}`) // kiosk.yaml's schema refuses it before
      code = office.enrolmentCode
      client = made.value
      void keepLooking()
    },
    enrolled: () => outbox.current() !== undefined,
    reachable: () => reachable,
    revoked: () => revoked,
    fingerprint: () => {
      const own = outbox.current()
      return own ? officeFingerprint(own.enrolment) : null
    },
    clockSkewSeconds: () => skewSeconds,
    health: sender.health,
    progress: (number, proof) => withClient((c) => c.progress(number, proof)),
    callStaff: (call) => withClient((c) => c.callStaff(call)),
    takeQueueTicket: (request) => withClient((c) => c.takeQueueTicket(request)),
    queueState: () => withClient((c) => c.queueState()),
    accompany: (report) => withClient((c) => c.accompany(report)),
    callState: (id) => withClient((c) => c.callState(id)),
    tellTroubles: (now) => {
      troubles = now
      tellNow()
    },
    tellNow,
    wake: sender.wake,
    stop: () => {
      stopped = true
      clearTimeout(timer)
      return sender.stop()
    },
  }
}
