import { Heading } from '../../components/heading.tsx'
import { useWords } from '../../kiosk.tsx'
import css from './farewell.module.css'

/** Another page has the session: nothing can be done here. */
export function Inactive() {
  const { t } = useWords()
  return (
    <main className={css.farewell} data-screen="inactive">
      <div className={css.card}>
        <Heading id="inactive.title" />
        <p>{t('inactive.lead')}</p>
      </div>
    </main>
  )
}
