import type { LawHit } from '../../../api.ts'
import { useWords } from '../../kiosk.tsx'
import css from './laws.module.css'

/** Whether the text is in force, in words. */
export function LawStatus({ status }: { readonly status: LawHit['status'] }) {
  const { t } = useWords()
  return (
    <span className={css.pill} data-status={status}>
      {t(`law.status.${status}`)}
    </span>
  )
}
