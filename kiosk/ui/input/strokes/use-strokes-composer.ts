import type { Candidate, Composer } from '../composer.ts'
import { useInput } from '../input-context.tsx'
import { useComposing } from '../use-composing.ts'
import { useNextWords } from '../use-next-words.ts'
import { strokes } from './client.ts'
import { strokeKey } from './engine.ts'

/** Strokes in, a character out; between characters, what may follow. */
export function useStrokesComposer(): Composer {
  const input = useInput()
  const open = input.state.composition !== ''
  const next = useNextWords(!open)
  const composing = useComposing((composition, answer) => strokes().ask(composition, answer))

  const take = (candidate: Candidate | undefined) => {
    if (!candidate) return
    input.type(candidate.text)
    composing.compose('')
  }
  return {
    candidates: open ? composing.found : next,
    pick: (candidate) =>
      open
        ? composing.withFound((found) => take(found.find(({ text }) => text === candidate.text)))
        : composing.inTurn(() => take(candidate)),
    type: (key) => {
      const stroke = strokeKey(key)
      if (stroke !== null) composing.inTurn(() => composing.compose(composing.composed() + stroke))
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
    // Strokes are no text: what is not a character yet is dropped.
    flush: () => {
      if (!open && !composing.isWaiting()) return false
      composing.withFound(([best]) => {
        if (composing.composed() === '') input.enter()
        else if (best) take(best)
        else composing.compose('')
      })
      return true
    },
  }
}
