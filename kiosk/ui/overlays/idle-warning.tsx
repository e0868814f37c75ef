import { Button } from '../../../ui-kit/components/button.tsx'
import { Dialog } from '../../../ui-kit/components/dialog.tsx'
import { ProgressRing } from '../../../ui-kit/components/progress-ring.tsx'
import { Heading } from '../components/heading.tsx'
import { useCountdown } from '../hooks/use-countdown.ts'
import { useKiosk, useWords } from '../kiosk.tsx'
import css from './overlays.module.css'

/** Asks before anything is lost; one touch anywhere on the big button answers. */
export function IdleWarning() {
  const { boot, frame, send } = useKiosk()
  const { t } = useWords()
  const total = boot.idle.warningSeconds
  const seconds = useCountdown(total)
  return (
    <Dialog
      id="idle-warning"
      label={t('idle.title')}
      alert
      answers={
        <>
          <Button action="idle-exit" size="big" onPress={() => send({ type: 'START_OVER' })}>
            {t('idle.exit')}
          </Button>
          <Button
            action="idle-continue"
            size="big"
            tone="primary"
            grow
            onPress={() => send({ type: 'IDLE_CONTINUED' })}
          >
            {t('idle.continue')}
          </Button>
        </>
      }
    >
      <ProgressRing share={seconds / total}>{String(seconds)}</ProgressRing>
      <Heading id="idle.title" />
      <p className={css.lead}>{t(frame.losesData ? 'idle.lead' : 'idle.lead.information', { seconds })}</p>
      {frame.display.time === 'standard' && (
        <div className={css.stack}>
          <Button
            action="more-time"
            size="big"
            icon="hourglass"
            onPress={() => send({ type: 'SET_DISPLAY', display: { time: 'long' } })}
          >
            {t('idle.more-time')}
          </Button>
        </div>
      )}
    </Dialog>
  )
}
