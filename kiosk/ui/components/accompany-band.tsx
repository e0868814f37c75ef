import { Button } from '../../../ui-kit/components/button.tsx'
import { Icon } from '../../../ui-kit/components/icon.tsx'
import { useKiosk, useWords } from '../kiosk.tsx'
import css from './accompany-band.module.css'

/** As long as a clerk sees this screen, or is asked to, the citizen sees that, and ends it with one touch. */
export function AccompanyBand() {
  const { frame, send } = useKiosk()
  const { t } = useWords()
  const { state, clerk, reason } = frame.accompany
  if (state === 'none') return null
  const words = state === 'over' ? `accompany.over.${reason ?? 'clerk'}` : `accompany.${state}`
  return (
    <div className={css.band} data-accompany={state} aria-live="polite">
      <Icon name="person" />
      <b className={css.text}>{t(words, { clerk: clerk ?? '' })}</b>
      {state === 'offered' && (
        <Button action="accompany-look" tone="primary" onPress={() => send({ type: 'ASK_ACCOMPANY' })}>
          {t('accompany.look')}
        </Button>
      )}
      <Button action="accompany-stop" onPress={() => send({ type: 'STOP_ACCOMPANY' })}>
        {t(state === 'over' ? 'accompany.understood' : 'accompany.stop')}
      </Button>
    </div>
  )
}
