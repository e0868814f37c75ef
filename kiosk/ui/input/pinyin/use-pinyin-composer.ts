import { useEffect, useState } from 'react'
import type { Composer } from '../composer.ts'
import { useInput } from '../input-context.tsx'
import { useNextWords } from '../use-next-words.ts'
import { pinyin } from './client.ts'
import type { Candidate, Composed } from './engine.ts'
import { spelt } from './spelt.ts'

const NOTHING: Composed = { candidates: [], cuts: [] }

/** Letters in, Chinese out: the composition of the pinyin keyboard and its candidates. */
export function usePinyinComposer(): Composer {
  const input = useInput()
  const { composition } = input.state
  const [found, setFound] = useState(NOTHING)
  const next = useNextWords(composition === '')
  const { spell } = input
  useEffect(() => {
    if (composition === '') return
    pinyin().compose(composition, (composed) => {
      setFound(composed)
      spell(composition, spelt(composition, composed.cuts))
    })
  }, [composition, spell])
  // Until the next answer comes the last one stays: a row that blinks with every key cannot be read.
  const candidates = composition === '' ? [] : found.candidates

  const pick = (candidate: Candidate) => {
    input.type(candidate.text)
    const rest = composition.slice(candidate.length)
    if (composition !== '') pinyin().picked(candidate.text, rest === '')
    input.compose(rest)
  }
  return {
    candidates: composition === '' ? next : candidates,
    pick,
    type: (key) => {
      if (/^[a-z']$/.test(key)) input.compose(composition + key)
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
    flush: () => {
      if (composition === '') return false
      input.type(composition)
      input.compose('')
      return true
    },
  }
}
