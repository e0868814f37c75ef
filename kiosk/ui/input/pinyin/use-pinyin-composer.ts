import { useEffect } from 'react'
import type { Candidate, Composer } from '../composer.ts'
import { useInput } from '../input-context.tsx'
import { useComposing, useComposingKeys } from '../use-composing.ts'
import { pinyin } from './client.ts'
import { spelt } from './spelt.ts'

const letterOf = (key: string): string | null => (/^[a-z']$/.test(key) ? key : null)

/** Letters in, Chinese out: the composition of the pinyin keyboard and its candidates. */
export function usePinyinComposer(): Composer {
  const input = useInput()
  // Until the next answer comes the last one stays: a row that blinks with every key cannot be read.
  const composing = useComposing((composition, answer) =>
    pinyin().compose(composition, ({ candidates, cuts }) => {
      answer(candidates)
      input.spell(composition, spelt(composition, cuts))
    }),
  )
  const take = (candidate: Candidate | undefined) => {
    if (!candidate) return
    const composition = composing.composed()
    const rest = composition.slice(candidate.length)
    input.type(candidate.text)
    if (composition !== '') pinyin().picked(candidate.text, rest === '')
    composing.compose(rest)
  }
  const keys = useComposingKeys({ composing, letterOf, take })
  const { field } = input.state
  const { meanBy } = input
  useEffect(() => {
    meanBy(() => {
      const composition = composing.composed()
      const [best] = field?.kind === 'name' ? [] : composing.known()
      return best ? best.text + composition.slice(best.length) : composition
    })
    return () => meanBy(null)
  })
  /** Who touches 搜索 wants what the letters mean, not the letters. Of a name only the visitor knows which it is. */
  const finish = (): void =>
    composing.withFound(([best]) => {
      const composition = composing.composed()
      if (composition === '') return input.enter()
      if (!best || field?.kind === 'name') {
        input.type(composition)
        return composing.compose('')
      }
      take(best)
      if (composing.composed() !== '' || !field?.multiline) finish()
    })
  return {
    ...keys,
    flush: () => {
      if (input.state.composition === '' && !composing.isWaiting()) return false
      finish()
      return true
    },
  }
}
