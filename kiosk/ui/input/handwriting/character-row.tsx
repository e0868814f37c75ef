import { PressButton } from '../../../../ui-kit/components/press-button.tsx'
import { KEY_DEBOUNCE_MS } from '../../../../ui-kit/use-press.ts'
import css from './writing-pad.module.css'

interface CharacterRowProps {
  readonly characters: readonly string[]
  readonly hint: string
  readonly onPick: (character: string) => void
}

/** So many that each stays as wide as a key. */
export const SHOWN = 8

/** What the strokes may mean: the likeliest first, wide, and already in the field. */
export function CharacterRow({ characters, hint, onPick }: CharacterRowProps) {
  return (
    <div className={css.characters} dir="ltr" lang="zh-CN" aria-live="polite">
      {characters.length === 0 && <span className={css.hint}>{hint}</span>}
      {characters.slice(0, SHOWN).map((character, i) => (
        <PressButton
          key={character}
          action="candidate"
          value={character}
          className={i === 0 ? css.best : css.character}
          debounceMs={KEY_DEBOUNCE_MS}
          onPress={() => onPick(character)}
        >
          {character}
        </PressButton>
      ))}
    </div>
  )
}
