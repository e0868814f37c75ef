import { progressState, type ProgressState } from '../../exchange/schemas/api.ts'
import { CHANNELS, type Channel } from '../../exchange/schemas/report.ts'

/**
 * Where the clerk is, kept in the URL's hash so that the browser's back works and a page can be reloaded.
 * It holds nothing about a person: an application is named by its envelope's id (a UUID).
 */
export type Route =
  | { screen: 'today' }
  | ({ screen: 'applications' } & ApplicationFilter)
  | { screen: 'application'; id: string }
  | { screen: 'paper'; id: string; paper: Paper }
  | { screen: 'calls' }
  /** A queue ticket to hand over. */
  | { screen: 'queue-slip'; id: string }
  | { screen: 'accompany'; id: string }
  | { screen: 'kiosks' }
  | { screen: 'evaluations' }
  | { screen: 'people' }
  | { screen: 'reports' }
  | { screen: 'audit' }
  | { screen: 'content' }
  | { screen: 'office'; tab: OfficeTab }
  | { screen: 'account' }
  /** On a phone: the pages that the bar below has no room for. */
  | { screen: 'more' }
  | { screen: 'ledgers' }
  | { screen: 'retention' }
  /** `filter` as in /desk/api/ledgers: dates, states and ids, never a person. */
  | { screen: 'ledger'; id: string; filter: string }
  | { screen: 'ledger-new'; id: string; filter: string }
  | { screen: 'record'; id: string }
  | { screen: 'certificate'; id: string }
  /** Of a record: the letter with which it goes to another body. */
  | { screen: 'letter'; id: string }
  | { screen: 'figures'; filter: string }
  /** Months and their closing; `period` is `YYYY-MM`. */
  | { screen: 'periods' }
  | { screen: 'period'; period: string }
  /** `id` of a form, empty for the choice of one; `via`: how somebody came, null until that is said. */
  | { screen: 'intake'; id: string; via: IntakeWay | null }

/** Of the office's own last day: passed, today, or any at all. */
export const DUE_FILTERS = ['late', 'today', 'open'] as const
export interface ApplicationFilter {
  readonly state?: ProgressState
  readonly via?: Channel
  readonly due?: (typeof DUE_FILTERS)[number]
}

/** Somebody stands at the window, or calls. */
export const INTAKE_WAYS = ['desk', 'phone'] as const
export type IntakeWay = (typeof INTAKE_WAYS)[number]

/** The pages of the office's own profile, in the order of their chips. */
export const OFFICE_TABS = ['duty', 'identity', 'villages', 'bodies', 'services'] as const
export type OfficeTab = (typeof OFFICE_TABS)[number]

/** What is printed of an application. */
const PAPERS = ['receipt', 'supplement', 'hand-over'] as const
export type Paper = (typeof PAPERS)[number]

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/
const LEDGER = /^[a-z][a-z0-9-]*$/

/** Pages without anything behind their name. */
const PLAIN = [
  'calls',
  'kiosks',
  'evaluations',
  'people',
  'reports',
  'audit',
  'content',
  'account',
  'more',
  'retention',
] as const

/** Reads a hash; whatever is not known leads to today. */
export function parseRoute(hash: string): Route {
  const [path = '', filter = ''] = hash.replace(/^#\/?/, '').split('?')
  const [screen, id, more] = path.split('/')
  if (screen === 'applications') {
    if (id === undefined || !UUID.test(id))
      return { screen: 'applications', ...applicationFilter(Object.fromEntries(new URLSearchParams(filter))) }
    const paper = PAPERS.find((known) => known === more)
    return paper ? { screen: 'paper', id, paper } : { screen: 'application', id }
  }
  if (screen === 'accompany' && id !== undefined && UUID.test(id)) return { screen, id }
  if (screen === 'records' && id !== undefined && UUID.test(id))
    return { screen: more === 'certificate' || more === 'letter' ? more : 'record', id }
  if (screen === 'queue' && id !== undefined && UUID.test(id)) return { screen: 'queue-slip', id }
  if (screen === 'intake') {
    const via = INTAKE_WAYS.find((known) => filter === `via=${known}`) ?? null
    return { screen, id: id !== undefined && LEDGER.test(id) ? id : '', via }
  }
  if (screen === 'figures') return { screen, filter }
  if (screen === 'office') return { screen, tab: OFFICE_TABS.find((known) => known === id) ?? 'duty' }
  if (screen === 'periods')
    return id !== undefined && MONTH.test(id) ? { screen: 'period', period: id } : { screen }
  if (screen === 'ledgers') {
    if (id === undefined || !LEDGER.test(id)) return { screen }
    return more === 'new' ? { screen: 'ledger-new', id, filter } : { screen: 'ledger', id, filter }
  }
  const plain = PLAIN.find((known) => known === screen)
  return { screen: plain ?? 'today' }
}

/** What is no value of a filter does not filter. */
export function applicationFilter(
  asked: Partial<Record<keyof ApplicationFilter, string>>,
): ApplicationFilter {
  const state = progressState.options.find((known) => known === asked.state)
  const via = CHANNELS.find((known) => known === asked.via)
  const due = DUE_FILTERS.find((known) => known === asked.due)
  return { ...(state && { state }), ...(via && { via }), ...(due && { due }) }
}

export function hashOf(route: Route): string {
  switch (route.screen) {
    case 'applications': {
      const { screen, ...filter } = route
      const query = new URLSearchParams(filter).toString()
      return `#/${screen}${query && `?${query}`}`
    }
    case 'application':
      return `#/applications/${route.id}`
    case 'paper':
      return `#/applications/${route.id}/${route.paper}`
    case 'queue-slip':
      return `#/queue/${route.id}`
    case 'accompany':
      return `#/accompany/${route.id}`
    case 'record':
      return `#/records/${route.id}`
    case 'certificate':
      return `#/records/${route.id}/certificate`
    case 'letter':
      return `#/records/${route.id}/letter`
    case 'intake':
      return `#/intake${route.id && `/${route.id}`}${route.via === null ? '' : `?via=${route.via}`}`
    case 'office':
      return route.tab === 'duty' ? '#/office' : `#/office/${route.tab}`
    case 'figures':
      return `#/figures${route.filter === '' ? '' : `?${route.filter}`}`
    case 'period':
      return `#/periods/${route.period}`
    case 'ledger':
      return `#/ledgers/${route.id}${route.filter === '' ? '' : `?${route.filter}`}`
    case 'ledger-new':
      return `#/ledgers/${route.id}/new${route.filter === '' ? '' : `?${route.filter}`}`
    default:
      return `#/${route.screen}`
  }
}

export function goTo(route: Route): void {
  window.location.hash = hashOf(route)
}
