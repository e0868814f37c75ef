import { Icon } from '../../../../ui-kit/components/icon.tsx'
import { PressButton } from '../../../../ui-kit/components/press-button.tsx'
import type { LawArticle, LawLink } from '../../../api.ts'
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
    <section className={css.links}>
      <h2 className={css.label}>{t(`law-article.${id}`)}</h2>
      <ul className={css.linkList}>
        {links.slice(0, MOST).map((link) => (
          <li key={link.id}>
            <PressButton
              action={id === 'references' ? 'reference' : 'cited-by'}
              value={link.id}
              className={css.link}
              onPress={() => send({ type: 'OPEN_ARTICLE', id: link.id })}
            >
              <span lang="zh-CN" dir="ltr">
                {link.law !== law && <span className={css.law}>《{link.law}》</span>} <b>{link.article}</b>
              </span>
              {link.uncertain && <span className={css.pill}>{t('law-article.uncertain')}</span>}
              <Icon name="next" size="s" directed />
            </PressButton>
          </li>
        ))}
      </ul>
      {more > 0 && <p className={css.hint}>{t('law-article.more-links', { total: more })}</p>}
    </section>
  )
}
