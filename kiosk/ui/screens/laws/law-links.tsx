import { LinkRow } from '../../../../ui-kit/components/link-row.tsx'
import { Tag } from '../../../../ui-kit/components/tag.tsx'
import type { LawArticle, LawLink } from '../../../api.ts'
import { Part } from '../../components/part.tsx'
import { Shelf } from '../../components/shelf.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import css from './laws.module.css'

const MOST = 8

/** The articles that this one names, and those that name it. */
export function LawLinks({ article }: { readonly article: LawArticle }) {
  const named = article.references.flatMap(({ targets }) => targets).filter(({ id }) => id !== article.id)
  return (
    <>
      <Links id="references" law={article.law} links={unique(named)} />
      <Links id="cited-by" law={article.law} links={unique(article.referencedBy)} />
    </>
  )
}

const unique = <L extends LawLink>(links: readonly L[]): L[] => [
  ...new Map(links.map((link) => [link.id, link])).values(),
]

interface LinksProps {
  readonly id: 'references' | 'cited-by'
  /** Its own law needs no name. */
  readonly law: string
  readonly links: readonly (LawLink & { readonly uncertain?: boolean })[]
}

function Links({ id, law, links }: LinksProps) {
  const { send } = useKiosk()
  const { t } = useWords()
  if (links.length === 0) return null
  const more = links.length - MOST
  return (
    <Part id={`law-article.${id}`}>
      <Shelf as="ul">
        {links.slice(0, MOST).map((link) => (
          <li key={link.id}>
            <LinkRow
              action={id === 'references' ? 'reference' : 'cited-by'}
              value={link.id}
              small
              after={link.uncertain && <Tag tone="note">{t('law-article.uncertain')}</Tag>}
              onPress={() => send({ type: 'OPEN_ARTICLE', id: link.id })}
            >
              <span lang="zh-CN" dir="ltr">
                {link.law !== law && <span className={css.law}>《{link.law}》</span>} <b>{link.article}</b>
              </span>
            </LinkRow>
          </li>
        ))}
      </Shelf>
      {more > 0 && <p className={css.hint}>{t('law-article.more-links', { total: more })}</p>}
    </Part>
  )
}
