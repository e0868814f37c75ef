import { Button } from '../../../ui-kit/components/button.tsx'
import { StatusStrip } from '../../../ui-kit/components/status-strip.tsx'
import { CallStaff } from './call-staff.tsx'
import { useWords } from '../kiosk.tsx'
import css from './trouble.module.css'

/** Something did not work: what happened, what to do, once more, or a person. `id` and `id.help` are words. */
export function Trouble({ id, onRetry }: { readonly id: string; readonly onRetry: () => void }) {
  const { t } = useWords()
  return (
    <div className={css.trouble}>
      <StatusStrip id={id} tone="trouble" help={t(`${id}.help`)}>
        {t(id)}
      </StatusStrip>
      <div className={css.ways}>
        <Button action="retry" size="big" tone="primary" grow onPress={onRetry}>
          {t('action.retry')}
        </Button>
        <CallStaff grow />
      </div>
    </div>
  )
}
