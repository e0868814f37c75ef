import { useEffect, useState } from 'react'
import type { Composer } from '../composer.ts'
import { useInput } from '../input-context.tsx'
import { startPinyin, type Pinyin } from './client.ts'
import type { Candidate } from './engine.ts'

let shared: Pinyin | null = null
/** The worker starts with the first Chinese keyboard, not with the page. */
const pinyin = (): Pinyin => (shared ??= startPinyin())

const NONE: readonly Candidate[] = []

/** Letters in, Chinese out: the composition of the pinyin keyboard and its candidates. */
export function usePinyinComposer(): Composer {
  const input = useInput()
  const { composition } = input.state
  const [found, setFound] = useState<readonly Candidate[]>([])
  // Until the next answer comes the last one stays: a row that blinks with every key cannot be read.
  const candidates = composition === '' ? NONE : found
  useEffect(() => void pinyin(), [])
  useEffect(() => {
    if (composition !== '') pinyin().ask(composition, setFound)
  }, [composition])

  const pick = (candidate: Candidate) => {
    input.type(candidate.text)
    input.compose(composition.slice(candidate.length))
  }
  return {
    candidates,
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
