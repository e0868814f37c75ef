import type { ReactNode } from 'react'
import { Icon } from '../../../ui-kit/components/icon.tsx'
import { PressButton } from '../../../ui-kit/components/press-button.tsx'
import type { IconName } from '../../../ui-kit/icons.ts'
import type { SessionEvent } from '../../session/events.ts'
import { useKiosk, useWords } from '../kiosk.tsx'
import { useSpeech } from '../speech/speech-context.tsx'
import css from './bottom-bar.module.css'

/**
 * Always the lowest thing on the screen, each tool always in the same place: first what hides a visit, in the
 * middle what makes the page fit the visitor, last the two calls for help.
 */
export function BottomBar() {
  const { frame } = useKiosk()
  const { t } = useWords()
  const { text, contrast, low, time } = frame.display
  const fitted = text !== 'standard' || contrast !== 'standard' || low || time !== 'standard'
  return (
    <nav className={css.bar} aria-label={t('aria.accessibility')}>
      <Tool action="quick-exit" icon="exit" event={{ type: 'QUICK_EXIT' }}>
        {t('action.quick-exit')}
      </Tool>
      <Tool action="cover" icon="cover" event={{ type: 'COVER' }}>
        {t('action.cover')}
      </Tool>
      <Tool
        action="display"
        icon="text"
        kind={fitted ? 'fitted' : undefined}
        event={{ type: 'OPEN_DISPLAY' }}
      >
        {t('action.display')}
      </Tool>
      <SpeechTool />
      <Tool action="languages" icon="globe" event={{ type: 'OPEN_LANGUAGES' }}>
        {t('action.language')}
      </Tool>
      <Tool action="emergency" icon="sos" kind="emergency" event={{ type: 'EMERGENCY' }}>
        {t('action.emergency')}
      </Tool>
      <Tool action="call-staff" icon="person" kind="help" event={{ type: 'CALL_STAFF' }}>
        {t('action.call-staff.short')}
      </Tool>
    </nav>
  )
}

/** Reads every screen aloud from now on; hidden where nothing on this machine can speak. */
function SpeechTool() {
  const { frame } = useKiosk()
  const { t } = useWords()
  const speech = useSpeech()
  if (speech.offer === 'none') return null
  return (
    <div className={css.holder} data-speech="">
      <PressButton action="speech" pressed={frame.speech.on} className={css.tool} onPress={speech.toggle}>
        <Icon name="speak" />
        <span className={css.name}>
          {t(speech.offer === 'own' ? 'action.speech' : 'action.speech.chinese')}
        </span>
      </PressButton>
    </div>
  )
}

interface ToolProps {
  readonly action: string
  readonly icon: IconName
  readonly event: SessionEvent
  readonly kind?: 'help' | 'emergency' | 'fitted' | undefined
  readonly children: ReactNode
}

function Tool({ action, icon, event, kind, children }: ToolProps) {
  const { send } = useKiosk()
  return (
    <PressButton action={action} value={kind} className={css.tool} onPress={() => send(event)}>
      <Icon name={icon} directed={icon === 'exit'} />
      <span className={css.name}>{children}</span>
    </PressButton>
  )
}
