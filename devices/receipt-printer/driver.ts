import type { Clock } from '../../base/clock.ts'
import type { Logger } from '../../base/log-registry.ts'
import { newCounters, type DeviceStatus, type LinkCounters } from '../core/device.ts'
import { superviseDevice, type DeviceSession } from '../core/supervised-device.ts'
import { OPEN_TIMEOUT_MS, openLink, type Link, type LinkConfig, type OpenLink } from '../core/link.ts'
import { pause, realTimers, type Timers } from '../core/timers.ts'
import { commandBytes, type Command } from './commands.ts'
import { converse, type Conversation } from './conversation.ts'
import type { ReceiptDocument } from './document.ts'
import { bytesOf, cutCommands, encodeReceipt, LONGEST_COMMAND, openingCommands, REPORTED } from './encode.ts'
import { createJobQueue, type QueuedJob } from './jobs.ts'
import type { PrintJob, PrintOutcome } from './outcome.ts'
import type { PrinterProfile } from './profile.ts'
import { rasterize } from './render.ts'
import { sendReceipt } from './send-receipt.ts'
import { canPrint, conditionOf, type PrinterCondition, type Question } from './status.ts'

/** `noAnswer`: connected, says nothing; it is printed on, unproven. */
type PrinterSituation = Exclude<PrinterCondition, 'ready'> | 'noAnswer'

export interface ReceiptPrinter {
  readonly start: () => void
  /** Ends the connection; what is queued fails as `stopped`, what is being sent becomes `unknown`. */
  readonly stop: () => Promise<void>
  readonly status: () => DeviceStatus<PrinterSituation>
  readonly onStatus: (listener: (status: DeviceStatus<PrinterSituation>) => void) => () => void
  /**
   * Prints a receipt once, after those before it. Resolves in bounded time with what became of it; never prints
   * again by itself. `signal` takes it back while it is queued; once paper moves, the receipt is finished.
   */
  readonly print: (
    document: ReceiptDocument,
    options: { readonly jobId: string; readonly signal?: AbortSignal },
  ) => Promise<PrintOutcome>
  readonly onJob: (listener: (job: PrintJob) => void) => () => void
  readonly counters: () => Readonly<LinkCounters>
}

export interface ReceiptPrinterOptions {
  readonly link: LinkConfig
  readonly profile: PrinterProfile
  readonly clock?: Clock
  readonly log?: Logger
  readonly timers?: Timers
  readonly open?: OpenLink
}

const DEVICE = 'receipt-printer'
const IDENTIFY_MS = 1000
const ASK_MS = 1000
/**
 * How often an idle printer is spoken to. Not only to hear of it: a serial hang-up is at times noticed by writing
 * alone, and network boards drop links that are idle for minutes.
 */
const HEARTBEAT_MS = { reporting: 3000, asked: 2000, mute: 30_000 }
const MISSES_ALLOWED = 2
const WRITE_MS = 3000
/** A cutter is given one new start before a receipt. */
const RECOVER_MS = 600
const SCRAP_FEED_DOTS = 100
/** How often a jammed cutter is tried again while idle; with its cover open a printer does not move it. */
const RECOVER_EVERY_MS = 3000
const deadLink: ReadonlySet<string> = new Set(['linkLost', 'silent', 'stalled'])

