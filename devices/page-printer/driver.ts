import type { Clock } from '../../base/clock.ts'
import type { Logger } from '../../base/log-registry.ts'
import { ok } from '../../base/result.ts'
import { newCounters, type DeviceStatus } from '../core/device.ts'
import { superviseDevice, type Connection, type DeviceSession } from '../core/supervised-device.ts'
import { pause, realTimers, type Timers } from '../core/timers.ts'
import { createIppPrinter, type IppPrinter, type JobAnswer } from './client.ts'
import { isFault, situationOf, type PageSituation } from './status.ts'

/** What became of a document. `began`: sheets of it have come out. */
export type PageOutcome =
  | { readonly state: 'printed' }
  | {
      readonly state: 'failed'
      readonly situation: PageSituation | 'absent' | 'refused' | 'aborted'
      readonly began: boolean
    }
  | { readonly state: 'unknown'; readonly situation: 'silent' | 'linkLost' }

export interface PagePrinter {
  readonly start: () => void
  /** Whatever waits fails, what is being printed is ended and removed. */
  readonly stop: () => Promise<void>
  readonly status: () => DeviceStatus<PageSituation>
  readonly onStatus: (listener: (status: DeviceStatus<PageSituation>) => void) => () => void
  /** Prints a PDF of A4 pages, one document after the other; nothing of it stays in a spool. */
  readonly print: (pdf: Uint8Array, job: { readonly jobId: string }) => Promise<PageOutcome>
}

export interface PagePrinterOptions {
  /** `ipp://localhost/printers/QUEUE` for a queue of CUPS. */
  readonly url: string
  readonly clock?: Clock
  readonly log?: Logger
  readonly timers?: Timers
}

const DEVICE = 'page-printer'
const LOOK_MS = 3000
/** Unanswered looks in a row after which the connection is made anew. */
const MISSES_ALLOWED = 2
const JOB_LOOK_MS = 400
/** A printer that stands still (no paper, open) is waited for as long as a person looks for what is the matter. */
const STILL_LIMIT_MS = 20_000
/** A page printer that slept warms up first; after this it prints for nobody any more. */
const JOB_LIMIT_MS = 120_000

interface Queued {
  readonly jobId: string
  readonly pdf: Uint8Array
  readonly resolve: (outcome: PageOutcome) => void
}

/** Drives a page printer through IPP for as long as the kiosk runs. */
export function createPagePrinter(options: PagePrinterOptions): PagePrinter {
  const timers = options.timers ?? realTimers
  const { log } = options
  const queue: Queued[] = []
  let wake = new AbortController()
  let opened = false

  const failAll = (situation: 'absent') => {
    for (const job of queue.splice(0)) finish(job, { state: 'failed', situation, began: false })
  }
  const finish = (job: Queued, outcome: PageOutcome) => {
    log?.info('print.job', {
      job: job.jobId,
      state: outcome.state,
      situation: outcome.state === 'printed' ? undefined : outcome.situation,
      bytes: job.pdf.length,
    })
    job.resolve(outcome)
  }

  const show = (situation: PageSituation | undefined) => {
    if (isFault(situation)) printer.tell({ state: 'fault', situation })
    else printer.tell({ state: 'ready', ...(situation ? { situation } : {}) })
  }

  /** What ails the printer now; undefined as well where it does not answer. */
  const look = async (
    ipp: IppPrinter,
  ): Promise<{ readonly answers: boolean; readonly situation?: PageSituation }> => {
    const answer = await ipp.attributes()
    if (!answer.ok) return { answers: false }
    const situation = situationOf(answer.value)
    return { answers: true, ...(situation ? { situation } : {}) }
  }

  const printOn = async ({ ipp, signal }: Visit, job: Queued): Promise<PageOutcome> => {
    const before = await look(ipp)
    if (!before.answers) return { state: 'failed', situation: 'absent', began: false }
    if (isFault(before.situation)) return { state: 'failed', situation: before.situation, began: false }
    printer.tell({ state: 'busy' })
    const sent = await ipp.print(job.pdf)
    if (!sent.ok) {
      // Without an answer nobody knows whether the printer has it.
      return sent.error.kind === 'timeout' || sent.error.kind === 'closed'
        ? { state: 'unknown', situation: 'linkLost' }
        : { state: 'failed', situation: sent.error.kind === 'io' ? 'refused' : 'absent', began: false }
    }
    try {
      return await follow({ ipp, signal }, sent.value)
    } finally {
      await ipp.purge(sent.value)
    }
  }

  const follow = async ({ ipp, signal }: Visit, id: number): Promise<PageOutcome> => {
    let still = 0
    let misses = 0
    let last: JobAnswer = { state: 'waiting', sheets: 0 }
    for (let waited = 0; waited < JOB_LIMIT_MS; waited += JOB_LOOK_MS) {
      const answer = await ipp.job(id)
      misses = answer.ok ? 0 : misses + 1
      if (misses > MISSES_ALLOWED) return { state: 'unknown', situation: 'linkLost' }
      if (answer.ok) last = answer.value
      const began = last.sheets > 0
      if (last.state === 'completed') return { state: 'printed' }
      if (last.state === 'failed') return { state: 'failed', situation: 'aborted', began }
      const { situation } = await look(ipp)
      if (isFault(situation)) {
        show(situation)
        still += JOB_LOOK_MS
        if (still >= STILL_LIMIT_MS) return { state: 'failed', situation, began }
      } else {
        still = 0
        printer.tell({ state: 'busy' })
      }
      await pause(timers, JOB_LOOK_MS, signal)
      if (signal.aborted) return { state: 'failed', situation: 'aborted', began }
    }
    return { state: 'unknown', situation: 'silent' }
  }

  const connect = async () => {
    const ipp = createIppPrinter(options.url)
    const answer = await ipp.attributes()
    // HTTP has no connection that lasts: what ends one is a look without an answer.
    return answer.ok ? ok({ ipp, onClose: () => () => {}, close: async () => {} }) : answer
  }

  const serve = async ({ connection, signal, proven }: DeviceSession<IppConnection>): Promise<'wait'> => {
    proven()
    const visit = { ipp: connection.ipp, signal }
    let misses = 0
    while (!signal.aborted) {
      for (let job = queue.shift(); job; job = queue.shift()) finish(job, await printOn(visit, job))
      if (signal.aborted) break
      const { answers, situation } = await look(connection.ipp)
      misses = answers ? 0 : misses + 1
      if (answers) show(situation)
      else if (misses >= MISSES_ALLOWED) break
      if (queue.length > 0) continue
      wake = new AbortController()
      await pause(timers, LOOK_MS, signal, wake.signal)
    }
    return 'wait'
  }

  const printer = superviseDevice<PageSituation, IppConnection>({
    device: DEVICE,
    connect,
    serve,
    onAbsent: () => failAll('absent'),
    counters: newCounters(),
    timers,
    clock: options.clock,
    log,
  })

  return {
    start: () => {
      opened = true
      printer.start()
    },
    stop: async () => {
      opened = false
      failAll('absent')
      await printer.stop()
    },
    status: printer.status,
    onStatus: printer.onStatus,
    print: (pdf, { jobId }) =>
      new Promise((resolve) => {
        const job = { jobId, pdf, resolve }
        if (!opened || printer.status().state === 'absent')
          return finish(job, { state: 'failed', situation: 'absent', began: false })
        queue.push(job)
        wake.abort()
      }),
  }
}

interface IppConnection extends Connection {
  readonly ipp: IppPrinter
}
interface Visit {
  readonly ipp: IppPrinter
  readonly signal: AbortSignal
}
