import { useEffect, type MouseEvent } from 'react'
import { CallOverlay } from './components/call-overlay.tsx'
import { Emblem } from '../../ui-kit/components/emblem.tsx'
import { Icon, type IconName } from './components/icon.tsx'
import { kioskCondition } from './judgements.ts'
import { LiveContext, useLive, useLiveData } from './live.tsx'
import type { Operation } from '../server/permissions.ts'
import { useRing } from './ring.ts'
import { hashOf, useRoute, type Route } from './route.ts'
import { Accompany } from './screens/accompany.tsx'
import { Application } from './screens/application.tsx'
import { Applications } from './screens/applications.tsx'
import { Calls } from './screens/calls.tsx'
import { Evaluations } from './screens/evaluations.tsx'
import { Figures } from './screens/figures.tsx'
import { Intake } from './screens/intake.tsx'
import { Kiosks } from './screens/kiosks.tsx'
import { LedgerNew } from './screens/ledger-new.tsx'
import { Ledger } from './screens/ledger.tsx'
import { Ledgers } from './screens/ledgers.tsx'
import { People } from './screens/people.tsx'
import { Record } from './screens/record.tsx'
import { Today } from './screens/today.tsx'
import { useNow, useSession } from './session.tsx'
import { t } from './words.ts'

const NAV = [
  { screen: 'today', icon: 'today', needs: 'account.own' },
  { screen: 'applications', icon: 'inbox', needs: 'application.read' },
  { screen: 'calls', icon: 'bell', needs: 'call.read' },
  { screen: 'kiosks', icon: 'kiosk', needs: 'kiosk.read' },
  { screen: 'ledgers', icon: 'book', needs: 'ledger.read' },
  { screen: 'figures', icon: 'scale', needs: 'indicator.read' },
  { screen: 'evaluations', icon: 'star', needs: 'evaluation.read' },
  { screen: 'people', icon: 'person', needs: 'people.read' },
] as const satisfies readonly { screen: Route['screen']; icon: IconName; needs: Operation }[]

/** Pages that belong to an entry of the navigation. */
const SECTION: Partial<Record<Route['screen'], (typeof NAV)[number]['screen']>> = {
  application: 'applications',
  ledger: 'ledgers',
  'ledger-new': 'ledgers',
  record: 'ledgers',
  intake: 'applications',
}

/** The frame of the desk after the log-in: navigation with its counts, the page, and a call over everything. */
export function Shell() {
  const live = useLive()
  const route = useRoute()
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
        <Current route={route} ring={ring} />
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

function Current({ route, ring }: { readonly route: Route; readonly ring: ReturnType<typeof useRing> }) {
  switch (route.screen) {
    case 'today':
      return <Today ring={ring} />
    case 'applications':
      return <Applications />
    case 'application':
      return <Application key={route.id} id={route.id} />
    case 'accompany':
      return <Accompany key={route.id} id={route.id} />
    case 'calls':
      return <Calls ring={ring} />
    case 'kiosks':
      return <Kiosks />
    case 'people':
      return <People />
    case 'intake':
      return <Intake key={route.id} id={route.id} />
    case 'figures':
      return <Figures filter={route.filter} />
    case 'ledgers':
      return <Ledgers />
    case 'ledger':
      return <Ledger key={route.id} id={route.id} filter={route.filter} />
    case 'ledger-new':
      return <LedgerNew key={`${route.id} ${route.filter}`} id={route.id} filter={route.filter} />
    case 'record':
      return <Record key={route.id} id={route.id} />
    default:
      return <Evaluations />
  }
}

function Side({
  route,
  counts,
}: {
  readonly route: Route
  readonly counts: Readonly<Record<'applications' | 'calls' | 'kiosks', number>>
}) {
  const { me, logout } = useSession()
  const { stream } = useLiveData()
  return (
    <header className="side">
      <div className="brand">
        <Emblem />
        <div>
          <b>{t('app.title')}</b>
          <span>{me.office.name}</span>
        </div>
      </div>
      <nav aria-label={t('nav.label')}>
        <ul className="nav">
          {NAV.filter(({ needs }) => me.user.operations.includes(needs)).map(({ screen, icon }) => {
            const count = screen in counts ? counts[screen as keyof typeof counts] : 0
            const here = (SECTION[route.screen] ?? route.screen) === screen
            return (
              <li key={screen}>
                <a
                  href={hashOf(screen === 'figures' ? { screen, filter: '' } : { screen })}
                  aria-current={here ? 'page' : undefined}
                  data-action={`nav-${screen}`}
                >
                  <Icon name={icon} />
                  {t(`nav.${screen}`)}
                  {count > 0 ? (
                    <span className="count" aria-label={t(`nav.count.${screen as 'calls'}`, { count })}>
                      {count}
                    </span>
                  ) : null}
                </a>
              </li>
            )
          })}
        </ul>
      </nav>
      <div className="foot">
        <p className="live" data-live={stream} aria-live="polite">
          <i aria-hidden="true" />
          <span>{t(`live.${stream}`)}</span>
        </p>
        <p className="who">{me.user.name}</p>
        <button type="button" className="button" data-action="logout" onClick={logout}>
          <Icon name="exit" />
          <span>{t('action.logout')}</span>
        </button>
      </div>
    </header>
  )
}
