import { Button } from '../../../ui-kit/components/button.tsx'
import { useKiosk, useWords } from '../kiosk.tsx'
import css from './page-bar.module.css'

interface PageBarProps {
  readonly title: string
  readonly chinese: string | null
  readonly heading: boolean
  readonly subtitle: string | null
}

/** Where am I, and the two ways out, always in the same place. */
export function PageBar({ title, chinese, heading, subtitle }: PageBarProps) {
  const { frame, send } = useKiosk()
  const { t } = useWords()
  const Name = heading ? 'h1' : 'b'
  return (
    <header className={css.bar}>
      {frame.canGoBack && (
        <Button action="back" icon="back" tone="panel" onPress={() => send({ type: 'BACK' })}>
          {t('action.back')}
        </Button>
      )}
      <div className={css.title}>
        <Name className={css.name}>
          <bdi>{title}</bdi>
          {chinese && (
            <span className={css.chinese} lang="zh-CN" dir="ltr" data-beside="">
              {chinese}
            </span>
          )}
        </Name>
        {subtitle && <span className={css.subtitle}>{subtitle}</span>}
      </div>
      <Button action="home" icon="home" tone="panel" onPress={() => send({ type: 'HOME' })}>
        {t('action.home')}
      </Button>
    </header>
  )
}
