import type { ReactNode } from 'react'
import { Button } from '../../../ui-kit/components/button.tsx'
import { Icon } from '../../../ui-kit/components/icon.tsx'
import { PressButton } from '../../../ui-kit/components/press-button.tsx'
import type { IconName } from '../../../ui-kit/icons.ts'
import { useKiosk, useWords } from '../kiosk.tsx'
import { RATES, VOLUMES } from './reader.ts'
import { useSpeech } from './speech-context.tsx'
import css from './speech-bar.module.css'

/** What is being read, who hears it, and the hand on it: stands over the bottom bar while speech is on. */
export function SpeechBar() {
  const { frame } = useKiosk()
  return frame.speech.on ? <OpenBar /> : null
}

function OpenBar() {
  const { frame } = useKiosk()
  const { t } = useWords()
  const speech = useSpeech()
  const { state, withheld } = speech
  const isSilent = state.volume === 0
  const volume = VOLUMES.findIndex((step) => step === state.volume)
  const rate = RATES.findIndex((step) => step === state.rate)
  const isReading = state.status === 'reading'
  const status = isReading ? 'reading' : state.status === 'paused' ? 'paused' : 'done'
  return (
    <section
      className={css.bar}
      data-speech=""
      data-speech-bar=""
      data-status={status}
      aria-label={t('speech.title')}
    >
      <p className={css.status} data-tone={withheld || isSilent ? 'note' : undefined}>
        <Icon name={frame.speech.headphones ? 'headphones' : 'speak'} size="s" />
        {withheld ? (
          <>
            <span>{t('speech.private')}</span>
            <Button action="speech-private" size="pill" onPress={speech.allowPrivate}>
              {t('speech.private.allow')}
            </Button>
          </>
        ) : isSilent ? (
          <span>{t('speech.status.silent')}</span>
        ) : (
          <>
            <b>{t(`speech.status.${status}`)}</b>
            <span>{t(frame.speech.headphones ? 'speech.headphones' : 'speech.speaker')}</span>
            <span className={css.figures}>
              {t('speech.volume', { level: volume })} · {t('speech.rate', { level: rate + 1 })}
            </span>
          </>
        )}
      </p>
      <div className={css.buttons} data-group="">
        <Hand
          action="speech-previous"
          icon="skip-back"
          disabled={state.index <= 0}
          onPress={() => speech.step(-1)}
        >
          {t('speech.previous')}
        </Hand>
        <Hand action="speech-pause" icon={isReading ? 'pause' : 'play'} strong onPress={speech.pauseOrResume}>
          {t(isReading ? 'speech.pause' : 'speech.resume')}
        </Hand>
        <Hand
          action="speech-next"
          icon="skip-on"
          disabled={state.index >= speech.total - 1}
          onPress={() => speech.step(1)}
        >
          {t('speech.next')}
        </Hand>
        <Hand action="speech-slower" icon="slower" disabled={rate === 0} onPress={() => speech.faster(-1)}>
          {t('speech.slower')}
        </Hand>
        <Hand
          action="speech-faster"
          icon="faster"
          disabled={rate === RATES.length - 1}
          onPress={() => speech.faster(1)}
        >
          {t('speech.faster')}
        </Hand>
        <Hand action="speech-quieter" icon="quieter" disabled={isSilent} onPress={() => speech.louder(-1)}>
          {t('speech.quieter')}
        </Hand>
        <Hand
          action="speech-louder"
          icon="louder"
          disabled={volume === VOLUMES.length - 1}
          onPress={() => speech.louder(1)}
        >
          {t('speech.louder')}
        </Hand>
        <Hand action="speech-off" icon="close" onPress={speech.toggle}>
          {t('speech.off')}
        </Hand>
      </div>
    </section>
  )
}

interface HandProps {
  readonly action: string
  readonly icon: IconName
  readonly disabled?: boolean
  /** The one that is used most. */
  readonly strong?: boolean
  readonly onPress: () => void
  readonly children: ReactNode
}

function Hand({ action, icon, disabled, strong = false, onPress, children }: HandProps) {
  return (
    <PressButton
      action={action}
      value={strong ? 'strong' : undefined}
      disabled={disabled}
      className={css.hand}
      onPress={onPress}
    >
      <Icon name={icon} directed={icon.startsWith('skip')} />
      <span className={css.name}>{children}</span>
    </PressButton>
  )
}
