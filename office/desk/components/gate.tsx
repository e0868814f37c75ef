import type { ReactNode } from 'react'
import { t } from '../words.ts'
import { Emblem } from '../../../ui-kit/components/emblem.tsx'

/** The sheet before the desk: set-up and log-in. */
export const Gate = ({
  screen,
  title,
  lead,
  children,
}: {
  readonly screen: string
  readonly title: string
  readonly lead: string
  readonly children: ReactNode
}) => (
  <main className="gate" data-screen={screen}>
    <div className="sheet">
      <div className="brand">
        <Emblem />
        <div>
          <b>{t('app.title')}</b>
          <span>{t('app.subtitle')}</span>
        </div>
      </div>
      <div>
        <h1>{title}</h1>
        <p className="muted">{lead}</p>
      </div>
      {children}
    </div>
  </main>
)
