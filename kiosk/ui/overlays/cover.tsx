import { useEffect, useRef } from 'react'
import { Button } from '../../../ui-kit/components/button.tsx'
import { Mirror, Pigments } from '../../../ui-kit/components/motif.tsx'
import { PressButton } from '../../../ui-kit/components/press-button.tsx'
import { Brand } from '../components/brand.tsx'
import { useKiosk, useWords } from '../kiosk.tsx'
import css from './cover.module.css'

/**
 * A picture that says nothing of what is being done here; one touch anywhere uncovers. The page behind it is
 * neither painted nor in the accessibility tree. The warning of the idle time still comes, over it.
 */
export function Cover() {
  const { frame, send } = useKiosk()
  const { t } = useWords()
  const root = useRef<HTMLElement>(null)
  useEffect(() => root.current?.focus(), [])
  return (
    <main ref={root} className={css.cover} data-cover="" tabIndex={-1} inert={frame.overlay !== 'none'}>
      <div className={css.portrait}>
        <Mirror width={1080} height={1920} cx={540} cy={720} r={320} level={1180} />
      </div>
      <div className={css.landscape}>
        <Mirror width={1920} height={1080} cx={960} cy={410} r={290} level={740} />
      </div>
      <PressButton
        action="uncover"
        className={css.glass}
        label={t('cover.uncover')}
        onPress={() => send({ type: 'UNCOVER' })}
      >
        {null}
      </PressButton>
      <div className={css.inner}>
        <Brand />
        <h1 className={css.hint}>{t('cover.uncover')}</h1>
        <div className={css.over}>
          <Button action="start-over" icon="exit" tone="panel" onPress={() => send({ type: 'START_OVER' })}>
            {t('action.start-over')}
          </Button>
        </div>
      </div>
      <Pigments />
    </main>
  )
}
