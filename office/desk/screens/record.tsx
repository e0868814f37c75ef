import { useCallback, useState } from 'react'
import { shanghaiMinute } from '../../../base/clock.ts'
import { BackLink } from '../components/back-link.tsx'
import { FailureNotice } from '../components/failure-notice.tsx'
import { Icon } from '../components/icon.tsx'
import { Notice } from '../components/notice.tsx'
import { Page } from '../components/page.tsx'
import { Photos } from '../components/photos.tsx'
import { RecordEdit } from '../components/record-edit.tsx'
import { RecordHistory } from '../components/record-history.tsx'
import { RecordMoves } from '../components/record-moves.tsx'
import { StepCards } from '../components/step-cards.tsx'
import { desk } from '../client.ts'
import { stateOf } from '../../ledgers/definition.ts'
import type { RecordView } from '../../server/ledgers/api-types.ts'
import { useLiveData } from '../live.tsx'
import { hashOf } from '../route.ts'
import { useResource, useSession } from '../session.tsx'
import { t } from '../words.ts'

/** One row of a ledger: what it holds, what is due, what can be done, what it came from, every version of it. */
export function Record({ id }: { readonly id: string }) {
  const { versions } = useLiveData()
  const load = useCallback(() => desk.record(id), [id])
  const { data, failure, reload } = useResource(load, versions.ledgers)
  return (
    <Page screen="record">
      {data ? (
        <BackLink
          to={{ screen: 'ledger', id: data.ledger.id, filter: '' }}
          action="back-to-ledger"
          label={data.ledger.title}
        />
      ) : null}
      {failure ? <FailureNotice failure={failure} onRetry={reload} /> : null}
      {data ? <Loaded view={data} onChanged={reload} /> : null}
    </Page>
  )
}

function Loaded({ view, onChanged }: { readonly view: RecordView; readonly onChanged: () => void }) {
  const { me, now } = useSession()
  const [editing, setEditing] = useState(false)
  const state = stateOf(view.ledger, view.state)
  const running = view.ledger.cards?.while.includes(view.state) ?? false
  return (
    <>
      <header className="page-head application-head">
        <h1>{view.ledger.title}</h1>
        <span className="number large" data-value="number">
          {view.number}
        </span>
        <span className={`state tone-${state?.tone ?? 'work'}`} data-value="state">
          {state?.label ?? view.state}
        </span>
        <p className="print-only">
          {me.office.name} · {t('ledgers.printed', { at: shanghaiMinute(now()) })}
        </p>
      </header>
      {view.due ? <Due due={view.due} /> : null}
      <div className="two case">
        <div className="stack">
          {/* While it runs, the cards are what one looks for. */}
          {!editing && running ? <StepCards view={view} onChanged={onChanged} /> : null}
          {editing ? (
            <RecordEdit
              view={view}
              onDone={() => {
                setEditing(false)
                onChanged()
              }}
              onCancel={() => setEditing(false)}
            />
          ) : (
            <Facts view={view} onEdit={() => setEditing(true)} />
          )}
          {editing || running ? null : <StepCards view={view} onChanged={onChanged} />}
          {/* In one column what can be done comes before it. */}
          <div className="stack later">
            {editing ? null : <Photos view={view} onChanged={onChanged} />}
            <RecordHistory view={view} />
          </div>
        </div>
        <div className="stack no-print">
          <RecordMoves view={view} onChanged={onChanged} />
          <Links view={view} />
        </div>
      </div>
      <p className="print-only signatures">{t('ledgers.signatures')}</p>
    </>
  )
}

function Due({ due }: { readonly due: NonNullable<RecordView['due']> }) {
  return (
    <Notice
      tone={due.overdue ? 'stop' : 'new'}
      icon={due.overdue ? 'warn' : 'clock'}
      title={t(due.overdue ? 'ledgers.due.late' : 'ledgers.due', {
        what: due.label,
        at: shanghaiMinute(new Date(due.at)),
      })}
      lines={[t('ledgers.due.basis', { basis: due.basis })]}
    />
  )
}

function Facts({ view, onEdit }: { readonly view: RecordView; readonly onEdit: () => void }) {
  const fixed = stateOf(view.ledger, view.state)?.fixed ?? false
  const empty = view.fields.filter(({ shown }) => shown === '')
  return (
    <section className="card" aria-labelledby="facts">
      <h2 id="facts">{t('ledgers.facts')}</h2>
      <dl className="facts" data-list="facts">
        {view.fields
          .filter(({ shown }) => shown !== '')
          .map(({ id, label, shown }) => (
            <div key={id} data-field={id}>
              <dt>{label}</dt>
              <dd>{shown}</dd>
            </div>
          ))}
      </dl>
      {/* By name, so that what is missing is seen; a line each would bury what is there. */}
      {empty.length === 0 ? null : (
        <p className="muted small" data-value="empty-fields">
          {t('ledgers.empty', { fields: empty.map(({ label }) => label).join('、') })}
        </p>
      )}
      <div className="buttons no-print">
        {fixed ? null : (
          <button type="button" className="button" data-action="edit" onClick={onEdit}>
            <Icon name="pen" />
            {t('ledgers.edit')}
          </button>
        )}
        <button type="button" className="button" data-action="print" onClick={() => window.print()}>
          <Icon name="printer" />
          {t('ledgers.print')}
        </button>
        {view.letter ? (
          <a className="button" href={hashOf({ screen: 'letter', id: view.id })} data-action="open-letter">
            <Icon name="printer" />
            {t('letter.title')}
          </a>
        ) : null}
        {view.ledger.certificate ? (
          <a
            className="button"
            href={hashOf({ screen: 'certificate', id: view.id })}
            data-action="open-certificate"
          >
            <Icon name="printer" />
            {t('certificate.title')}
          </a>
        ) : null}
      </div>
      <p className="muted small no-print">{t(fixed ? 'ledgers.fixed' : 'ledgers.edit.hint')}</p>
    </section>
  )
}

/** Where it came from, what was made of it, and what can be made of it without typing it again. */
function Links({ view }: { readonly view: RecordView }) {
  const { ledger, source, made, application } = view
  if (source === null && application === null && made.length + ledger.leadsTo.length === 0) return null
  return (
    <section className="card" aria-labelledby="links">
      <h2 id="links">{t('ledgers.links')}</h2>
      <ul className="moves">
        {source ? (
          <li>
            <a href={hashOf({ screen: 'record', id: source.id })} data-action="open-source">
              {t('ledgers.from-record', { title: source.title, number: source.number })}
            </a>
          </li>
        ) : null}
        {application === null ? null : (
          <li>
            <a href={hashOf({ screen: 'application', id: application.id })} data-action="open-application">
              {t('ledgers.from-application', { title: application.title, number: application.number })}
            </a>
          </li>
        )}
        {made.map((one) => (
          <li key={one.id}>
            <a href={hashOf({ screen: 'record', id: one.id })} data-action="open-made">
              {one.title} {one.number}
            </a>
          </li>
        ))}
        {ledger.leadsTo.map((lead) => (
          <li key={lead.ledger}>
            <a
              className="button wide"
              href={hashOf({ screen: 'ledger-new', id: lead.ledger, filter: `source=${view.id}` })}
              data-action={`lead-${lead.ledger}`}
            >
              <Icon name="forward" />
              {lead.label}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
