import { PressButton } from '../../../ui-kit/components/press-button.tsx'
import { useKiosk } from '../kiosk.tsx'
import css from './language-grid.module.css'

/** All languages of this machine as buttons in their own scripts. */
export function LanguageGrid({ onPanel = false }: { readonly onPanel?: boolean }) {
  const { boot, frame, send } = useKiosk()
  return (
    <div className={css.grid} data-on-panel={onPanel || undefined} dir="ltr">
      {boot.languages.map(({ tag, name, writing }) => (
        <PressButton
          key={tag}
          action="language"
          value={tag}
          lang={tag}
          className={css.language}
          pressed={onPanel ? undefined : tag === frame.language}
          onPress={() => send({ type: 'CHANGE_LANGUAGE', language: tag })}
        >
          <span className={writing === 'vertical' ? css.vertical : undefined}>{name}</span>
        </PressButton>
      ))}
    </div>
  )
}
