import type { Logger } from '../../base/log-registry.ts'
import type { Timers } from '../core/timers.ts'
import type { EncodedReceipt } from './encode.ts'
import type { PrintJob, PrintOutcome } from './outcome.ts'

/** A printer that has just been switched on or is being reconnected gets this long before a waiting job fails. */
const WAIT_FOR_PRINTER_MS = 5000

export interface QueuedJob {
  readonly jobId: string
  readonly receipt: EncodedReceipt
  readonly resolve: (outcome: PrintOutcome) => void
  readonly queuedAt: number
}

/** The receipts waiting for the printer, first come first printed, and what each is told. */
export interface JobQueue {
  readonly add: (job: {
    jobId: string
    receipt: EncodedReceipt
    signal?: AbortSignal
  }) => Promise<PrintOutcome>
  /** Takes the next one off; it is then under way until `finish`. */
  readonly next: () => QueuedJob | undefined
  readonly sending: (job: QueuedJob) => void
  readonly finish: (job: QueuedJob, outcome: PrintOutcome) => void
  readonly current: () => QueuedJob | undefined
  readonly waiting: () => boolean
  /** Resolves when a job waits, or `signal` aborts. */
  readonly untilNext: (signal: AbortSignal) => Promise<void>
  /** There is no printer: what waits fails, it would come out when nobody stands there any more. */
  readonly printerAbsent: () => void
  readonly open: () => void
  readonly close: () => void
  readonly onJob: (listener: (job: PrintJob) => void) => () => void
}

export function createJobQueue({ timers, log }: { timers: Timers; log?: Logger }): JobQueue {
  const listeners = new Set<(job: PrintJob) => void>()
  let queue: QueuedJob[] = []
  let current: QueuedJob | undefined
  let opened = false
  let wake = Promise.withResolvers<void>()

  const tell = (job: PrintJob) => {
    for (const listener of listeners) listener(job)
  }

  const finish = (job: QueuedJob, outcome: PrintOutcome) => {
    if (current === job) current = undefined
    queue = queue.filter((other) => other !== job)
    const situation = outcome.state === 'printed' ? undefined : outcome.situation
    log?.info('print.job', {
      job: job.jobId,
      state: outcome.state,
      situation,
      bytes: job.receipt.byteLength,
      ms: Math.round(performance.now() - job.queuedAt),
    })
    tell({ jobId: job.jobId, state: outcome.state, outcome })
    job.resolve(outcome)
  }

  const failAll = (kind: 'absent' | 'stopped') => {
    for (const job of queue) finish(job, { state: 'failed', situation: kind, began: false })
  }

  return {
    add: ({ jobId, receipt, signal }) => {
      const { promise, resolve } = Promise.withResolvers<PrintOutcome>()
      const job: QueuedJob = { jobId, receipt, resolve, queuedAt: performance.now() }
      const giveUp = (kind: 'cancelled' | 'absent') => {
        if (queue.includes(job)) finish(job, { state: 'failed', situation: kind, began: false })
      }
      const cancel = () => giveUp('cancelled')
      // While another is being printed there is a printer: the wait starts anew.
      const expire = () => {
        if (current) stopWaiting = timers.after(WAIT_FOR_PRINTER_MS, expire)
        else giveUp('absent')
      }
      let stopWaiting = timers.after(WAIT_FOR_PRINTER_MS, expire)
      tell({ jobId, state: 'queued' })
      queue.push(job)
      if (!opened) finish(job, { state: 'failed', situation: 'stopped', began: false })
      else if (signal?.aborted) cancel()
      else wake.resolve()
      signal?.addEventListener('abort', cancel)
      return promise.finally(() => {
        stopWaiting()
        signal?.removeEventListener('abort', cancel)
      })
    },
    next: () => {
      current = queue.shift()
      return current
    },
    sending: (job) => tell({ jobId: job.jobId, state: 'sending' }),
    finish,
    current: () => current,
    waiting: () => queue.length > 0,
    untilNext: (signal) => {
      if (queue.length > 0) return Promise.resolve()
      // Whoever waited before waits no more: what it hung on the signal must go.
      wake.resolve()
      wake = Promise.withResolvers<void>()
      const end = () => wake.resolve()
      signal.addEventListener('abort', end, { once: true })
      return wake.promise.finally(() => signal.removeEventListener('abort', end))
    },
    printerAbsent: () => failAll('absent'),
    open: () => {
      opened = true
    },
    close: () => {
      opened = false
      failAll('stopped')
    },
    onJob: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
