import type { ReactNode } from 'react'
import { Icon } from '../../../ui-kit/components/icon.tsx'
import { PressButton } from '../../../ui-kit/components/press-button.tsx'
import type { IconName } from '../../../ui-kit/icons.ts'
import type { Display, SessionEvent } from '../../session/events.ts'
import { useKiosk, useWords } from '../kiosk.tsx'
import css from './bottom-bar.module.css'

const NEXT_TEXT: Record<Display['text'], Display['text']> = {
  standard: 'large',
  large: 'extra-large',
  'extra-large': 'standard',
}

/** What makes the page fit the visitor, and the two calls for help: always the lowest thing on the screen. */
export function BottomBar() {
  const { frame } = useKiosk()
  const { t } = useWords()
  const { text, contrast, low } = frame.display
  return (
    <nav className={css.bar} aria-label={t('aria.accessibility')}>
      <Tool
        action="text-size"
        icon="text"
        pressed={text !== 'standard'}
        event={{ type: 'SET_DISPLAY', display: { text: NEXT_TEXT[text] } }}
      >
        {t(text === 'standard' ? 'action.text' : `action.text.${text}`)}
      </Tool>
      <Tool
        action="contrast"
        icon="contrast"
        pressed={contrast === 'high'}
        event={{ type: 'SET_DISPLAY', display: { contrast: contrast === 'high' ? 'standard' : 'high' } }}
      >
        {t('action.contrast')}
      </Tool>
      <Tool action="low" icon="low" pressed={low} event={{ type: 'SET_DISPLAY', display: { low: !low } }}>
        {t('action.low')}
      </Tool>
      <Tool action="languages" icon="globe" event={{ type: 'OPEN_LANGUAGES' }}>
        {t('action.language')}
      </Tool>
      <Tool action="emergency" icon="sos" kind="emergency" event={{ type: 'EMERGENCY' }}>
        {t('action.emergency')}
      </Tool>
      <Tool action="call-staff" icon="person" kind="help" event={{ type: 'CALL_STAFF' }}>
        {t('action.call-staff')}
      </Tool>
    </nav>
  )
}

interface ToolProps {
  readonly action: string
  readonly icon: IconName
  readonly event: SessionEvent
  readonly pressed?: boolean
  readonly kind?: 'help' | 'emergency'
  readonly children: ReactNode
}

function Tool({ action, icon, event, pressed, kind, children }: ToolProps) {
  const { send } = useKiosk()
  return (
    <PressButton
      action={action}
      pressed={pressed}
      value={kind}
      className={css.tool}
      onPress={() => send(event)}
    >
      <Icon name={icon} />
      <span className={css.name}>{children}</span>
    </PressButton>
  )
}
