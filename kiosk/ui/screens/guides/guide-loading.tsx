import { StatusStrip } from '../../../../ui-kit/components/status-strip.tsx'
import type { Screen } from '../../../session/screen.ts'
import { Page } from '../../components/page.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'

export function GuideLoading({
  screen: { status },
}: {
  readonly screen: Extract<Screen, { screen: 'guide-loading' }>
}) {
  const { send } = useKiosk()
  const { t } = useWords()
  return (
    <Page screen="guide-loading">
      {status === 'loading' ? (
        <StatusStrip tone="waiting">{t('guide.loading')}</StatusStrip>
      ) : (
        <Trouble id="guide.failed" onRetry={() => send({ type: 'RETRY_GUIDE' })} />
      )}
    </Page>
  )
}
