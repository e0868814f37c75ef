import { Button } from '../../../../ui-kit/components/button.tsx'
import { StatusStrip } from '../../../../ui-kit/components/status-strip.tsx'
import type { Screen } from '../../../session/screen.ts'
import { Page } from '../../components/page.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'

export function FormLoading({ screen }: { readonly screen: Extract<Screen, { screen: 'form-loading' }> }) {
  const { send } = useKiosk()
  const { t } = useWords()
  return (
    <Page screen="form-loading">
      {screen.status === 'loading' ? (
        <StatusStrip tone="waiting">{t('form.loading')}</StatusStrip>
      ) : (
        <>
          <StatusStrip tone="trouble" help={t('form.loading.failed.help')}>
            {t('form.loading.failed')}
          </StatusStrip>
          <Button
            action="call-staff"
            size="big"
            tone="attention"
            icon="person"
            onPress={() => send({ type: 'CALL_STAFF' })}
          >
            {t('action.call-staff')}
          </Button>
        </>
      )}
    </Page>
  )
}
