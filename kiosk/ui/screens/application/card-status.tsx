import { StatusStrip } from '../../../../ui-kit/components/status-strip.tsx'
import type { CardReader, DeviceFact } from '../../../api.ts'
import { devicePicture } from '../../components/device-picture.ts'
import { deviceWord } from '../../components/device-word.ts'
import { useKiosk, useWords } from '../../kiosk.tsx'

const canRead = ({ state }: DeviceFact): boolean => !['none', 'absent', 'fault'].includes(state)

/** The reader a card is asked for: the one of identity cards, unless only the other can read. */
export function useWantedReader(): CardReader {
  const { idCard, socialCard } = useKiosk().frame.devices
  return canRead(socialCard) && !canRead(idCard) ? 'socialCard' : 'idCard'
}

/** Waiting, reading, or what went wrong and what to do. */
export function CardStatus({
  situation,
  failedReader,
}: {
  readonly situation: string | null
  readonly failedReader: CardReader
}) {
  const { devices } = useKiosk().frame
  const { t, has } = useWords()
  const wanted = useWantedReader()
  const shown = devices.socialCard.state === 'busy' ? 'socialCard' : wanted
  const { state, situation: trouble } = devices[shown]
  if (situation !== null && state !== 'busy')
    return (
      <StatusStrip id={situation} tone="trouble" picture={devicePicture(failedReader, situation)}>
        {t(deviceWord({ device: failedReader, situation, has }))}
      </StatusStrip>
    )
  if (state === 'ready')
    return (
      <StatusStrip
        id="waiting"
        tone="waiting"
        help={shown === 'idCard' && devices.socialCard.state === 'ready' && t('identity-social.also')}
      >
        {t(shown === 'idCard' ? 'identity-card.waiting' : 'identity-social.waiting')}
      </StatusStrip>
    )
  if (state === 'busy' || state === 'connecting' || state === 'recovering')
    return (
      <StatusStrip id={state} tone="waiting">
        {t(`${shown}.${state}`)}
      </StatusStrip>
    )
  return (
    <StatusStrip
      id="unavailable"
      tone="trouble"
      picture={devicePicture(shown, state)}
      help={t('identity-card.unavailable.help')}
    >
      {t(deviceWord({ device: shown, situation: trouble, state, has }))}
    </StatusStrip>
  )
}
