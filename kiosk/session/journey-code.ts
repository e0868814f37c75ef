import type * as Code from './journey.ts'

/**
 * The code of the journeys comes after the first screen, which needs none of it. It is the same for every flow
 * and once here it stays, so the machines are as pure as if they imported it.
 */
let code: typeof Code | undefined

/** Fetches the journeys' code; done before the first event that opens a journey is stepped. */
export const loadJourneys = async (): Promise<void> => {
  code ??= await import('./journey.ts')
}

export const areJourneysHere = (): boolean => code !== undefined

/** A flow that has a journey, or opens one, has been given its code before. */
export function journeys(): typeof Code {
  if (!code) throw new Error('a journey is stepped before loadJourneys() has ended')
  return code
}
