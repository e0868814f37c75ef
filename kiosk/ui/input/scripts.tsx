import { useEffect } from 'react'
import { loadFonts } from '../../../ui-kit/fonts.ts'
import { PressButton } from '../../../ui-kit/components/press-button.tsx'
import { useWords } from '../kiosk.tsx'
import type { InputMethod, MethodId } from './method.ts'
import css from './keyboard.module.css'

interface ScriptsProps {
  readonly scripts: readonly InputMethod[]
  readonly onChoose: (method: MethodId) => void
}

/** The scripts that are not the visitor's own, each by its own name: a neighbour's name may need one. */
export function Scripts({ scripts, onChoose }: ScriptsProps) {
  const { t } = useWords()
  useEffect(() => {
    for (const { lang } of scripts) void loadFonts(lang)
  }, [scripts])
  return (
    <div className={css.scripts}>
      {scripts.map(({ id, lang, name }) => (
        <PressButton
          key={id}
          action="keyboard"
          value={id}
          className={css.script}
          lang={name === null ? undefined : lang}
          onPress={() => onChoose(id)}
        >
          {name ?? t(`keyboard.${id}`)}
        </PressButton>
      ))}
    </div>
  )
}
