import { Button } from '../../../ui-kit/components/button.tsx'
import { Dialog } from '../../../ui-kit/components/dialog.tsx'
import { Heading } from '../components/heading.tsx'
import { useKiosk, useWords } from '../kiosk.tsx'
import css from './overlays.module.css'

/** Another code than that of a receipt: what can be scanned here, and the way without. */
export function ScanRefused() {
  const { send, frame } = useKiosk()
  const { t } = useWords()
  return (
    <Dialog id="scan-refused" label={t('scan-refused.title')} alert>
      <Heading id="scan-refused.title" />
      <p className={css.lead}>{t('scan-refused.lead')}</p>
      <div className={css.stack}>
        <Button
          action="scan-refused-close"
          size="big"
          tone="primary"
          onPress={() => send({ type: 'CLOSE_OVERLAY' })}
        >
          {t('scan-refused.close')}
        </Button>
        {!frame.losesData && (
          <Button action="scan-refused-type" size="big" onPress={() => send({ type: 'OPEN_PROGRESS' })}>
            {t('scan-refused.type')}
          </Button>
        )}
      </div>
    </Dialog>
  )
}
