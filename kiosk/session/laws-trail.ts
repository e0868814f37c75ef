import type { AnswerHit, LawArticle, LawContents } from '../api.ts'

/** Where a reader is: at an answer, at an article, or in the contents of a law. Null until it is loaded. */
export type Stop =
  | { readonly kind: 'answer'; readonly id: string; readonly answer: AnswerHit }
  | { readonly kind: 'article'; readonly id: string; readonly article: LawArticle | null }
  | {
      readonly kind: 'contents'
      readonly id: string
      readonly contents: LawContents | null
      /** The open part, chapter or section; [] for the whole law. */
      readonly path: readonly string[]
      /** Of a long list, from 0. */
      readonly page: number
    }

/** The way a reader has come, from the results on; the last stop is on the screen. */
export type Trail = readonly Stop[]

/** Whoever follows references further back than that will not go back all the way. */
const LONGEST = 30

export const answerStop = (answer: AnswerHit): Stop => ({ kind: 'answer', id: answer.id, answer })
export const articleStop = (id: string): Stop => ({ kind: 'article', id, article: null })
export const contentsStop = (id: string, path: readonly string[] = []): Stop => ({
  kind: 'contents',
  id,
  contents: null,
  path,
  page: 0,
})

/** A stop that never opened is no place to go back to. */
export const goOn = (trail: Trail, stop: Stop): Trail =>
  [...(isLoaded(trail.at(-1)) ? trail : goBack(trail)), stop].slice(-LONGEST)
export const goBack = (trail: Trail): Trail => trail.slice(0, -1)
/** Goes on reading in place: the next article, the next page. */
export const turn = (trail: Trail, stop: Stop): Trail => [...goBack(trail), stop]

/** The stop with what was loaded for it; the same trail where it is for another one. */
export function withLoaded(
  trail: Trail,
  loaded: { readonly article: LawArticle } | { readonly contents: LawContents },
): Trail {
  const stop = trail.at(-1)
  if (stop?.kind === 'article' && 'article' in loaded && loaded.article.id === stop.id)
    return turn(trail, { ...stop, ...loaded })
  if (stop?.kind === 'contents' && 'contents' in loaded && loaded.contents.id === stop.id)
    return turn(trail, { ...stop, ...loaded })
  return trail
}

export const isLoaded = (stop: Stop | undefined): boolean =>
  stop !== undefined &&
  (stop.kind === 'answer' || (stop.kind === 'article' ? stop.article !== null : stop.contents !== null))
