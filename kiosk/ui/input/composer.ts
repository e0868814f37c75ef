import type { Candidate } from './pinyin/engine.ts'

export type { Candidate }

/** Turns keys into text where a key is not yet a character: pinyin, Yi syllables, Korean letters. */
export interface Composer {
  /** Best first; null where nothing is picked, as in Korean. */
  readonly candidates: readonly Candidate[] | null
  readonly pick: (candidate: Candidate) => void
  readonly type: (key: string) => void
  readonly erase: () => void
  readonly space: () => void
  /** Takes what was typed as it stands; false where nothing is open. */
  readonly flush: () => boolean
}
