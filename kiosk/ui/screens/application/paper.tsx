import { useReceiptPreview } from '../../hooks/use-receipt-preview.ts'
import { useWords } from '../../kiosk.tsx'
import css from './receipt.module.css'

/** The paper as it comes out of the machine: the same picture that the printer gets. */
export function Paper({ submissionId }: { readonly submissionId: string }) {
  const { t } = useWords()
  const picture = useReceiptPreview(submissionId)
  if (!picture) return null
  return (
    <div className={css.slot}>
      <div className={css.mouth} />
      <div className={css.paper}>
        <img src={picture} alt={t('receipt.preview')} />
      </div>
    </div>
  )
}
