import { randomInt } from 'node:crypto'
import type { Clock } from '../../base/clock.ts'
import type { Logger } from '../../base/log-registry.ts'
import type {
  AccompanyCommand,
  AccompanyOrder,
  AccompanyReply,
  AccompanyReport,
  AccompanyScreen,
} from '../../exchange/schemas/accompany.ts'
import type { DeskTopic } from './hub.ts'
import { createPace } from './pace.ts'

/** A kiosk reports about twice a second; one that was silent for so long has gone, and what it showed goes too. */
const SILENT_MS = 20_000
const REPORTS = { count: 80, windowMs: 10_000 }
const ORDERS = { count: 40, windowMs: 10_000 }
const MOST_WAITING = 50

/** As the desk sees one: who asks, who helps, since when. */
export interface Accompaniment {
  readonly id: string
  readonly kiosk: string
  readonly language: string
  readonly state: 'waiting' | 'offered' | 'open' | 'covered'
  readonly clerk: string | null
  readonly code: string | null
  readonly since: string
}

interface Held {
  readonly id: string
  readonly epoch: number
  readonly kioskId: string
  readonly kiosk: string
  readonly since: Date
  language: string
  seq: number
  heardAt: number
  silence: NodeJS.Timeout | undefined
  state: Accompaniment['state'] | 'ended'
  clerk: string | null
  code: string | null
  openedAt: Date | null
  screen: AccompanyScreen | null
  orders: AccompanyOrder[]
  lastOrder: number
}

type Refused = 'stale' | 'limited'

/**
 * Who accompanies whom, in memory only: nothing of a screen or an order touches the disk, and an end wipes it.
 * One per kiosk. Where several office processes share a database, a kiosk and its desk must reach the same one.
 */
export interface Accompaniments {
  /** A kiosk's report, already verified; undefined where it is replayed or overtaken. */
  readonly report: (
    kiosk: { readonly id: string; readonly name: string },
    report: AccompanyReport,
  ) => AccompanyReply | Refused
  readonly list: () => readonly Accompaniment[]
  /** A clerk takes a request; the first one has it. */
  readonly accept: (id: string, clerk: string) => boolean
  /** Only for the clerk who helps, only while the citizen shows it. */
  readonly view: (
    id: string,
    clerk: string,
  ) => { readonly accompaniment: Accompaniment; readonly screen: AccompanyScreen | null } | undefined
  readonly order: (
    id: string,
    clerk: string,
    order: { readonly place: string; readonly command: AccompanyCommand },
  ) => 'ok' | Refused
  readonly end: (id: string, clerk: string) => boolean
}

