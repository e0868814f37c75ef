import type { Stroke } from './stroke.ts'

/** What the page asks its handwriting worker, and what it answers; answers come in the order of the questions. */
export interface HandwritingQuestion {
  readonly id: number
  readonly strokes: readonly Stroke[]
}
export interface HandwritingAnswer {
  readonly id: number
  /** Best first; null where the model could not be read. */
  readonly characters: readonly string[] | null
}
