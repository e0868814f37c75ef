import { useDeferredValue, useSyncExternalStore } from 'react'
import { placeOf } from '../session/place.ts'
import type { View } from '../session/screen.ts'
import type { Supervisor } from './supervisor/supervisor.ts'

/**
 * What is to be drawn. Another screen is made ready in slices, so that a weak processor still answers the next finger;
 * what changes on the present one is drawn at once.
 */
export function useView({ subscribe, getView }: Pick<Supervisor, 'subscribe' | 'getView'>): View {
  const latest = useSyncExternalStore(subscribe, getView)
  const ready = useDeferredValue(latest)
  return placeOf(ready.screen) === placeOf(latest.screen) ? latest : ready
}
