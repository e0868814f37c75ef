/** What changed; the desk then asks for it, so nothing personal is pushed about. */
export const DESK_TOPICS = [
  'applications',
  'calls',
  'kiosks',
  'evaluations',
  'accompany',
  'reports',
  'ledgers',
  'content',
  'queue',
] as const
export type DeskTopic = (typeof DESK_TOPICS)[number]

export interface Hub {
  readonly tell: (topic: DeskTopic) => void
  /** Tells those who listen here, of what another server of the office told. */
  readonly pass: (topic: DeskTopic) => void
  /** Returns the end of the subscription. */
  readonly listen: (listener: (topic: DeskTopic) => void) => () => void
  /** Hears only what was told here: to tell it to the other servers. */
  readonly overhear: (listener: (topic: DeskTopic) => void) => void
}

export function createHub(): Hub {
  const listeners = new Set<(topic: DeskTopic) => void>()
  const others = new Set<(topic: DeskTopic) => void>()
  const pass = (topic: DeskTopic) => {
    for (const listener of listeners) listener(topic)
  }
  return {
    tell: (topic) => {
      pass(topic)
      for (const listener of others) listener(topic)
    },
    pass,
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    overhear: (listener) => void others.add(listener),
  }
}
