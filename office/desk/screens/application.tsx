import { useCallback, useState } from 'react'
import { BackLink } from '../components/back-link.tsx'
import { FailureNotice } from '../components/failure-notice.tsx'
import { Icon } from '../components/icon.tsx'
import { IdentityCard } from '../components/identity-card.tsx'
import { LegalClock } from '../components/legal-clock.tsx'
import { NextMoves } from '../components/next-moves.tsx'
import { PapersCard } from '../components/papers-card.tsx'
import { RecordsCard } from '../components/records-card.tsx'
import { SameMatter } from '../components/same-matter.tsx'
import { SignatureCard } from '../components/signature-card.tsx'
import { StateBadge } from '../components/state-badge.tsx'
import { SupplementNotice } from '../components/supplement-notice.tsx'
import { Timeline } from '../components/timeline.tsx'
import { Page } from '../components/page.tsx'
import { desk } from '../client.ts'
import type { ApplicationView } from '../../server/desk-api-types.ts'
import { languageName, shortTime } from '../format.ts'
import { useLiveData } from '../live.tsx'
import { useNow, useResource } from '../session.tsx'
import { t } from '../words.ts'

/** One application: what was confirmed, who (masked), the clock of the law, what can be done, what was done. */
export function Application({ id }: { readonly id: string }) {
  const { versions } = useLiveData()
  const load = useCallback(() => desk.application(id), [id])
  const { data, failure, reload } = useResource(load, versions.applications + versions.ledgers)
  return (
    <Page screen="application">
      <BackLink to={{ screen: 'applications' }} action="back-to-list" label={t('action.back-to-list')} />
      {failure ? <FailureNotice failure={failure} onRetry={reload} /> : null}
      {data === null ? (
        failure ? null : (
          <p className="loading">{t('app.loading')}</p>
        )
      ) : (
        <Loaded view={data} onChanged={reload} />
      )}
    </Page>
  )
}

function Loaded({ view, onChanged }: { readonly view: ApplicationView; readonly onChanged: () => void }) {
  const now = useNow()
  const [said, setSaid] = useState<string | null>(null)
  const changed = (what: string) => {
    setSaid(what)
    onChanged()
  }
  return (
    <>
      <header className="page-head application-head">
        <h1>{view.title}</h1>
        <span className="number large" data-value="number">
          {view.number}
        </span>
        <StateBadge procedure={view.procedure} state={view.state} />
        <p className="muted">
          {view.via === 'kiosk'
            ? t('application.via.kiosk', { kiosk: view.kiosk ?? t('via.kiosk') })
            : t(`application.via.${view.via}`)}
          {' · '}
          {shortTime(view.receivedAt, now)}
          {' · '}
          {t('application.language', { language: languageName(view.language) })}
        </p>
      </header>
      <p className="said" aria-live="polite">
        {said === null ? null : (
          <>
            <Icon name="check" /> {said}
          </>
        )}
      </p>
      <div className="two case">
        <div className="stack">
          <section className="card" aria-labelledby="confirmed">
            <h2 id="confirmed">{t('application.confirmed')}</h2>
            <p className="muted small">{t('application.confirmed.lead')}</p>
            <dl className="facts" data-list="summary">
              {view.summary.map((line) => (
                <div key={line.id} data-field={line.id} data-by-clerk={line.byClerk || undefined}>
                  <dt>{line.label}</dt>
                  <dd>
                    {line.value}
                    {line.byClerk ? <span className="by-clerk">{t('accompany.by-clerk')}</span> : null}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
          <div className="stack later">
            <SupplementNotice view={view} onChanged={changed} />
            <PapersCard view={view} />
          </div>
          <Timeline view={view} />
        </div>
        <div className="stack">
          <NextMoves view={view} onChanged={changed} />
          <LegalClock view={view} />
          <IdentityCard view={view} />
          <RecordsCard view={view} />
          <SameMatter view={view} />
          <SignatureCard view={view} />
        </div>
      </div>
    </>
  )
}
