import { Qr } from '../../../../ui-kit/components/qr.tsx'
import type { Submitted } from '../../../api.ts'
import { grouped, groupSizes } from '../../input/groups.ts'
import { useWords } from '../../kiosk.tsx'
import { PaperNumber } from '../../components/paper-number.tsx'
import css from './receipt.module.css'

/** The number to copy, the code that proves it, and both as a QR code: enough without paper. */
export function NumberCard({ result }: { readonly result: Submitted }) {
  const { t } = useWords()
  return (
    <div className={css.card}>
      <div className={css.qr}>
        <Qr text={result.qr} label={t('receipt.scan')} />
        <span>{t('receipt.scan')}</span>
      </div>
      <dl className={css.number}>
        <dt>{t('receipt.number')}</dt>
        <dd className="num">
          <PaperNumber number={result.number} />
        </dd>
        <dt>{t('receipt.code')}</dt>
        <dd className="num" data-private="">
          <bdi dir="ltr" data-value="token">
            {grouped(result.token, groupSizes.code).join(' ')}
          </bdi>
        </dd>
        <dt className={css.hint}>{t('receipt.code.hint')}</dt>
      </dl>
    </div>
  )
}
