import { Button } from '../../../ui-kit/components/button.tsx'
import { useKiosk, useWords } from '../kiosk.tsx'
import css from './help-calls.module.css'

/** The two calls for help on screens that have no bottom bar. */
export function HelpCalls({ onPanel = false }: { readonly onPanel?: boolean }) {
  const { send } = useKiosk()
  const { t } = useWords()
  const tone = onPanel ? 'panel' : 'plain'
  return (
    <div className={css.calls}>
      <Button action="emergency" icon="sos" tone={tone} onPress={() => send({ type: 'EMERGENCY' })}>
        {t('action.emergency')}
      </Button>
      <Button action="call-staff" icon="person" tone={tone} onPress={() => send({ type: 'CALL_STAFF' })}>
        {t('action.call-staff')}
      </Button>
    </div>
  )
}
