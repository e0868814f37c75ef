import { Button } from '../../../ui-kit/components/button.tsx'
import { Dialog } from '../../../ui-kit/components/dialog.tsx'
import { Heading } from '../components/heading.tsx'
import { useKiosk, useWords } from '../kiosk.tsx'
import css from './overlays.module.css'

/** Only where something would be lost. */
export function Leave() {
  const { send } = useKiosk()
  const { t } = useWords()
  return (
    <Dialog id="leave" label={t('leave.title')} alert>
      <Heading id="leave.title" />
      <p className={css.lead}>{t('leave.lead')}</p>
      <div className={css.stack}>
        <Button action="leave-stay" size="big" tone="primary" onPress={() => send({ type: 'CLOSE_OVERLAY' })}>
          {t('leave.stay')}
        </Button>
        <Button action="leave-leave" size="big" icon="exit" onPress={() => send({ type: 'HOME' })}>
          {t('leave.leave')}
        </Button>
        <Button action="start-over" size="big" tone="ghost" onPress={() => send({ type: 'START_OVER' })}>
          {t('action.start-over')}
        </Button>
      </div>
    </Dialog>
  )
}
