import { startTransition, useEffect, useState } from 'react'
import { placeOf } from '../session/place.ts'
import type { View } from '../session/screen.ts'
import type { Supervisor } from './supervisor/supervisor.ts'

/**
 * What is to be drawn. Another screen is made ready in slices (a transition), so that a weak processor still answers
 * the next finger; what changes on the present one is drawn at once.
 */
export function useView({ subscribe, getView }: Pick<Supervisor, 'subscribe' | 'getView'>): View {
  const [view, setView] = useState(getView)
  useEffect(() => {
    let place = placeOf(getView().screen)
    const show = () => {
      const next = getView()
      const isOther = placeOf(next.screen) !== place
      place = placeOf(next.screen)
      if (isOther) startTransition(() => setView(next))
      else setView(next)
    }
    // What happened between the first drawing and now.
    setView(getView())
    return subscribe(show)
  }, [subscribe, getView])
  return view
}
