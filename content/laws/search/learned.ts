import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { err, ok, type Result } from '../../../base/result.ts'
import { decodeAssociations, type Associations } from './associations.ts'
import { featureCount } from './features.ts'
import { decodeReranker, type Reranker } from './reranker.ts'
import { parseSyllables, type Syllables } from './syllables.ts'

/** What `npm run laws -- learn` learned. */
export interface Learned {
  readonly associations: Associations
  readonly reranker: Reranker
  readonly syllables: Syllables
}
/** Learning itself runs engines that have only some of it, or nothing. */
export type LearnedParts = Partial<Learned>

export const LEARNED_FOLDER = fileURLToPath(new URL('../learned', import.meta.url))
export const ASSOCIATIONS = 'associations.bin'
export const RERANKER = 'reranker.bin'
export const SYLLABLES = 'syllables.txt'

/** Reads the learned parts; empty where nothing was learned. The error says which file is wrong. */
export function loadLearned(folder: string = LEARNED_FOLDER): Result<LearnedParts, string> {
  if (!existsSync(join(folder, ASSOCIATIONS))) return ok({})
  const associations = decodeAssociations(readFileSync(join(folder, ASSOCIATIONS)))
  if (!associations.ok) return err(`${join(folder, ASSOCIATIONS)}: ${associations.error}`)
  const reranker = decodeReranker(readFileSync(join(folder, RERANKER)), featureCount)
  if (!reranker.ok) return err(`${join(folder, RERANKER)}: ${reranker.error}`)
  const syllables = parseSyllables(readFileSync(join(folder, SYLLABLES), 'utf8'))
  return ok({ associations: associations.value, reranker: reranker.value, syllables })
}
