import { Button } from '../../../ui-kit/components/button.tsx'
import { useKiosk, useWords } from '../kiosk.tsx'
import css from './language-button.module.css'

const OTHERS = 3

/** The present language, and a few others in their own scripts: found without reading this one. */
export function LanguageButton({ onPanel = false }: { readonly onPanel?: boolean }) {
  const { boot, send } = useKiosk()
  const { language } = useWords()
  if (boot.languages.length < 2) return null
  const others = boot.languages
    .filter(({ tag, writing }) => tag !== language.tag && writing === 'horizontal')
    .slice(0, OTHERS)
  return (
    <Button
      action="open-languages"
      icon="globe"
      size="pill"
      tone={onPanel ? 'panel' : 'plain'}
      onPress={() => send({ type: 'OPEN_LANGUAGES' })}
    >
      <span className={css.names}>
        <b lang={language.tag}>{language.name}</b>
        <small className={css.others}>
          {others.map(({ tag, name }) => (
            <bdi key={tag} lang={tag}>
              {name}
            </bdi>
          ))}
        </small>
      </span>
    </Button>
  )
}
