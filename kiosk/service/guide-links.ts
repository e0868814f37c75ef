import { parseCitation } from '../../content/engine/citation.ts'
import type { Content } from '../../content/load.ts'
import { titleKey } from '../../content/laws/titles.ts'
import type { GuideLink, ServiceLink } from '../api.ts'
import { citationsOf } from './guide-sheet.ts'

type Guides = Pick<Content, 'guides'>

/** Of a list, those that there are, by the names that visitors read. */
export const guideLinks = ({ guides }: Guides, ids: readonly string[]): GuideLink[] =>
  ids.flatMap((id) => {
    const guide = guides.get(id)
    return guide ? [{ id, title: guide.title }] : []
  })

/** Null where the catalogue of this office has none of that name. */
export const serviceLink = ({ services }: Pick<Content, 'services'>, id: string): ServiceLink | null => {
  const item = services.find((one) => one.id === id)
  return item ? { id, name: item.name } : null
}

/** More of them are a list to search through, not a way on. */
const MOST = 4

/** The guides that rest on an article of a law, those where it stands in more outcomes first. */
export function guidesByArticle(content: Guides): (law: string, article: string) => GuideLink[] {
  const uses = new Map<string, Map<string, number>>()
  for (const [id, guide] of content.guides)
    for (const [outcome, part] of Object.entries(guide.outcomes))
      for (const cite of citationsOf({ ...guide, outcomes: { [outcome]: part } })) {
        const { law, article } = parseCitation(cite)!
        const of = uses.get(`${law} ${article}`) ?? new Map<string, number>()
        uses.set(`${law} ${article}`, of.set(id, (of.get(id) ?? 0) + 1))
      }
  return (law, article) => {
    const found = [...(uses.get(`${titleKey(law)} ${article}`) ?? [])].toSorted(([, a], [, b]) => b - a)
    return guideLinks(
      content,
      found.slice(0, MOST).map(([id]) => id),
    )
  }
}
