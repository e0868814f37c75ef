import { shanghaiDate, type Clock } from '../../base/clock.ts'
import {
  READ_LIMIT_SECONDS,
  type CardIdentity,
  type ReaderFact,
  type ReaderState,
} from '../../exchange/schemas/desk-reader.ts'
import type { Identity } from '../../exchange/schemas/message.ts'
import type { CardReader, DeviceFact } from '../api.ts'
import type { CardReaders } from '../service/card-readers.ts'
import { identityOfCard, identityOfSocialCard } from '../service/identity.ts'

/**
 * Looks for a card while one page of the desk waits for it and tells that page alone; returns what ends it. What a card
 * said is handed on once and kept nowhere.
 */
export type BeginReading = (tell: (fact: ReaderFact) => void) => () => void

interface Waiting {
  readonly tell: (fact: ReaderFact) => void
  readonly timer: NodeJS.Timeout
}

export function createReading({
  readers,
  clock,
  limitMs = READ_LIMIT_SECONDS * 1000,
}: {
  readonly readers: CardReaders
  readonly clock: Clock
  readonly limitMs?: number
}): BeginReading {
  let waiting: Waiting | undefined
  const both = [readers.idCard, readers.socialCard]

  const changed = (): ReaderFact => {
    const { idCard, socialCard } = readers.facts()
    return { type: 'READERS_CHANGED', idCard: stateOf(idCard), socialCard: stateOf(socialCard) }
  }
  const rest = () => {
    clearTimeout(waiting?.timer)
    waiting = undefined
    for (const reader of both) reader.disarm()
  }
  /** The last thing a page is told. */
  const finish = (fact: ReaderFact) => {
    const tell = waiting?.tell
    rest()
    tell?.(fact)
  }
  const read = (identity: Identity) => {
    if (waiting) finish({ type: 'CARD_READ', identity: asCard(identity) })
  }
  const failed = (reader: CardReader) => (situation: string) =>
    waiting?.tell({ type: 'CARD_FAILED', reader, situation })

  readers.idCard.onCard((card) => {
    read(identityOfCard(card))
    card.photo.fill(0)
  })
  readers.socialCard.onCard((card) => read(identityOfSocialCard(card, shanghaiDate(clock.now()))))
  readers.idCard.onProblem(failed('idCard'))
  readers.socialCard.onProblem(failed('socialCard'))
  readers.onChange(() => waiting?.tell(changed()))

  return (tell) => {
    finish({ type: 'READ_ENDED', reason: 'taken-over' })
    const mine: Waiting = {
      tell,
      timer: setTimeout(() => finish({ type: 'READ_ENDED', reason: 'time' }), limitMs),
    }
    waiting = mine
    tell(changed())
    for (const reader of both) reader.arm()
    return () => {
      // Another page may wait by now: its reading is not this one's to end.
      if (waiting === mine) rest()
    }
  }
}

const stateOf = ({ state, situation }: DeviceFact): ReaderState => ({
  state,
  ...(situation === undefined ? {} : { situation }),
})

/** Both readers read cards: nothing typed comes from here. */
const asCard = (identity: Identity): CardIdentity => ({
  ...identity,
  method: identity.method === 'social-card' ? 'social-card' : 'card',
})
