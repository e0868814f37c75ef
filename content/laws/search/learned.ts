import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { err, ok, type Result } from '../../../base/result.ts'
import { decodeAssociations, type Associations } from './associations.ts'
import { featureCount } from './features.ts'
import { decodeReranker, type Reranker } from './reranker.ts'
import { parseSyllables, type Syllables } from './syllables.ts'

/**
 * Directions learned from our own questions, which speak as people do at a kiosk, and from given ones, which tell
 * at length: two ways to ask, and one space for both served neither well.
 */
export interface LearnedAssociations {
  readonly ours: Associations
  readonly given: Associations
}

/** What `npm run laws -- learn` learned. */
export interface Learned {
  readonly associations: LearnedAssociations
  readonly reranker: Reranker
  readonly syllables: Syllables
}
/** Learning itself runs engines that have only some of it, or nothing. */
export type LearnedParts = Partial<Learned>

export const LEARNED_FOLDER = fileURLToPath(new URL('../learned', import.meta.url))
export const ASSOCIATIONS = { ours: 'associations-ours.bin', given: 'associations-given.bin' } as const
export const RERANKER = 'reranker.bin'
export const SYLLABLES = 'syllables.txt'

/** Reads the learned parts; empty where nothing was learned. The error says which file is wrong. */
export function loadLearned(folder: string = LEARNED_FOLDER): Result<LearnedParts, string> {
  if (!existsSync(join(folder, RERANKER))) return ok({})
  const ours = decodeAssociations(readFileSync(join(folder, ASSOCIATIONS.ours)))
  if (!ours.ok) return err(`${join(folder, ASSOCIATIONS.ours)}: ${ours.error}`)
  const given = decodeAssociations(readFileSync(join(folder, ASSOCIATIONS.given)))
  if (!given.ok) return err(`${join(folder, ASSOCIATIONS.given)}: ${given.error}`)
  const reranker = decodeReranker(readFileSync(join(folder, RERANKER)), featureCount)
  if (!reranker.ok) return err(`${join(folder, RERANKER)}: ${reranker.error}`)
  const syllables = parseSyllables(readFileSync(join(folder, SYLLABLES), 'utf8'))
  return ok({ associations: { ours: ours.value, given: given.value }, reranker: reranker.value, syllables })
}
