import { useEffect, type MouseEvent } from 'react'
import { CallOverlay } from './components/call-overlay.tsx'
import { Side } from './components/side.tsx'
import { kioskCondition } from './judgements.ts'
import { LiveContext, useLive } from './live.tsx'
import type { Counts } from './nav.ts'
import { QueueSlip } from './queue/queue-slip.tsx'
import { useRing } from './ring.ts'
import type { Route } from './route.ts'
import { Account } from './screens/account.tsx'
import { Accompany } from './screens/accompany.tsx'
import { Application } from './screens/application.tsx'
import { Applications } from './screens/applications.tsx'
import { Audit } from './screens/audit.tsx'
import { Calls } from './screens/calls.tsx'
import { Content } from './screens/content.tsx'
import { Evaluations } from './screens/evaluations.tsx'
import { Figures } from './screens/figures.tsx'
import { Intake } from './screens/intake.tsx'
import { Kiosks } from './screens/kiosks.tsx'
import { LedgerNew } from './screens/ledger-new.tsx'
import { Ledger } from './screens/ledger.tsx'
import { Ledgers } from './screens/ledgers.tsx'
import { Letter } from './screens/letter.tsx'
import { More } from './screens/more.tsx'
import { Office } from './screens/office.tsx'
import { Paper } from './screens/paper.tsx'
import { People } from './screens/people.tsx'
import { Certificate } from './screens/certificate.tsx'
import { Period } from './screens/period.tsx'
import { Periods } from './screens/periods.tsx'
import { Record } from './screens/record.tsx'
import { Retention } from './screens/retention.tsx'
import { Reports } from './screens/reports.tsx'
import { Today } from './screens/today.tsx'
import { useNow } from './session.tsx'
import { UnsavedWork } from './unsaved.tsx'
import { t } from './words.ts'

/** The frame of the desk after the log-in: navigation with its counts, the page, and a call over everything. */
export const Shell = () => <UnsavedWork>{(route) => <Desk route={route} />}</UnsavedWork>

function Desk({ route }: { readonly route: Route }) {
  const live = useLive()
  const now = useNow()
  const calls = live.calls.data?.calls ?? []
  const ringing = calls.filter((call) => call.state === 'ringing').length
  const accompaniments = live.accompaniments.data?.accompaniments ?? []
  const wanted = accompaniments.filter((one) => one.state === 'waiting').length
  const ring = useRing(ringing + wanted > 0)
  const fresh = (live.applications.data?.applications ?? []).filter((row) => row.state === 'received').length
  const trouble = (live.kiosks.data?.kiosks ?? []).filter(
    (kiosk) => ['silent', 'troubled'].includes(kioskCondition(kiosk, now)) || kiosk.gaps.length > 0,
  ).length
  const counts = { applications: fresh, calls: ringing, kiosks: trouble }

  useEffect(() => {
    document.title =
      ringing > 0 ? t('call.overlay') : fresh > 0 ? `(${fresh}) ${t('app.title')}` : t('app.title')
  }, [ringing, fresh])

  return (
    <LiveContext value={live}>
      <a className="skip" href="#main" onClick={skip}>
        {t('app.skip')}
      </a>
      <div className="shell">
        <Side route={route} counts={counts} />
        <Current route={route} ring={ring} counts={counts} />
      </div>
      <CallOverlay
        calls={calls}
        accompaniments={accompaniments.filter(
          (one) => !(route.screen === 'accompany' && route.id === one.id),
        )}
        onChanged={live.calls.reload}
        onAccompanied={live.accompaniments.reload}
      />
    </LiveContext>
  )
}

/** The hash is the route, so the skip link moves the focus itself. */
function skip(event: MouseEvent): void {
  event.preventDefault()
  document.querySelector<HTMLElement>('#main')?.focus()
}

function Current({
  route,
  ring,
  counts,
}: {
  readonly route: Route
  readonly ring: ReturnType<typeof useRing>
  readonly counts: Counts
}) {
  switch (route.screen) {
    case 'today':
      return <Today ring={ring} />
    case 'applications':
      return <Applications filter={route} />
    case 'application':
      return <Application key={route.id} id={route.id} />
    case 'paper':
      return <Paper key={`${route.id} ${route.paper}`} id={route.id} paper={route.paper} />
    case 'accompany':
      return <Accompany key={route.id} id={route.id} />
    case 'calls':
      return <Calls ring={ring} />
    case 'queue-slip':
      return <QueueSlip key={route.id} id={route.id} />
    case 'kiosks':
      return <Kiosks />
    case 'people':
      return <People />
    case 'audit':
      return <Audit />
    case 'reports':
      return <Reports />
    case 'office':
      return <Office tab={route.tab} />
    case 'content':
      return <Content />
    case 'account':
      return <Account />
    case 'more':
      return <More counts={counts} />
    case 'intake':
      return <Intake key={route.id} id={route.id} via={route.via} />
    case 'figures':
      return <Figures filter={route.filter} />
    case 'periods':
      return <Periods />
    case 'period':
      return <Period key={route.period} period={route.period} />
    case 'ledgers':
      return <Ledgers />
    case 'ledger':
      return <Ledger key={route.id} id={route.id} filter={route.filter} />
    case 'ledger-new':
      return <LedgerNew key={`${route.id} ${route.filter}`} id={route.id} filter={route.filter} />
    case 'record':
      return <Record key={route.id} id={route.id} />
    case 'retention':
      return <Retention />
    case 'letter':
      return <Letter key={route.id} id={route.id} />
    case 'certificate':
      return <Certificate key={route.id} id={route.id} />
    default:
      return <Evaluations />
  }
}
