import { StatusStrip } from '../../../../ui-kit/components/status-strip.tsx'
import type { Screen } from '../../../session/screen.ts'
import { Page } from '../../components/page.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'

export function FormLoading({ screen }: { readonly screen: Extract<Screen, { screen: 'form-loading' }> }) {
  const { send } = useKiosk()
  const { t } = useWords()
  return (
    <Page screen="form-loading" calm>
      {screen.status === 'loading' ? (
        <StatusStrip tone="waiting">{t('form.loading')}</StatusStrip>
      ) : (
        <Trouble
          id="form.loading.failed"
          onRetry={() => send({ type: 'OPEN_APPLICATION', form: screen.formId })}
        />
      )}
    </Page>
  )
}
