import type { SessionEvent } from '../../session/events.ts'
import { askInVisit, unasked, type VisitRequest } from './answers.ts'
import type { Client, ClientFailure } from './client.ts'
import { pause, within, type Timers } from './timers.ts'

/** How long a request waits for the epoch of its visit before it counts as failed. */
const EPOCH_WAIT_MS = 8_000
const BEGIN_RETRY_MS = [200, 500, 1_000, 2_000] as const
/** Paper that has not come out by then: the outcome is unknown, and the screen says so. */
const PRINT_LIMIT_MS = 90_000

/** One citizen's visit as the service sees it, from BEGIN_SESSION to END_SESSION. */
export interface Visit {
  /** 0 until the service has answered. */
  readonly epoch: () => number
  readonly isOver: () => boolean
  readonly ask: (request: VisitRequest, language: string) => void
  /** A print job ended as a fact: the limit on it is lifted. */
  readonly printEnded: () => void
  /** The fact stream broke and stands again: a card that was read meanwhile must be looked for anew. */
  readonly rearm: () => void
  /** Takes back nothing that is under way; what answers later is dropped. `tell`: the service must be told. */
  readonly end: (how: { readonly tell: boolean }) => void
}

/** Orders to the service: the last one must hold. */
const IN_ORDER: ReadonlySet<VisitRequest['name']> = new Set<VisitRequest['name']>([
  'ARM_CARD_READER',
  'FORGET_CARDS',
  'SEND_EVALUATION',
  'COUNT_OUTCOME',
  'ASK_ACCOMPANY',
  'AGREE_ACCOMPANY',
  'SHARE_SCREEN',
  'STOP_ACCOMPANY',
])

export interface VisitDeps {
  readonly client: Client
  readonly timers: Timers
  /** Answers and facts of this visit; not called any more once it is over. */
  readonly onEvent: (event: SessionEvent) => void
  readonly onFailure: (failure: ClientFailure) => void
  /** An answer came after the end and was dropped. */
  readonly onStale: (type: SessionEvent['type']) => void
  /** Resolves when the visit before this one has told the service its end. */
  readonly previous: Promise<void>
}

/**
 * Begins at once and lets the page go on: requests wait for the epoch. Orders to the service (arm, disarm,
 * evaluation, end) go one after the other, so that the last one holds; questions go side by side.
 */
export function beginVisit(deps: VisitDeps): Visit & { readonly ended: Promise<void> } {
  const { client, timers } = deps
  let epoch = 0
  let over = false
  let armed = false
  let cancelPrintLimit = (): void => {}
  const isOver = (): boolean => over
  let markEnded = (): void => {}
  const ended = new Promise<void>((resolve) => {
    markEnded = resolve
  })

  const begun = begin()
  let orders: Promise<unknown> = begun

  async function begin(): Promise<number | null> {
    await deps.previous
    for (let attempt = 0; !isOver(); attempt++) {
      const answer = await client.beginSession()
      if (answer.ok) {
        epoch = answer.value.epoch
        if (!over) deps.onEvent({ type: 'SESSION_BEGUN', epoch })
        return epoch
      }
      if (answer.error === 'token') {
        deps.onFailure(answer.error)
        return null
      }
      await pause(timers, BEGIN_RETRY_MS[Math.min(attempt, BEGIN_RETRY_MS.length - 1)]!)
    }
    return null
  }

  const give = (event: SessionEvent | null): void => {
    if (event === null) return
    if (over) deps.onStale(event.type)
    else deps.onEvent(event)
  }

  async function carryOut(request: VisitRequest, language: string): Promise<void> {
    const known = await within(timers, begun, { ms: EPOCH_WAIT_MS, late: null })
    if (known === null) return give(unasked(request))
    const { event, failure } = await askInVisit(client.session(known), request, language)
    if (event?.type === 'PRINT_STARTED' && !over) limitPrint(event.job)
    if (failure !== null && !over) deps.onFailure(failure)
    give(event)
  }

  function limitPrint(job: string): void {
    cancelPrintLimit()
    cancelPrintLimit = timers.after(PRINT_LIMIT_MS, () =>
      give({ type: 'PRINT_ENDED', job, outcome: 'unknown' }),
    )
  }

  const order = (work: () => Promise<unknown>): void => {
    const before = orders
    orders = (async () => {
      await before
      await work()
    })()
  }

  return {
    epoch: () => epoch,
    isOver,
    ask: (request, language) => {
      if (request.name === 'ARM_CARD_READER') armed = request.armed
      if (IN_ORDER.has(request.name)) order(() => carryOut(request, language))
      else void carryOut(request, language)
    },
    printEnded: () => cancelPrintLimit(),
    rearm: () => {
      if (armed && !over) order(() => carryOut({ name: 'ARM_CARD_READER', armed: true }, ''))
    },
    end: ({ tell }) => {
      if (over) return
      over = true
      cancelPrintLimit()
      order(async () => {
        if (tell && epoch !== 0) await client.session(epoch).end()
        markEnded()
      })
    },
    ended,
  }
}
