/** What changed; the desk then asks for it, so nothing personal is pushed about. */
export type DeskTopic =
  | 'applications'
  | 'calls'
  | 'kiosks'
  | 'evaluations'
  | 'accompany'
  | 'reports'
  | 'ledgers'
  | 'content'
  | 'queue'

export interface Hub {
  readonly tell: (topic: DeskTopic) => void
  /** Returns the end of the subscription. */
  readonly listen: (listener: (topic: DeskTopic) => void) => () => void
}

export function createHub(): Hub {
  const listeners = new Set<(topic: DeskTopic) => void>()
  return {
    tell: (topic) => {
      for (const listener of listeners) listener(topic)
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
