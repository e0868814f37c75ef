import type { LawArticle } from '../../../api.ts'
import { QrCard } from '../../components/qr-card.tsx'
import { useWords } from '../../kiosk.tsx'
import css from './laws.module.css'

/** How to cite the article, and where its official text is found. */
export function LawSource({ article }: { readonly article: LawArticle }) {
  const { t } = useWords()
  return (
    <footer className={css.source}>
      {article.official && (
        <QrCard url={article.official}>
          <b>{t('law-article.official')}</b>
          <p>{t('law-article.official.how')}</p>
        </QrCard>
      )}
      <p className={css.citation} lang="zh-CN" dir="ltr">
        {article.citation}
      </p>
      <p className={css.citation}>{t('law-article.source')}</p>
    </footer>
  )
}
