import type { Hono } from 'hono'
import type { LawService } from '../../content/laws/law-worker.ts'
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
  { content, laws }: { content: Content; laws: () => LawService | undefined },
): void {
  let made:
    | {
        readonly of: LawService | undefined
        readonly version: string
        readonly suggester: Promise<Suggester>
      }
    | undefined
  /** The laws are opened while the page already runs, and content may be replaced. */
  function suggester(): Promise<Suggester> {
    const store = laws()
    const { version } = content
    if (!made || made.of !== store || made.version !== version)
      made = { of: store, version, suggester: make(store) }
    return made.suggester
  }
  async function make(store: LawService | undefined): Promise<Suggester> {
    return createSuggester(vocabularyOf(content, await store?.names()))
  }

  app.post('/api/suggestions', async (c) => {
    const body = await readBody(c, suggestionRequest)
    if (!body.ok) return body.error
    const { typed, language } = body.value
    const suggestions = (await suggester()).suggest(typed, {
      language,
      most: MOST,
    }) satisfies readonly Suggestion[]
    return c.json({ suggestions })
  })
}
