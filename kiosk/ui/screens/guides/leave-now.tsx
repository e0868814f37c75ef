import { Button } from '../../../../ui-kit/components/button.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import css from './guides.module.css'

/** Where somebody may be watching: away at once, at the head of the page, beside the one in the bar below. */
export function LeaveNow() {
  const { send } = useKiosk()
  const { t } = useWords()
  return (
    <div className={css.leave}>
      <Button action="leave-now" icon="exit" tone="attention" onPress={() => send({ type: 'QUICK_EXIT' })}>
        {t('action.quick-exit')}
      </Button>
    </div>
  )
}
