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
  return {
    ...keys,
    flush: () => {
      if (input.state.composition === '' && !composing.isWaiting()) return false
      composing.inTurn(() => {
        const composition = composing.composed()
        if (composition === '') return input.enter()
        input.type(composition)
        composing.compose('')
      })
      return true
    },
  }
}
