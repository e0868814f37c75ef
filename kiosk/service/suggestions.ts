import type { Hono } from 'hono'
import type { LawStore } from '../../content/laws/law-store.ts'
import type { Content } from '../../content/load.ts'
import { createSuggester, type Suggester } from '../../content/suggest/suggester.ts'
import { vocabularyOf } from '../../content/suggest/vocabulary.ts'
import { suggestionRequest, type Suggestion } from '../api.ts'
import { readBody } from './body.ts'

/** More rows than these are read by nobody while writing. */
const MOST = 6

/** Suggestions while a visitor writes: like the search without identity, and neither logged nor kept. */
export function suggestionRoutes(
  app: Hono,
  { content, laws }: { content: Content; laws: () => LawStore | undefined },
): void {
  let made: { readonly of: LawStore | undefined; readonly suggester: Suggester } | undefined
  /** The laws are opened while the page already runs. */
  function suggester(): Suggester {
    const store = laws()
    if (!made || made.of !== store)
      made = { of: store, suggester: createSuggester(vocabularyOf(content, store)) }
    return made.suggester
  }

  app.post('/api/suggestions', async (c) => {
    const body = await readBody(c, suggestionRequest)
    if (!body.ok) return body.error
    const { typed, language } = body.value
    const suggestions = suggester().suggest(typed, { language, most: MOST }) satisfies readonly Suggestion[]
    return c.json({ suggestions })
  })
}
