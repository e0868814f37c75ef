import { Icon } from '../../../../ui-kit/components/icon.tsx'
import type { LawArticle } from '../../../api.ts'
import { useDates } from '../../hooks/use-dates.ts'
import { useWords } from '../../kiosk.tsx'
import { LawStatus } from './law-status.tsx'
import css from './laws.module.css'

/** Statute text is Chinese in every language of the page; our gist stands before it. */
export function ArticleText({ article }: { readonly article: LawArticle }) {
  const { t } = useWords()
  const { day } = useDates()
  return (
    <article className={css.article}>
      <div className={css.about}>
        <header className={css.head}>
          <p className={css.path} lang="zh-CN" dir="ltr">
            《{article.law}》{article.path.length > 0 && ` ${article.path.join(' · ')}`}
          </p>
          <h1 className={css.number} lang="zh-CN">
            {article.article}
          </h1>
          <p className={css.facts}>
            <LawStatus status={article.status} />
            {article.effective && <span>{t('law-article.effective', { date: day(article.effective) })}</span>}
          </p>
        </header>
        {article.gist && (
          <div className={css.gist} lang="zh-CN">
            <b>
              <Icon name="help" size="s" /> {t('law-article.gist')}
            </b>
            <p dir="ltr">{article.gist}</p>
            <small>{t('law-article.gist.note')}</small>
          </div>
        )}
      </div>
      {article.paragraphs ? (
        <div className={css.text} lang="zh-CN" dir="ltr">
          {article.paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      ) : (
        <p className={css.hint}>{t('law-article.digest-only')}</p>
      )}
      <p className={css.citation} lang="zh-CN" dir="ltr">
        {article.citation}
      </p>
    </article>
  )
}
