import type { ReactNode } from 'react'
import { Qr } from '../../../ui-kit/components/qr.tsx'
import { useWords } from '../kiosk.tsx'
import css from './qr-card.module.css'

type QrCardProps = { readonly children: ReactNode } & (
  | { readonly url: string }
  /** What is no address: an invitation, a number. */
  | { readonly text: string }
)

/** A code to scan, with what it opens. */
export function QrCard({ children, ...code }: QrCardProps) {
  const { t } = useWords()
  return (
    <div className={css.card}>
      <span className={css.qr}>
        <Qr text={'url' in code ? code.url : code.text} label={t('place.scan')} />
      </span>
      <div className={css.text}>
        {children}
        {'url' in code && (
          <bdi dir="ltr" className={css.host}>
            {new URL(code.url).host}
          </bdi>
        )}
      </div>
    </div>
  )
}
