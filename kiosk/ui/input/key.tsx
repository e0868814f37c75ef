import { PressButton } from '../../../ui-kit/components/press-button.tsx'
import { Icon } from '../../../ui-kit/components/icon.tsx'
import { KEY_DEBOUNCE_MS } from '../../../ui-kit/use-press.ts'
import type { IconName } from '../../../ui-kit/icons.ts'
import css from './keyboard.module.css'

interface KeyProps {
  readonly action?: string
  readonly value?: string | undefined
  readonly text?: string
  readonly icon?: IconName
  readonly label?: string
  readonly kind?: 'letter' | 'named' | 'function' | 'space' | 'go'
  readonly lang?: string | undefined
  readonly pressed?: boolean | undefined
  readonly disabled?: boolean
  readonly onPress: () => void
}

export function Key({ action = 'key', text, icon, kind = 'letter', value, ...rest }: KeyProps) {
  return (
    <PressButton
      {...rest}
      action={action}
      value={value ?? text}
      className={css[kind]}
      debounceMs={KEY_DEBOUNCE_MS}
    >
      {icon ? <Icon name={icon} /> : text}
    </PressButton>
  )
}
