import { Button } from '../../../../ui-kit/components/button.tsx'
import { useWords } from '../../kiosk.tsx'
import css from './laws.module.css'

interface PagerProps {
  readonly page: number
  readonly pages: number
  readonly onTurn: (page: number) => void
}

/** Pages of a long list, to turn with one touch; nothing where there is one page. */
export function Pager({ page, pages, onTurn }: PagerProps) {
  const { t } = useWords()
  if (pages < 2) return null
  return (
    <div className={css.pager}>
      <Button action="page-back" icon="back" disabled={page === 0} onPress={() => onTurn(page - 1)} grow>
        {t('laws.page-back')}
      </Button>
      <span>{t('laws.page', { page: page + 1, pages })}</span>
      <Button
        action="page-on"
        iconAfter="next"
        disabled={page >= pages - 1}
        onPress={() => onTurn(page + 1)}
        grow
      >
        {t('laws.page-on')}
      </Button>
    </div>
  )
}
