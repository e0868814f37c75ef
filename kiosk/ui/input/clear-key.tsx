import { useWords } from '../kiosk.tsx'
import { useInput } from './input-context.tsx'
import { Key } from './key.tsx'

/** Empties the field; once more brings back what was in it. */
export function useClearing() {
  const { t } = useWords()
  const { state, clear, restore } = useInput()
  const undoing = state.cleared !== null
  return {
    label: t(undoing ? 'keyboard.restore' : 'action.clear'),
    /** Nothing to empty and nothing to bring back. */
    idle: !undoing && state.text.value === '' && state.composition === '',
    press: undoing ? restore : clear,
  }
}

export function ClearKey() {
  const { label, press } = useClearing()
  return <Key action="key-clear" kind="function" text={label} onPress={press} />
}
