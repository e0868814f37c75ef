import { useMemo, useRef } from 'react'
import type { ScrollPlace } from '../../../ui-kit/components/scroller.tsx'
import { readingPlace } from '../../session/place.ts'
import type { Screen } from '../../session/screen.ts'

/** Where the results and each article on the way from them were left; going on anew forgets what lay beyond. */
export function useReadingPlace(screen: Screen): ScrollPlace | null {
  const left = useRef<{ place: string; at: number }[]>([])
  const here = readingPlace(screen)
  const depth = here?.depth
  const place = here?.place
  return useMemo(() => {
    if (depth === undefined || place === undefined) return null
    return {
      name: `${depth} ${place}`,
      left: () => {
        left.current.length = Math.min(left.current.length, depth + 1)
        const known = left.current[depth]
        return known?.place === place ? known.at : 0
      },
      keep: (at) => {
        left.current[depth] = { place, at }
      },
    }
  }, [depth, place])
}
