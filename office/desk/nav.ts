import type { Operation } from '../server/permissions.ts'
import type { IconName } from './components/icon.tsx'
import type { Route } from './route.ts'

export type Counts = Readonly<Record<'applications' | 'calls' | 'kiosks', number>>

/** The desk's pages in the order of the navigation. A phone has room for the first few and for one that leads to the rest. */
export const NAV = [
  { screen: 'today', icon: 'today', needs: 'account.own', phone: true },
  { screen: 'applications', icon: 'inbox', needs: 'application.read', phone: true },
  { screen: 'calls', icon: 'bell', needs: 'call.read', phone: true },
  { screen: 'ledgers', icon: 'book', needs: 'ledger.read', phone: true },
  { screen: 'kiosks', icon: 'kiosk', needs: 'kiosk.read', phone: false },
  { screen: 'figures', icon: 'scale', needs: 'indicator.read', phone: false },
  { screen: 'reports', icon: 'forward', needs: 'report.read', phone: false },
  { screen: 'evaluations', icon: 'star', needs: 'evaluation.read', phone: false },
  { screen: 'office', icon: 'home', needs: 'profile.read', phone: false },
  { screen: 'content', icon: 'pages', needs: 'content.read', phone: false },
  { screen: 'people', icon: 'person', needs: 'people.read', phone: false },
  { screen: 'audit', icon: 'eye', needs: 'audit.read', phone: false },
  { screen: 'account', icon: 'lock', needs: 'account.own', phone: false },
] as const satisfies readonly {
  screen: Route['screen']
  icon: IconName
  needs: Operation
  phone: boolean
}[]
export type NavScreen = (typeof NAV)[number]['screen']

/** Pages that belong to an entry of the navigation. */
export const SECTION: Partial<Record<Route['screen'], NavScreen>> = {
  application: 'applications',
  'queue-slip': 'calls',
  paper: 'applications',
  ledger: 'ledgers',
  'ledger-new': 'ledgers',
  record: 'ledgers',
  certificate: 'ledgers',
  retention: 'ledgers',
  letter: 'ledgers',
  intake: 'applications',
  periods: 'figures',
  period: 'figures',
}

export const countOf = (counts: Counts, screen: NavScreen): number =>
  screen in counts ? counts[screen as keyof Counts] : 0

export function routeTo(screen: NavScreen): Route {
  if (screen === 'figures') return { screen, filter: '' }
  return screen === 'office' ? { screen, tab: 'duty' } : { screen }
}
