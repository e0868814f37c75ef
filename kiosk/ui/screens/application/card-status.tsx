import { StatusStrip } from '../../../../ui-kit/components/status-strip.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import { deviceWord } from '../../components/device-word.ts'

/** Waiting, reading, or what went wrong and what to do. */
export function CardStatus({ situation }: { readonly situation: string | null }) {
  const { frame } = useKiosk()
  const { t, has } = useWords()
  const reader = frame.devices.idCard
  if (situation !== null)
    return (
      <StatusStrip id={situation} tone="trouble">
        {t(deviceWord({ device: 'idCard', situation, has }))}
      </StatusStrip>
    )
  if (reader?.state === 'ready')
    return (
      <StatusStrip id="waiting" tone="waiting">
        {t('identity-card.waiting')}
      </StatusStrip>
    )
  if (reader?.state === 'busy' || reader?.state === 'connecting' || reader?.state === 'recovering')
    return (
      <StatusStrip id={reader.state} tone="waiting">
        {t(`idCard.${reader.state}`)}
      </StatusStrip>
    )
  const word = reader
    ? deviceWord({ device: 'idCard', situation: reader.situation ?? reader.state, has })
    : 'idCard.none'
  return (
    <StatusStrip id="unavailable" tone="trouble" help={t('identity-card.unavailable.help')}>
      {t(word)}
    </StatusStrip>
  )
}
