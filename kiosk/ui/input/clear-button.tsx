import { Icon } from '../../../ui-kit/components/icon.tsx'
import { PressButton } from '../../../ui-kit/components/press-button.tsx'
import { useClearing } from './clear-key.tsx'
import css from './text-box.module.css'

/** At the end of a field for text: empties it, or brings the text back. */
export function ClearButton() {
  const { label, idle, press } = useClearing()
  if (idle) return null
  return (
    <PressButton action="clear" className={css.clear} onPress={press}>
      <Icon name="close" size="s" />
      {label}
    </PressButton>
  )
}
