import type { ReactNode } from 'react'
import { shanghaiDate } from '../../../base/clock.ts'
import type { Failure } from '../client.ts'
import { civilDate } from '../format.ts'
import { useSession } from '../session.tsx'
import { t } from '../words.ts'
import { FailureNotice } from './failure-notice.tsx'
import { Icon } from './icon.tsx'
import { PrintButton } from './buttons.tsx'

/** How the person comes onto the paper: by hand, or put in by the clerk, which is on record. */
export interface PutIn {
  /** Null once it stands there, or where there is nobody to name. */
  readonly run: (() => void) | null
  readonly done: boolean
  readonly busy: boolean
  readonly failure: Failure | null
  readonly words: { readonly act: string; readonly lead: string; readonly done: string }
}

/** A paper of the office on A4: printed, with the person named or left blank, and sealed at its end. */
export function PaperSheet({
  paper,
  title,
  number,
  putIn: { run, done, busy, failure, words },
  after,
  children,
}: {
  readonly paper: string
  readonly title: string
  readonly number: { readonly label: string; readonly value: string }
  readonly putIn: PutIn
  /** Below the seal. */
  readonly after?: ReactNode
  readonly children: ReactNode
}) {
  const { me, now } = useSession()
  return (
    <>
      <div className="buttons no-print">
        <PrintButton />
        {run === null ? null : (
          <button type="button" className="button" data-action="paper-name" disabled={busy} onClick={run}>
            <Icon name="eye" />
            {words.act}
          </button>
        )}
      </div>
      {failure ? <FailureNotice failure={failure} /> : null}
      <p className="muted small no-print">{done ? words.done : words.lead}</p>
      <article className="card sheet" data-paper={paper} aria-labelledby="sheet">
        <h1 id="sheet">{title}</h1>
        <p className="sheet-number">
          {number.label}：
          <span className="number" data-value="number">
            {number.value}
          </span>
        </p>
        {children}
        <footer className="sheet-foot">
          <p>{me.office.name}</p>
          <p>{t('paper.seal')}</p>
          <p>{civilDate(shanghaiDate(now()))}</p>
        </footer>
        {after}
      </article>
    </>
  )
}
