import { useCallback, useState } from 'react'
import { shanghaiDate } from '../../../base/clock.ts'
import type { Identity } from '../../../exchange/schemas/message.ts'
import type { ApplicationView } from '../../server/desk-api-types.ts'
import { FailureNotice } from '../components/failure-notice.tsx'
import { Icon } from '../components/icon.tsx'
import { Page } from '../components/page.tsx'
import { PaperHandOver } from '../components/paper-hand-over.tsx'
import { PaperReceipt } from '../components/paper-receipt.tsx'
import { PaperSupplement } from '../components/paper-supplement.tsx'
import { desk } from '../client.ts'
import { civilDate } from '../format.ts'
import { hashOf, type Paper as PaperKind } from '../route.ts'
import { useAction, useResource, useSession } from '../session.tsx'
import { t } from '../words.ts'

const SHEETS = { receipt: PaperReceipt, supplement: PaperSupplement, 'hand-over': PaperHandOver }

/** Who it is about: blanks to be filled in by hand until the clerk has the name put in, which is logged. */
export interface PaperProps {
  readonly view: ApplicationView
  readonly person: { readonly name: string; readonly number: string }
}
const BLANK = { name: '＿＿＿＿＿＿', number: '＿＿＿＿＿＿＿＿＿＿＿＿' }

/** A paper of the office about one application: to be looked at, printed on A4, and sealed. */
export function Paper({ id, paper }: { readonly id: string; readonly paper: PaperKind }) {
  const load = useCallback(() => desk.application(id), [id])
  const { data, failure, reload } = useResource(load, 0)
  return (
    <Page screen="paper">
      <a
        className="button quiet back no-print"
        href={hashOf({ screen: 'application', id })}
        data-action="back-to-application"
      >
        <Icon name="back" />
        {t('paper.back')}
      </a>
      {failure ? <FailureNotice failure={failure} onRetry={reload} /> : null}
      {data ? <Sheet view={data} paper={paper} /> : null}
    </Page>
  )
}

function Sheet({ view, paper }: { readonly view: ApplicationView; readonly paper: PaperKind }) {
  const { me, now } = useSession()
  const [full, setFull] = useState<Identity | null>(null)
  const unmask = useAction(desk.unmask)
  const Body = SHEETS[paper]
  return (
    <>
      <div className="buttons no-print">
        <button type="button" className="button primary" data-action="print" onClick={() => window.print()}>
          <Icon name="printer" />
          {t('ledgers.print')}
        </button>
        {view.identity && full === null ? (
          <button
            type="button"
            className="button"
            data-action="paper-name"
            disabled={unmask.busy}
            onClick={() => void unmask.run(view.id).then(setFull)}
          >
            <Icon name="eye" />
            {t('paper.name')}
          </button>
        ) : null}
      </div>
      {unmask.failure ? <FailureNotice failure={unmask.failure} /> : null}
      <p className="muted small no-print">{t(full ? 'paper.name.done' : 'paper.lead')}</p>
      <article className="card sheet" data-paper={paper} aria-labelledby="sheet">
        <h1 id="sheet">{t(`paper.${paper}`)}</h1>
        <p className="sheet-number">
          {t(me.office.aidRole === 'station' ? 'intake.acceptance' : 'intake.received')}：
          <span className="number" data-value="number">
            {view.number}
          </span>
        </p>
        <Body view={view} person={full ?? BLANK} />
        <footer className="sheet-foot">
          <p>{me.office.name}</p>
          <p>{t('paper.seal')}</p>
          <p>{civilDate(shanghaiDate(now()))}</p>
        </footer>
      </article>
    </>
  )
}
