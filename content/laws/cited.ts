import { parseCitation } from '../engine/citation.ts'
import { changeOf } from './changes.ts'
import type { Corpus } from './corpus.ts'
import type { ChangeEntry } from './digest-schema.ts'
import type { Engine } from './search/engine.ts'
import { articleId } from './titles.ts'

/** The article that a citation means, in the version in force: its id, or null where this machine does not have it. */
export type Cited = (citation: string) => string | null

export const createCited =
  (engine: Engine, corpus: Corpus, changes: readonly ChangeEntry[], today: () => string): Cited =>
  (citation) => {
    const parsed = parseCitation(citation)
    if (!parsed) return null
    const version = engine.inForce(parsed.law, today())
    // Content cites the newest text: where this machine has an older one, the same number is another article.
    const known =
      version !== undefined &&
      corpus.find(version, parsed.article) !== undefined &&
      changeOf(version, changes, today()) === undefined
    return known ? articleId(version.title, version.version, parsed.article) : null
  }
