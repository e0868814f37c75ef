import { useEffect, useRef, useState } from 'react'
import type { Suggestion } from '../../api.ts'
import { useKiosk } from '../kiosk.tsx'

/** Letters come faster than rows can be read. */
const PAUSE_MS = 120
const NONE: readonly Suggestion[] = []

/**
 * Suggestions for what is being written. Those before stay until the next ones come, so that rows do not blink;
 * an overtaken answer is dropped.
 */
export function useSuggestions(typed: string): readonly Suggestion[] {
  const { suggest, frame } = useKiosk()
  const { language } = frame
  const [found, setFound] = useState(NONE)
  const latest = useRef('')
  useEffect(() => {
    latest.current = typed
    if (typed === '') return undefined
    const ask = async () => {
      const suggestions = await suggest(typed, language)
      if (latest.current === typed) setFound(suggestions)
    }
    // Without suggestions the search is there all the same.
    const timer = setTimeout(() => void ask().catch(() => undefined), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [suggest, language, typed])
  useEffect(
    () => () => {
      latest.current = ''
    },
    [],
  )
  return typed === '' ? NONE : found
}
