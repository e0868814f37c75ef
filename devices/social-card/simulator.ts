import { err, ok } from '../../base/result.ts'
import type { SituationOf } from '../core/situations.ts'
import { realTimers, type Timers } from '../core/timers.ts'
import { fictitiousSocialCards, type SimulatedSocialCard } from './fixtures.ts'
import type { CardConnection, OpenPcsc, PcscEvents, SlotContent } from './pcsc.ts'
import { powerOn, SIMULATED_ATR, type SocialCardFaults } from './simulated-insertion.ts'

/** How each situation of the list comes about here. */
export const socialCardFaults = {
  ready: {},
  notInserted: { empty: true },
  wrongWayRound: { mute: true },
  bankCard: { card: fictitiousSocialCards.bankCard },
  pulledMidRead: { pulledAt: 3 },
  blockedByProvince: { codes: { 0xb2: 0x6982 } },
  slow: { delayMs: 300 },
  silent: { silent: true },
  damagedRecord: { recordBytes: 9 },
  readerUnplugged: { unplugged: true },
  readerInUse: { inUse: true },
  serviceStopped: { service: 'noService' },
  libraryMissing: { service: 'noLibrary' },
} as const satisfies Record<SituationOf<'socialCard'>, SocialCardFaults>

export interface SocialCardSimulator {
  /** PC/SC with one simulated reader, for the driver. */
  readonly open: OpenPcsc
  readonly present: (card: SimulatedSocialCard) => void
  readonly remove: () => void
  readonly set: (situation: SituationOf<'socialCard'>) => void
  /** Commands that reached the chip, oldest first: what a driver must never send can be looked for. */
  readonly heard: () => readonly Uint8Array[]
}

/** Enough for many readings. */
const HEARD_KEPT = 500

const READER = 'Simulated reader 00 00'

/** A PC/SC service with one reader and cards to put into it, in memory. */
export function createSocialCardSimulator(options: { readonly timers?: Timers } = {}): SocialCardSimulator {
  const timers = options.timers ?? realTimers
  const clients = new Set<PcscEvents>()
  const heard: Uint8Array[] = []
  let faults: SocialCardFaults = {}
  let card: SimulatedSocialCard | undefined
  let told: SlotContent | 'unplugged' = 'unplugged'

  const content = (): SlotContent | 'unplugged' => {
    if (faults.unplugged) return 'unplugged'
    if (!card || faults.empty) return 'empty'
    return faults.mute ? 'mute' : 'card'
  }
  const tell = (events: PcscEvents, now: SlotContent | 'unplugged') => {
    if (now === 'unplugged') events.unplugged(READER)
    else events.slot(READER, now)
  }
  const refresh = () => {
    const now = content()
    if (now === told) return
    told = now
    for (const events of clients) tell(events, now)
  }
  const connection = (mine: SimulatedSocialCard): CardConnection => {
    const chip = powerOn(mine, () => faults, timers)
    return {
      atr: SIMULATED_ATR,
      transmit: async (apdu) => {
        const answer = await chip(apdu)
        if (answer === 'pulled') {
          remove()
          return ok(new Uint8Array(0))
        }
        if (content() !== 'card' || mine !== card) return err({ kind: 'gone' })
        heard.push(apdu.slice())
        if (heard.length > HEARD_KEPT) heard.shift()
        return ok(answer)
      },
      close: async () => undefined,
    }
  }
  const remove = () => {
    card = undefined
    refresh()
  }

  return {
    open: async (events) => {
      if (faults.service) return err({ kind: faults.service, detail: 'simulated' })
      clients.add(events)
      told = content()
      queueMicrotask(() => clients.has(events) && told !== 'unplugged' && tell(events, told))
      return ok({
        close: () => void clients.delete(events),
        connect: async () => {
          if (faults.inUse) return err({ kind: 'inUse', detail: 'simulated' })
          const now = content()
          if (now === 'card' && card) return ok(connection(card))
          return err({ kind: now === 'mute' ? 'mute' : 'gone', detail: 'simulated' })
        },
      })
    },
    present: (next) => {
      remove()
      card = next
      refresh()
    },
    remove,
    set: (situation) => {
      faults = socialCardFaults[situation]
      if (faults.service) {
        for (const events of clients) events.ended('simulated')
        clients.clear()
      }
      refresh()
    },
    heard: () => heard,
  }
}
