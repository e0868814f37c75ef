import { describe, expect, test } from 'vitest'
import { progressState, type ProgressState } from '../../exchange/schemas/api.ts'
import { isFinal, movesFrom, transitionsOf, type Transition } from './lifecycle.ts'

/** Every path without a repeated state, from `received` to a state that nothing leads out of. */
function paths(form: string): Transition[][] {
  const found: Transition[][] = []
  const walk = (state: ProgressState, sofar: Transition[]) => {
    const next = transitionsOf(form).filter((t) => t.from === state && !sofar.some((s) => s.from === t.to))
    if (next.length === 0) found.push(sofar)
    for (const transition of next) walk(transition.to, [...sofar, transition])
  }
  walk('received', [])
  return found
}

describe('legal aid', () => {
  test('no path ends without hand-over or the citizen’s own withdrawal', () => {
    const all = paths('legal-aid')
    expect(all.length).toBeGreaterThan(10)
    for (const path of all) {
      expect(['closed', 'withdrawn']).toContain(path.at(-1)!.to)
      const handedOver = path.some((step) => step.to === 'handed-over')
      const withdrawn = path.at(-1)!.to === 'withdrawn' && path.at(-1)!.by === 'citizen'
      if (!handedOver && !withdrawn) expect.fail(path.map((step) => step.to).join(' → '))
    }
  })

  test('an office neither decides nor withdraws: what it decides on leads out of handed-over only', () => {
    const all = transitionsOf('legal-aid')
    expect(new Set(all.filter(({ to }) => to === 'withdrawn').map(({ by }) => by))).toEqual(
      new Set(['citizen']),
    )
    const decided = all.filter(({ to }) => to === 'given' || to === 'not-given').map(({ from }) => from)
    expect(new Set(decided)).toEqual(new Set(['handed-over', 'not-given']))
  })
})

test('every state that is reached can be left or is final', () => {
  for (const form of ['legal-aid', 'mediation'])
    for (const { to } of transitionsOf(form))
      expect(isFinal(form, to)).toBe(to === 'closed' || to === 'withdrawn')
})

test('moves are those of state and actor', () => {
  expect(movesFrom('legal-aid', 'received', 'clerk').map((move) => move.to)).toEqual([
    'in-review',
    'handed-over',
  ])
  expect(movesFrom('legal-aid', 'received', 'citizen').map((move) => move.to)).toEqual(['withdrawn'])
  for (const state of progressState.options)
    expect(movesFrom('legal-aid', state, 'clerk').some((move) => move.to === 'withdrawn')).toBe(false)
})
