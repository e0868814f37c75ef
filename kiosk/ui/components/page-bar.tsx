import { Button } from '../../../ui-kit/components/button.tsx'
import { useKiosk, useWords } from '../kiosk.tsx'
import css from './page-bar.module.css'

interface PageBarProps {
  readonly title: string
  readonly chinese: string | null
  readonly subtitle: string | null
}

/** Where am I, and the two ways out, always in the same place. */
export function PageBar({ title, chinese, subtitle }: PageBarProps) {
  const { frame, send } = useKiosk()
  const { t } = useWords()
  return (
    <header className={css.bar}>
      {frame.canGoBack && (
        <Button action="back" icon="back" tone="panel" onPress={() => send({ type: 'BACK' })}>
          {t('action.back')}
        </Button>
      )}
      <div className={css.title}>
        <b>
          <bdi>{title}</bdi>
          {chinese && (
            <span className={css.chinese} lang="zh-CN" dir="ltr" data-beside="">
              {chinese}
            </span>
          )}
        </b>
        {subtitle && <span className={css.subtitle}>{subtitle}</span>}
      </div>
      <Button action="home" icon="home" tone="panel" onPress={() => send({ type: 'HOME' })}>
        {t('action.home')}
      </Button>
    </header>
  )
}
