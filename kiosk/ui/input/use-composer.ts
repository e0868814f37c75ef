import { useEffect, useState } from 'react'
import type { Candidate } from './pinyin/engine.ts'
import { startPinyin, type Pinyin } from './pinyin/client.ts'
import { useInput } from './input-context.tsx'

let shared: Pinyin | null = null
/** The worker starts with the first Chinese keyboard, not with the page. */
const pinyin = (): Pinyin => (shared ??= startPinyin())

const NONE: readonly Candidate[] = []

/** Letters in, Chinese out: the composition of the pinyin keyboard and its candidates. */
export function useComposer(active: boolean) {
  const input = useInput()
  const { composition } = input.state
  const [found, setFound] = useState<readonly Candidate[]>([])
  // Until the next answer comes the last one stays: a row that blinks with every key cannot be read.
  const candidates = active && composition !== '' ? found : NONE
  useEffect(() => {
    if (active) pinyin()
  }, [active])
  useEffect(() => {
    if (active && composition !== '') pinyin().ask(composition, setFound)
  }, [active, composition])

  const pickCandidate = (candidate: Candidate) => {
    input.type(candidate.text)
    input.compose(composition.slice(candidate.length))
  }
  return {
    candidates,
    pick: pickCandidate,
    type: (key: string) => {
      if (/^[a-z']$/.test(key)) input.compose(composition + key)
      else {
        if (candidates[0]) pickCandidate(candidates[0])
        input.type(key)
      }
    },
    erase: () => (composition ? input.compose(composition.slice(0, -1)) : input.erase()),
    space: () => {
      if (candidates[0]) pickCandidate(candidates[0])
      else if (composition === '') input.type(' ')
    },
    /** What was typed as it stands, where nothing Chinese is meant. */
    flush: () => {
      if (composition) input.type(composition)
      input.compose('')
    },
  }
}
