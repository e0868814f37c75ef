import type { Context, Hono } from 'hono'
import { z } from 'zod'
import type { Clock } from '../../base/clock.ts'
import { provinceOf } from '../../base/provinces.ts'
import type { LawService } from '../../content/laws/law-worker.ts'
import { perContent } from './content-packs/live-content.ts'
import type { Content } from '../../content/load.ts'
import {
  lawArticle,
  lawPrintRequest,
  lawSearch,
  type LawContents,
  type LawKind,
  type LawSearchResult,
} from '../api.ts'
import { readBody } from './body.ts'
import { refuse, sessionGuard } from './guard.ts'
import { guideLinks, guidesByArticle, serviceLink } from './guide-links.ts'
import { lawReceiptOf } from './law-receipt.ts'
import { printFor, type PrintDeps } from './print-job.ts'
import type { UsageCounter } from './usage.ts'

interface LawDeps extends PrintDeps {
  readonly laws: () => LawService | undefined
  readonly content: Content
  readonly clock: Clock
  readonly usage: UsageCounter
}

/** So many may have been meant; the conversation asks which. */
const ANSWERS = 8

const CATEGORIES = {
  all: undefined,
  law: ['law'],
  regulation: ['regulation', 'rule'],
  interpretation: ['interpretation'],
  local: ['local'],
} as const satisfies Record<LawKind, readonly string[] | undefined>

const byId = z.object({ id: z.string().max(200) })
const noArticle = (c: Context) => refuse(c, 'not-found', 'no such article')

/** Search, articles and contents: no identity, no session, and the question is not logged; what was not found is counted (usage.ts). */
export function lawRoutes(app: Hono, deps: LawDeps): void {
  const { laws, content, clock } = deps
  // Rules of another province do not bind here.
  const region = () => provinceOf(content.office.officeCode)
  const guidesOf = perContent(content, guidesByArticle)

  app.post('/api/laws/search', async (c) => {
    const body = await readBody(c, lawSearch)
    if (!body.ok) return body.error
    const service = laws()
    if (!service) return refuse(c, 'not-ready', 'the law store is not open')
    const { question, top, kind, past } = body.value
    const [hits, law] = await Promise.all([
      service.search(question, { top, past, categories: CATEGORIES[kind], region: region() }),
      service.lawAskedFor(question),
    ])
    const articles = hits.map(({ id }) => id)
    const found = await service.answers(question, articles, ANSWERS)
    const answers = found.map((answer) => ({
      ...answer,
      guides: guideLinks(content, answer.guides),
      service: serviceLink(content, answer.service),
    }))
    deps.usage.search(question, answers.length + hits.length > 0 || law !== undefined)
    return c.json({ answers, hits, law: law ?? null } satisfies LawSearchResult)
  })

  async function articleOf(id: string) {
    const found = await laws()?.article(id)
    return found && lawArticle.parse({ ...found, guides: guidesOf()(found.law, found.article) })
  }

  app.post('/api/laws/article', async (c) => {
    const body = await readBody(c, byId)
    if (!body.ok) return body.error
    const article = await articleOf(body.value.id)
    return article ? c.json(article) : noArticle(c)
  })

  app.post('/api/laws/contents', async (c) => {
    const body = await readBody(c, byId)
    if (!body.ok) return body.error
    const contents = (await laws()?.contents(body.value.id)) satisfies LawContents | undefined
    return contents ? c.json(contents) : refuse(c, 'not-found', 'no such law')
  })

  app.post('/api/laws/print', sessionGuard(deps.sessions), async (c) => {
    const body = await readBody(c, lawPrintRequest)
    if (!body.ok) return body.error
    const article = await articleOf(body.value.article)
    if (!article) return noArticle(c)
    const { language } = body.value
    const document = lawReceiptOf({ article, language, content, printedAt: clock.now() })
    return printFor(c, document, { ...deps, wide: true })
  })
}
