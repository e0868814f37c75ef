import { useEffect } from 'react'
import type { Candidate, Composer } from '../composer.ts'
import { useInput } from '../input-context.tsx'
import { useComposing, useComposingKeys } from '../use-composing.ts'
import { strokes } from './client.ts'
import { strokeKey } from './engine.ts'

/** Strokes in, a character out; between characters, what may follow. */
export function useStrokesComposer(): Composer {
  const input = useInput()
  const composing = useComposing((composition, answer) => strokes().ask(composition, answer))
  const take = (candidate: Candidate | undefined) => {
    if (!candidate) return
    input.type(candidate.text)
    composing.compose('')
  }
  const keys = useComposingKeys({ composing, letterOf: strokeKey, take })
  const { meanBy } = input
  useEffect(() => {
    meanBy(() => composing.known()[0]?.text ?? '')
    return () => meanBy(null)
  })
  return {
    ...keys,
    // Strokes are no text: what is not a character yet is dropped.
    flush: () => {
      if (input.state.composition === '' && !composing.isWaiting()) return false
      composing.withFound(([best]) => {
        if (composing.composed() === '') input.enter()
        else if (best) take(best)
        else composing.compose('')
      })
      return true
    },
  }
}
