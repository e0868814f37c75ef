import { Icon } from '../../../../ui-kit/components/icon.tsx'
import { PressButton } from '../../../../ui-kit/components/press-button.tsx'
import { useInputControl } from '../../input/input-context.tsx'
import type { MethodId } from '../../input/method.ts'
import { methodsFor, typingMethod } from '../../input/methods.ts'
import { useKiosk, useWords } from '../../kiosk.tsx'
import css from './search-bar.module.css'

/** Looks like a field and opens the search with its keyboard, or ready for writing by hand. */
export function SearchBar() {
  const { frame, send } = useKiosk()
  const { t } = useWords()
  const input = useInputControl()
  const typing = typingMethod(frame.language)
  const byHand = methodsFor('text', frame.language).tabs.some(({ id }) => id === 'handwriting')
  const search = (method: MethodId) => {
    input.choose(method)
    send({ type: 'OPEN_LAWS' })
  }
  return (
    <div className={css.bar}>
      <PressButton action="search" className={css.field} onPress={() => search(typing)}>
        <Icon name="search" />
        <span className={css.example}>{t('home.search')}</span>
      </PressButton>
      <div className={css.ways}>
        <PressButton action="search-typing" className={css.way} onPress={() => search(typing)}>
          <Icon name="keys" />
          {t('home.type')}
        </PressButton>
        {byHand && (
          <PressButton action="search-writing" className={css.way} onPress={() => search('handwriting')}>
            <Icon name="pen" />
            {t('home.write')}
          </PressButton>
        )}
      </div>
    </div>
  )
}
