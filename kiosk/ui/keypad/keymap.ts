/**
 * What keys mean, as data: an ordinary keyboard and the audio keypads that send such keys (arrows, Enter, Escape and
 * function keys) work alike. By `KeyboardEvent.key`.
 */
export type Command =
  | 'next'
  | 'previous'
  | 'select'
  | 'back'
  | 'home'
  | 'repeat'
  | 'call'
  | 'speech'
  | 'pause'
  | 'sentence-back'
  | 'sentence-on'
  | 'slower'
  | 'faster'
  | 'quieter'
  | 'louder'
  | 'allow-private'

export const KEYMAP: Readonly<Record<string, Command>> = {
  ArrowDown: 'next',
  ArrowRight: 'next',
  Tab: 'next',
  ArrowUp: 'previous',
  ArrowLeft: 'previous',
  'Shift+Tab': 'previous',
  Enter: 'select',
  ' ': 'select',
  Escape: 'back',
  Backspace: 'back',
  BrowserBack: 'back',
  Home: 'home',
  BrowserHome: 'home',
  F1: 'call',
  Help: 'call',
  F2: 'repeat',
  F3: 'speech',
  F4: 'allow-private',
  F5: 'sentence-back',
  F6: 'sentence-on',
  MediaTrackPrevious: 'sentence-back',
  MediaTrackNext: 'sentence-on',
  F7: 'quieter',
  AudioVolumeDown: 'quieter',
  F8: 'louder',
  AudioVolumeUp: 'louder',
  F9: 'slower',
  F10: 'faster',
  F11: 'pause',
  MediaPlayPause: 'pause',
}

/** Where the key is pressed decides about those that also write. */
export interface KeyPlace {
  /** A field is open. */
  readonly writing: boolean
  /** The focus is on a key of the on-screen keyboard. */
  readonly onKeyboard: boolean
  /** The last keys were letters of a physical keyboard. */
  readonly typing: boolean
}

/** While somebody types, Enter, Space, Backspace, Escape and the level arrows belong to the field. */
export function commandOf(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>,
  { writing, onKeyboard, typing }: KeyPlace,
): Command | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null
  const command = KEYMAP[event.shiftKey && event.key === 'Tab' ? 'Shift+Tab' : event.key] ?? null
  if (!writing) return command
  if (command === 'back') return null
  if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') return onKeyboard && !typing ? command : null
  return command === 'select' && typing ? null : command
}
