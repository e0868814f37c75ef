import { Icon } from '../../../ui-kit/components/icon.tsx'
import { useWords } from '../kiosk.tsx'
import css from './by-clerk.module.css'

/** Marks what a clerk wrote for the citizen, until the citizen has changed or confirmed it. */
export function ByClerk() {
  const { t } = useWords()
  return (
    <p className={css.mark} data-by-clerk="">
      <Icon name="person" size="s" />
      {t('accompany.by-clerk')}
    </p>
  )
}
