import { Candidates } from './candidates.tsx'
import type { Composer } from './composer.ts'
import type { Keyboard } from './kinds.ts'
import type { Layout } from './layout.ts'
import { LetterKeyboard } from './letter-keyboard.tsx'
import type { InputMethod, MethodProps } from './method.ts'
import { useKeys } from './use-keys.ts'

interface LetterMethodProps extends MethodProps {
  readonly layout: Layout
  readonly composer?: Composer
}

/** Rows of letters, and above them what the composer makes of these. */
export function LetterMethod({ layout, composer, enterLabel }: LetterMethodProps) {
  const keys = useKeys({ composer, space: layout.space })
  const keyboard = <LetterKeyboard keys={keys} layout={layout} enterLabel={enterLabel} />
  if (!composer?.candidates) return keyboard
  return (
    <Candidates candidates={composer.candidates} hint={`keyboard.${layout.id}.hint`} onPick={composer.pick}>
      {keyboard}
    </Candidates>
  )
}

/** The method of a layout whose keys are characters as they stand. */
export function plain(layout: Layout, keyboard: Keyboard = 'text'): InputMethod {
  const PlainMethod = (props: MethodProps) => <LetterMethod {...props} layout={layout} />
  return { id: layout.id, lang: layout.lang, name: layout.name, keyboard, Component: PlainMethod }
}
