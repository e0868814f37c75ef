/** A page of the catalogue and of what the office makes public; `screen` is what stands in `data-screen`. */
export type DirectoryStop =
  | { readonly screen: 'services' }
  | { readonly screen: 'service'; readonly id: string }
  /** What the office makes public, to choose from. */
  | { readonly screen: 'office' }
  | { readonly screen: 'staff' }
  | { readonly screen: 'bodies'; readonly matter: string | null }
  | { readonly screen: 'body'; readonly id: string }
  | { readonly screen: 'villages' }
  | { readonly screen: 'village'; readonly id: string }
  | { readonly screen: 'groups' }
  | { readonly screen: 'platform' }
  | { readonly screen: 'notices' }
  | { readonly screen: 'role-models' }
  /** `chosen`: the option that was touched, from 0. */
  | {
      readonly screen: 'quiz'
      readonly question: number
      readonly chosen: number | null
      readonly right: number
    }

export const QUIZ_START = { screen: 'quiz', question: 0, chosen: null, right: 0 } as const

/** Several steps make one place where they are turned in place. */
export const placeOfStop = (stop: DirectoryStop): string => {
  if ('id' in stop) return `${stop.screen}.${stop.id}`
  if (stop.screen === 'bodies') return `${stop.screen}.${stop.matter ?? ''}`
  return stop.screen === 'quiz' ? `${stop.screen}.${stop.question}` : stop.screen
}
