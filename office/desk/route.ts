import { useSyncExternalStore } from 'react'

/**
 * Where the clerk is, kept in the URL's hash so that the browser's back works and a page can be reloaded.
 * It holds nothing about a person: an application is named by its envelope's id (a UUID).
 */
export type Route =
  | { screen: 'today' }
  | { screen: 'applications' }
  | { screen: 'application'; id: string }
  | { screen: 'calls' }
  | { screen: 'accompany'; id: string }
  | { screen: 'kiosks' }
  | { screen: 'evaluations' }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Reads a hash; whatever is not known leads to today. */
export function parseRoute(hash: string): Route {
  const [screen, id] = hash.replace(/^#\/?/, '').split('/')
  if (screen === 'applications') {
    return id !== undefined && UUID.test(id) ? { screen: 'application', id } : { screen: 'applications' }
  }
  if (screen === 'accompany' && id !== undefined && UUID.test(id)) return { screen, id }
  if (screen === 'calls' || screen === 'kiosks' || screen === 'evaluations') return { screen }
  return { screen: 'today' }
}

export const hashOf = (route: Route): string =>
  route.screen === 'application'
    ? `#/applications/${route.id}`
    : route.screen === 'accompany'
      ? `#/accompany/${route.id}`
      : `#/${route.screen}`

export function goTo(route: Route): void {
  window.location.hash = hashOf(route)
}

const subscribe = (changed: () => void): (() => void) => {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash)
  return parseRoute(hash)
}
