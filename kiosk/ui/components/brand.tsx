import { Emblem } from '../../../ui-kit/components/emblem.tsx'
import { useKiosk, useWords } from '../kiosk.tsx'
import css from './brand.module.css'

/** Who stands behind this machine: emblem, service, office. */
export function Brand() {
  const { boot } = useKiosk()
  const { t, said } = useWords()
  return (
    <div className={css.brand}>
      <Emblem />
      <div className={css.names}>
        <b className={css.service}>{t('brand.name')}</b>
        <span className={css.office}>{said(boot.office.name)}</span>
      </div>
    </div>
  )
}
