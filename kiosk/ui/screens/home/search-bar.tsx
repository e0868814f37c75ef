import { Icon } from '../../../../ui-kit/components/icon.tsx'
import { PressButton } from '../../../../ui-kit/components/press-button.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import css from './search-bar.module.css'

/** Looks like a field and opens the search with its keyboard. */
export function SearchBar() {
  const { send } = useKiosk()
  const { t } = useWords()
  return (
    <PressButton action="search" className={css.bar} onPress={() => send({ type: 'OPEN_LAWS' })}>
      <span className={css.field}>
        <Icon name="search" />
        <span className={css.example}>{t('home.search')}</span>
      </span>
      <span className={css.type}>
        <Icon name="keys" />
        {t('home.type')}
      </span>
    </PressButton>
  )
}