export function createAccompaniments(deps: {
  readonly clock: Clock
  readonly log: Logger
  readonly tell: (topic: DeskTopic) => void
  /** One line for the record: who, when, how long, at which kiosk; never what. */
  readonly record: (entry: { clerk: string; kioskId: string; from: Date; seconds: number }) => void
}): Accompaniments {
  const { clock, log } = deps
  const held = new Map<string, Held>()
  /** Ended ones, by id: a late report of one is answered `ended` and does not bring it back. */
  const over = new Map<string, number>()
  const reports = createPace(REPORTS, clock)
  const orders = createPace(ORDERS, clock)
  const now = () => clock.now().getTime()
  const changed = () => deps.tell('accompany')

  function wipe(one: Held): void {
    held.delete(one.kioskId)
    clearTimeout(one.silence)
    over.set(one.id, now())
    log.info('office.accompany', { id: one.id, kioskId: one.kioskId, state: 'ended' })
    if (one.clerk !== null && one.openedAt !== null)
      deps.record({
        clerk: one.clerk,
        kioskId: one.kioskId,
        from: one.openedAt,
        seconds: Math.round((now() - one.openedAt.getTime()) / 1000),
      })
    one.state = 'ended'
    one.screen = null
    one.orders = []
    changed()
  }

  /** Kiosks that went silent, and the memory of ends that no report can refer to any more. */
  function sweep(): void {
    for (const one of held.values()) if (now() - one.heardAt > SILENT_MS) wipe(one)
    for (const [id, at] of over) if (now() - at > 10 * SILENT_MS) over.delete(id)
  }

  const find = (id: string): Held | undefined => {
    sweep()
    return [...held.values()].find((one) => one.id === id)
  }
  const helpedBy = (id: string, clerk: string): Held | undefined => {
    const one = find(id)
    return one?.clerk === clerk ? one : undefined
  }

  function take(kiosk: { id: string; name: string }, report: AccompanyReport): Held | undefined {
    const known = held.get(kiosk.id)
    if (known?.id === report.id) return known.epoch === report.epoch ? known : undefined
    // Only the wish for help begins one; what was open when the office restarted must be asked for anew.
    if (over.has(report.id) || report.state !== 'asking') return undefined
    if (known) wipe(known)
    const one: Held = {
      id: report.id,
      epoch: report.epoch,
      kioskId: kiosk.id,
      kiosk: kiosk.name,
      since: clock.now(),
      language: report.language,
      seq: 0,
      heardAt: now(),
      silence: undefined,
      state: 'waiting',
      clerk: null,
      code: null,
      openedAt: null,
      screen: null,
      orders: [],
      lastOrder: 0,
    }
    held.set(kiosk.id, one)
    log.info('office.accompany', { id: one.id, kioskId: kiosk.id, state: 'waiting' })
    changed()
    return one
  }

  function hear(one: Held, report: AccompanyReport): void {
    one.seq = report.seq
    one.heardAt = now()
    // What a kiosk showed must not outlive it, even where nobody looks at the desk.
    clearTimeout(one.silence)
    one.silence = setTimeout(sweep, SILENT_MS + 100).unref()
    one.language = report.language
    one.orders = one.orders.filter(({ n }) => n > report.taken)
    if (report.state === 'ended') return wipe(one)
    // The citizen's yes counts only after a clerk was named to them.
    if (report.state === 'asking' || one.clerk === null) return
    const before = one.state
    one.openedAt ??= clock.now()
    one.state = report.state
    if (report.state === 'covered') one.screen = null
    else if (report.screen) one.screen = report.screen
    if (before !== one.state || report.screen) changed()
  }

  return {
    report: (kiosk, report) => {
      sweep()
      if (!reports(kiosk.id)) return 'limited'
      const one = take(kiosk, report)
      if (one && report.seq <= one.seq) return 'stale'
      if (one) hear(one, report)
      const { id, epoch, seq } = report
      if (!one || one.state === 'ended')
        return { id, epoch, seq, state: 'ended', clerk: null, code: null, orders: [] }
      const state = one.state === 'covered' ? 'open' : one.state
      return { id, epoch, seq, state, clerk: one.clerk, code: one.code, orders: one.orders }
    },

    list: () => {
      sweep()
      return [...held.values()].map(publicOf)
    },

    accept: (id, clerk) => {
      const one = find(id)
      if (!one || one.state !== 'waiting') return false
      one.state = 'offered'
      one.clerk = clerk
      one.code = String(randomInt(10_000)).padStart(4, '0')
      log.info('office.accompany', { id, kioskId: one.kioskId, state: 'offered' })
      changed()
      return true
    },

    view: (id, clerk) => {
      const one = helpedBy(id, clerk)
      return one && { accompaniment: publicOf(one), screen: one.state === 'open' ? one.screen : null }
    },

    order: (id, clerk, { place, command }) => {
      const one = helpedBy(id, clerk)
      if (!one || one.state !== 'open' || one.screen?.place !== place) return 'stale'
      if (!orders(clerk) || one.orders.length >= MOST_WAITING) return 'limited'
      one.lastOrder += 1
      one.orders.push({ n: one.lastOrder, place, command })
      return 'ok'
    },

    end: (id, clerk) => {
      const one = helpedBy(id, clerk)
      if (one) wipe(one)
      return one !== undefined
    },
  }
}

const publicOf = (one: Held): Accompaniment => ({
  id: one.id,
  kiosk: one.kiosk,
  language: one.language,
  state: one.state === 'ended' ? 'waiting' : one.state,
  clerk: one.clerk,
  code: one.code,
  since: one.since.toISOString(),
})
