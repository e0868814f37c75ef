import type { Hono } from 'hono'
import { z } from 'zod'
import type { LawService } from '../../content/laws/law-worker.ts'
import { lawSearch, type LawArticle, type LawHit } from '../api.ts'
import { readBody } from './body.ts'
import { refuse } from './guard.ts'

/** Search and articles: no identity, no session, and the question is neither logged nor kept. */
export function lawRoutes(app: Hono, deps: { laws: () => LawService | undefined }): void {
  app.post('/api/laws/search', async (c) => {
    const body = await readBody(c, lawSearch)
    if (!body.ok) return body.error
    const laws = deps.laws()
    if (!laws) return refuse(c, 'not-ready', 'the law store is not open')
    const hits = (await laws.search(body.value.question, { top: body.value.top })) satisfies LawHit[]
    return c.json({ hits })
  })

  app.post('/api/laws/article', async (c) => {
    const body = await readBody(c, z.object({ id: z.string().max(200) }))
    if (!body.ok) return body.error
    const article = (await deps.laws()?.article(body.value.id)) satisfies LawArticle | undefined
    return article ? c.json(article) : refuse(c, 'not-found', 'no such article')
  })
}
