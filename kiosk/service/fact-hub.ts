import type { Fact } from '../api.ts'

/** Passes facts of the world to the pages that listen. Nothing is kept: a personal fact is never replayed. */
export interface FactHub {
  /** To every page: carries no personal data. */
  readonly tellAll: (fact: Fact) => void
  /** To one page only: what belongs to its session. */
  readonly tellPage: (page: string, fact: Fact) => void
  /** Returns the remover. */
  readonly listen: (page: string, listener: (fact: Fact) => void) => () => void
}

export function createFactHub(): FactHub {
  const listeners = new Set<{ page: string; tell: (fact: Fact) => void }>()
  return {
    tellAll: (fact) => {
      for (const { tell } of listeners) tell(fact)
    },
    tellPage: (page, fact) => {
      for (const listener of listeners) if (listener.page === page) listener.tell(fact)
    },
    listen: (page, tell) => {
      const entry = { page, tell }
      listeners.add(entry)
      return () => void listeners.delete(entry)
    },
  }
}
