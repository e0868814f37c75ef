import type { Candidate, Composer } from '../composer.ts'
import { useInput } from '../input-context.tsx'
import { useComposing } from '../use-composing.ts'
import { useNextWords } from '../use-next-words.ts'
import { pinyin } from './client.ts'
import { spelt } from './spelt.ts'

/** Letters in, Chinese out: the composition of the pinyin keyboard and its candidates. */
export function usePinyinComposer(): Composer {
  const input = useInput()
  const open = input.state.composition !== ''
  const next = useNextWords(!open)
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
  return {
    candidates: open ? composing.found : next,
    pick: (candidate) =>
      open
        ? composing.withFound((found) => take(found.find(({ text }) => text === candidate.text)))
        : composing.inTurn(() => take(candidate)),
    type: (key) => {
      if (/^[a-z']$/.test(key)) composing.inTurn(() => composing.compose(composing.composed() + key))
      else
        composing.withFound(([best]) => {
          take(best)
          input.type(key)
        })
    },
    erase: () =>
      composing.inTurn(() => {
        const composition = composing.composed()
        if (composition) composing.compose(composition.slice(0, -1))
        else input.erase()
      }),
    space: () =>
      composing.withFound(([best]) => {
        if (best) take(best)
        else if (composing.composed() === '') input.type(' ')
      }),
    flush: () => {
      if (!open && !composing.isWaiting()) return false
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