/** Drives an ESC/POS receipt printer for as long as the kiosk runs. */
export function createReceiptPrinter(options: ReceiptPrinterOptions): ReceiptPrinter {
  const { profile, log } = options
  const timers = options.timers ?? realTimers
  const open = options.open ?? openLink
  const counters = newCounters()
  const jobs = createJobQueue({ timers, log })
  const elapsed = () => performance.now()
  /** Whether this printer has ever said anything: then its silence is a fault, else a property. */
  let hasSpoken = false
  /** A torn strip may hang in the printer, and it may be in the middle of a command. */
  let scrap: 'none' | 'strip' | 'mid-command' = 'none'
  let marks = 0

  const showCondition = (talk: Conversation) => {
    const condition = conditionOf(talk.facts())
    if (condition === 'ready') device.tell({ state: 'ready' })
    else if (condition === 'paperLow') device.tell({ state: 'ready', situation: condition })
    else if (condition === 'overheated') device.tell({ state: 'recovering', situation: condition })
    else device.tell({ state: 'fault', situation: condition })
  }

  const speaks = (talk: Conversation) => talk.abilities().answers || talk.abilities().reports

  /** Brings the facts up to date; false if a printer that can answer did not. */
  const refresh = async (talk: Conversation): Promise<boolean> => {
    const { answers, reports } = talk.abilities()
    if (answers || !reports) {
      for (const question of [1, 2, 3, 4] satisfies Question[]) {
        if (!(await talk.ask(question, ASK_MS))) return false
      }
      return true
    }
    return (await askForReport(talk)) || !canPrint(conditionOf(talk.facts()))
  }

  /** A printer that only reports is made to by setting its reports again; it does not while offline. */
  const askForReport = async (talk: Conversation): Promise<boolean> => {
    let reported = false
    const remove = talk.onMessage((message) => {
      reported ||= message.kind === 'report'
    })
    await talk.write(commandBytes({ name: 'reportStatus', n: REPORTED }), WRITE_MS)
    const answered = await talk.until(() => reported, ASK_MS)
    remove()
    return answered
  }

  /** First words on a connection. True if the printer says anything at all. */
  const identify = async (talk: Conversation): Promise<boolean> => {
    if (profile.status === 'asb') {
      await talk.write(commandBytes({ name: 'reportStatus', n: REPORTED }), WRITE_MS)
    }
    const answered = await talk.ask(1, IDENTIFY_MS)
    if (answered) await refresh(talk)
    return speaks(talk)
  }

  /**
   * Whether it answers commands in their order (GS r), which proves a receipt. Asked while nothing prints, when the
   * answer comes at once: otherwise the first receipt on each connection would wait long for a proof that never comes.
   */
  const provesReceipts = async (talk: Conversation): Promise<boolean> => {
    if (profile.processId || !canPrint(conditionOf(talk.facts()))) return true
    talk.expectPaper()
    await talk.write(commandBytes({ name: 'reportPaper', n: 1 }), WRITE_MS)
    return talk.until(() => talk.abilities().paper, ASK_MS)
  }

  const removeScrap = async (talk: Conversation) => {
    const commands: Command[] = [
      ...openingCommands(profile),
      { name: 'feedDots', n: SCRAP_FEED_DOTS },
      ...cutCommands(profile),
    ]
    // Zeros end a picture that was cut off half-way; outside of one they print nothing.
    const padding = scrap === 'mid-command' ? new Uint8Array(LONGEST_COMMAND) : new Uint8Array(0)
    const sent = await talk.write(Buffer.concat([padding, bytesOf(commands)]), WRITE_MS)
    if (sent.ok) scrap = 'none'
  }

  const tryRecovery = async (talk: Conversation) => {
    await talk.write(commandBytes({ name: 'recover', n: 1 }), WRITE_MS)
    await talk.until(() => conditionOf(talk.facts()) !== 'cutterFault', RECOVER_MS)
    await refresh(talk)
  }

  const printOn = async (job: QueuedJob, { talk, signal, patience }: Visit): Promise<PrintOutcome> => {
    if (speaks(talk)) {
      if (!(await refresh(talk))) {
        patience.lost = true
        // A printer that has stopped may answer nothing more until the cause it told before is gone.
        const known = conditionOf(talk.facts())
        const cause = known === 'ready' || known === 'paperLow' ? 'offline' : known
        return { state: 'failed', situation: signal.aborted ? 'absent' : cause, began: false }
      }
      if (conditionOf(talk.facts()) === 'cutterFault') await tryRecovery(talk)
      const condition = conditionOf(talk.facts())
      if (condition !== 'ready' && condition !== 'paperLow') {
        return { state: 'failed', situation: condition, began: false }
      }
    } else if (hasSpoken) return { state: 'failed', situation: 'offline', began: false }
    if (scrap !== 'none') await removeScrap(talk)
    jobs.sending(job)
    device.tell({ state: 'busy' })
    const mark = (marks++ % 10_000).toString().padStart(4, '0')
    const outcome = await sendReceipt(job.receipt, {
      talk,
      profile,
      timers,
      signal,
      elapsed,
      mark,
      patient: patience.markExpected,
    })
    if (outcome.state === 'printed') patience.markExpected = outcome.proven
    if (outcome.state === 'failed' && outcome.began) scrap = 'strip'
    if (outcome.state === 'unknown') scrap = 'mid-command'
    return outcome
  }

  interface Visit {
    readonly talk: Conversation
    readonly signal: AbortSignal
    /** What this connection has taught: whether end marks are answered, and whether it has died. */
    readonly patience: { markExpected: boolean; lost: boolean }
  }

  /** Prints what is queued; false if the connection is no longer of use. */
  const workOff = async (visit: Visit): Promise<boolean> => {
    for (let job = jobs.next(); job && !visit.signal.aborted; job = jobs.next()) {
      const outcome = await printOn(job, visit)
      jobs.finish(job, outcome)
      if (outcome.state === 'unknown' && deadLink.has(outcome.situation)) return false
      if (visit.patience.lost) return false
    }
    return !visit.signal.aborted
  }

  const heartbeatMs = (talk: Conversation): number => {
    if (!speaks(talk)) return hasSpoken ? HEARTBEAT_MS.asked : HEARTBEAT_MS.mute
    if (conditionOf(talk.facts()) === 'cutterFault') return RECOVER_EVERY_MS
    return talk.abilities().reports ? HEARTBEAT_MS.reporting : HEARTBEAT_MS.asked
  }

  const show = (talk: Conversation) => {
    if (profile.status === 'none') device.tell({ state: 'ready' })
    else if (speaks(talk)) showCondition(talk)
    else if (hasSpoken) device.tell({ state: 'fault', situation: 'offline' })
    else device.tell({ state: 'ready', situation: 'noAnswer' })
  }

  const live = async (visit: Visit, proven: () => void): Promise<void> => {
    const { talk, signal, patience } = visit
    if (profile.status !== 'none' && (await identify(talk))) {
      hasSpoken = true
      if (scrap === 'none') patience.markExpected = await provesReceipts(talk)
    }
    if (signal.aborted) return
    if (profile.status === 'none' || speaks(talk) || !hasSpoken) proven()
    let nudge = Promise.withResolvers<void>()
    const removeMessages = talk.onMessage(() => {
      if (speaks(talk)) hasSpoken = true
      if (jobs.current() === undefined) show(talk)
      if (scrap !== 'none' && canPrint(conditionOf(talk.facts()))) nudge.resolve()
    })
    let misses = 0
    try {
      while (!signal.aborted) {
        show(talk)
        if (scrap !== 'none' && (profile.status === 'none' || canPrint(conditionOf(talk.facts())))) {
          await removeScrap(talk)
        }
        if (!(await workOff(visit))) {
          if (!signal.aborted) device.tell({ state: 'recovering' })
          return
        }
        show(talk)
        nudge = Promise.withResolvers<void>()
        await Promise.race([jobs.untilNext(signal), pause(timers, heartbeatMs(talk), signal), nudge.promise])
        if (signal.aborted || profile.status === 'none' || jobs.waiting()) continue
        misses = (await refresh(talk)) ? 0 : misses + 1
        if (conditionOf(talk.facts()) === 'cutterFault') await tryRecovery(talk)
        if (misses >= MISSES_ALLOWED && speaks(talk)) {
          device.tell({ state: 'recovering' })
          return
        }
      }
    } finally {
      removeMessages()
    }
  }

  const serve = async ({ connection: link, signal, proven }: DeviceSession<Link>): Promise<'wait'> => {
    const talk = converse(link, { timers, signal, counters })
    try {
      await live({ talk, signal, patience: { markExpected: true, lost: false } }, proven)
    } finally {
      talk.close()
    }
    return 'wait'
  }

  const device = superviseDevice<PrinterSituation, Link>({
    device: DEVICE,
    connect: () => open(options.link, { timeoutMs: OPEN_TIMEOUT_MS }),
    serve,
    onAbsent: jobs.printerAbsent,
    counters,
    timers,
    clock: options.clock,
    log,
  })

  return {
    start: () => {
      jobs.open()
      device.start()
    },
    stop: async () => {
      jobs.close()
      await device.stop()
    },
    status: device.status,
    onStatus: device.onStatus,
    // Async, so that a document that is wrong rejects instead of throwing at the caller.
    print: async (document, { jobId, signal }) =>
      jobs.add({ jobId, receipt: encodeReceipt(document, { profile, rasterize }), signal }),
    onJob: jobs.onJob,
    counters: () => counters,
  }
}
