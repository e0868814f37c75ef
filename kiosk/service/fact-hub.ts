import type { Fact } from '../api.ts'

/** Passes facts of the world to the pages that listen, and says whether one did. Nothing is kept here. */
export interface FactHub {
  /** To every page: carries no personal data. */
  readonly tellAll: (fact: Fact) => boolean
  /** To one page only: what belongs to its session. */
  readonly tellPage: (page: string, fact: Fact) => boolean
  /** Returns the remover. */
  readonly listen: (page: string, listener: (fact: Fact) => void) => () => void
}

export function createFactHub(): FactHub {
  const listeners = new Set<{ page: string; tell: (fact: Fact) => void }>()
  const tellEach = (fact: Fact, chosen: readonly { tell: (fact: Fact) => void }[]): boolean => {
    for (const { tell } of chosen) tell(fact)
    return chosen.length > 0
  }
  return {
    tellAll: (fact) => tellEach(fact, [...listeners]),
    tellPage: (page, fact) =>
      tellEach(
        fact,
        [...listeners].filter((listener) => listener.page === page),
      ),
    listen: (page, tell) => {
      const entry = { page, tell }
      listeners.add(entry)
      return () => void listeners.delete(entry)
    },
  }
}
