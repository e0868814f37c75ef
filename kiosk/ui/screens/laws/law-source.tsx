import { Qr } from '../../../../ui-kit/components/qr.tsx'
import type { LawArticle } from '../../../api.ts'
import { useWords } from '../../kiosk.tsx'
import css from './laws.module.css'

/** How to cite the article, and where its official text is found. */
export function LawSource({ article }: { readonly article: LawArticle }) {
  const { t } = useWords()
  return (
    <footer className={css.source}>
      {article.official && (
        <div className={css.official}>
          <span className={css.qr}>
            <Qr text={article.official} label={t('law-article.official')} />
          </span>
          <p>
            <b>{t('law-article.official')}</b>
            <span>{t('law-article.official.how')}</span>
            <bdi dir="ltr" className="num">
              {new URL(article.official).host}
            </bdi>
          </p>
        </div>
      )}
      <p className={css.citation} lang="zh-CN" dir="ltr">
        {article.citation}
      </p>
      <p className={css.citation}>{t('law-article.source')}</p>
    </footer>
  )
}
