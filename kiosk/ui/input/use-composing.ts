import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Candidate, Composer } from './composer.ts'
import { useInput } from './input-context.tsx'
import { useNextWords } from './use-next-words.ts'

/** Of one composition, best first. */
type Found = readonly Candidate[]
type Ask = (composition: string, answer: (found: Found) => void) => void

interface Waiting {
  readonly needsAnswer: boolean
  readonly act: (found: Found) => void
}

const NONE: Found = []
/** Longer than any sentence that somebody spells out at once. */
const MOST_LETTERS = 60
/** A dictionary is there after a second or two; where it never comes, keys must not wait for it. */
export const ANSWER_LIMIT_MS = 4000

interface Composing {
  /** Of the last answer, for the row above the keys. */
  readonly found: Found
  readonly compose: (composition: string) => void
  /** What is composed once the keys before this one have done their work. */
  readonly composed: () => string
  /** Does it now, or after the keys before it. */
  readonly inTurn: (act: () => void) => void
  /** Does it with the candidates of all that was typed by then, never with those of fewer letters. */
  readonly withFound: (act: (found: Found) => void) => void
  readonly isWaiting: () => boolean
  /** Candidates of all that is composed, where they are known already. */
  readonly known: () => Found
}

/**
 * A composition whose candidates come from a worker, for who types faster than it answers: what needs its answer
 * waits for it, and what is typed after that waits too.
 */
export function useComposing(ask: Ask): Composing {
  const input = useInput()
  const { composition } = input.state
  const [found, setFound] = useState(NONE)
  const now = useRef({ composition, of: '', found: NONE, waiting: [] as Waiting[] })
  const isKnown = () => now.current.composition === '' || now.current.of === now.current.composition
  const run = () => {
    const { waiting } = now.current
    while (waiting[0] && (!waiting[0].needsAnswer || isKnown()))
      waiting.shift()?.act(now.current.composition === '' ? NONE : now.current.found)
  }
  const answered = (of: string, answer: Found) => {
    now.current.of = of
    now.current.found = answer
    setFound(answer)
    run()
  }
  const latest = useRef({ ask, answered })
  useLayoutEffect(() => {
    latest.current = { ask, answered }
    // Cleared, or written in another way: what waited belonged to what is gone.
    if (now.current.composition === composition) return
    now.current.composition = composition
    now.current.waiting = []
  })
  const asked = useRef({ of: '', timer: 0 })
  const request = (of: string) => {
    clearTimeout(asked.current.timer)
    const mine = { of, timer: 0 }
    asked.current = mine
    if (of === '') return
    const answer = (candidates: Found) => {
      clearTimeout(mine.timer)
      if (asked.current === mine) latest.current.answered(of, candidates)
    }
    mine.timer = window.setTimeout(() => answer(NONE), ANSWER_LIMIT_MS)
    latest.current.ask(of, answer)
  }
  // A composition that was there before this way of writing, or that was cleared by others.
  useEffect(() => {
    if (asked.current.of !== composition) request(composition)
  })
  useEffect(
    () => () => {
      clearTimeout(asked.current.timer)
      asked.current = { of: '', timer: 0 }
    },
    [],
  )

  const enqueue = (needsAnswer: boolean, act: Waiting['act']) => {
    now.current.waiting.push({ needsAnswer, act })
    run()
  }
  return {
    found: composition === '' ? NONE : found,
    compose(next) {
      if (next.length > MOST_LETTERS && next.length > now.current.composition.length) return
      now.current.composition = next
      // Asked before anything is drawn: the answer then stands in the same frame as the letter.
      request(next)
      input.compose(next)
    },
    composed: () => now.current.composition,
    inTurn: (act) => enqueue(false, act),
    withFound: (act) => enqueue(true, act),
    isWaiting: () => now.current.waiting.length > 0,
    known: () => (isKnown() ? now.current.found : NONE),
  }
}

interface Method {
  readonly composing: Composing
  /** What a key adds to the composition; null: it is written as it stands, after the best candidate. */
  readonly letterOf: (key: string) => string | null
  readonly take: (candidate: Candidate | undefined) => void
}

/** The keys of a method that composes Chinese; what its enter key does with a composition is its own. */
export function useComposingKeys({ composing, letterOf, take }: Method): Omit<Composer, 'flush'> {
  const input = useInput()
  const open = input.state.composition !== ''
  const next = useNextWords(!open)
  return {
    candidates: open ? composing.found : next,
    pick: (candidate) =>
      open
        ? composing.withFound((found) => take(found.find(({ text }) => text === candidate.text)))
        : composing.inTurn(() => take(candidate)),
    type(key) {
      const letter = letterOf(key)
      if (letter !== null) composing.inTurn(() => composing.compose(composing.composed() + letter))
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
  }
}
