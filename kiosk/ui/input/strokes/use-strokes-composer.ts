import { useEffect, useState } from 'react'
import type { Candidate, Composer } from '../composer.ts'
import { useInput } from '../input-context.tsx'
import { useNextWords } from '../use-next-words.ts'
import { strokes } from './client.ts'
import { strokeKey } from './engine.ts'

const NONE: readonly Candidate[] = []

/** Strokes in, a character out; between characters, what may follow. */
export function useStrokesComposer(): Composer {
  const input = useInput()
  const { composition } = input.state
  const [found, setFound] = useState(NONE)
  const next = useNextWords(composition === '')
  useEffect(() => {
    if (composition !== '') strokes().ask(composition, setFound)
  }, [composition])
  const candidates = composition === '' ? NONE : found

  const pick = (candidate: Candidate) => {
    input.type(candidate.text)
    input.compose('')
  }
  return {
    candidates: composition === '' ? next : candidates,
    pick,
    type: (key) => {
      const stroke = strokeKey(key)
      if (stroke !== null) input.compose(composition + stroke)
      else {
        if (candidates[0]) pick(candidates[0])
        input.type(key)
      }
    },
    erase: () => (composition ? input.compose(composition.slice(0, -1)) : input.erase()),
    space: () => {
      if (candidates[0]) pick(candidates[0])
      else if (composition === '') input.type(' ')
    },
    // Strokes are no text: what is not a character yet is dropped.
    flush: () => {
      if (composition === '') return false
      if (candidates[0]) pick(candidates[0])
      else input.compose('')
      return true
    },
  }
}
