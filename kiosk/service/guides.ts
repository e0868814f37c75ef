import type { Hono } from 'hono'
import { shanghaiDate, type Clock } from '../../base/clock.ts'
import type { LawService } from '../../content/laws/law-worker.ts'
import type { Content } from '../../content/load.ts'
import type { GuideList } from '../api.ts'
import { refuse } from './guard.ts'
import { citationsOf, guideSheetOf } from './guide-sheet.ts'

/** Guides as data: the page asks the questions, this machine keeps no answer. */
export function guideRoutes(
  app: Hono,
  deps: { content: Content; laws: () => LawService | undefined; clock: Clock },
): void {
  const { content, laws, clock } = deps

  app.get('/api/guides', (c) => c.json(guideListOf(content)))

  app.get('/api/guides/:id', async (c) => {
    const guide = content.guides.get(c.req.param('id'))
    if (!guide) return refuse(c, 'not-found', 'no such guide')
    const articles = (await laws()?.cited(citationsOf(guide))) ?? {}
    return c.json(guideSheetOf({ guide, content, articles, today: shanghaiDate(clock.now()) }))
  })
}

export const guideListOf = ({ guideTopics, guides }: Content): GuideList => ({
  topics: [...guideTopics],
  guides: [...guides.values()].map(({ id, code, topic, title, lead }) => ({ id, code, topic, title, lead })),
})
