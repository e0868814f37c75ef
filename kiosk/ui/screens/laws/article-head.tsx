import { Button } from '../../../../ui-kit/components/button.tsx'
import type { LawArticle } from '../../../api.ts'
import { useDates } from '../../hooks/use-dates.ts'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { LawStatus } from './law-status.tsx'
import css from './laws.module.css'

/** Whose text this is, which version, and whether it holds today. */
export function ArticleHead({ article }: { readonly article: LawArticle }) {
  const { send } = useKiosk()
  const { t } = useWords()
  const { day } = useDates()
  const { inForce, until, effective } = article
  return (
    <header className={css.head}>
      <p className={css.path} lang="zh-CN" dir="ltr">
        《{article.law}》{article.path.length > 0 && ` ${article.path.join(' · ')}`}
      </p>
      <h1 className={css.number} lang="zh-CN">
        {article.article}
      </h1>
      <p className={css.facts}>
        <LawStatus status={article.status} />
        {/^\d/.test(article.version) && (
          <span>{t('law-article.version', { date: day(article.version) })}</span>
        )}
        {effective && <span>{t('law-article.effective', { date: day(effective) })}</span>}
        {until && <span>{t('law-article.until', { date: day(until) })}</span>}
      </p>
      {article.change && (
        <p className={css.change} lang="zh-CN" dir="ltr">
          {article.change.what}
        </p>
      )}
      {inForce && (
        <Button
          action="in-force"
          tone="primary"
          iconAfter="next"
          onPress={() => send({ type: 'OPEN_ARTICLE', id: inForce.id })}
        >
          {t('law-article.in-force')}
        </Button>
      )}
    </header>
  )
}
