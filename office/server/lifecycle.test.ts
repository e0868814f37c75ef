import { describe, expect, test } from 'vitest'
import { PROCEDURES, type Procedure } from '../../content/engine/procedure.ts'
import { valuesOn } from '../../content/rules/dated.ts'
import { progressState, type ProgressState } from '../../exchange/schemas/api.ts'
import { isFinal, lifecycleOf, movesFrom, procedureOf, type Transition } from './lifecycle.ts'
import { readOfficeDays } from './office-days.ts'

type Path = readonly Transition[]

/** Every path from `received` to a state that nothing leads out of; each move is made once at most. */
function paths(procedure: Procedure): Path[] {
  const found: Path[] = []
  const walk = (state: ProgressState, sofar: Path) => {
    if (isFinal(procedure, state)) found.push(sofar)
    for (const move of lifecycleOf(procedure).moves)
      if (move.from === state && !sofar.includes(move)) walk(move.to, [...sofar, move])
  }
  walk('received', [])
  return found
}

const passes = (path: Path, ...states: ProgressState[]) => path.some(({ to }) => states.includes(to))
const noted = (path: Path, state: ProgressState) =>
  path.filter(({ to }) => to === state).every(({ needs }) => needs === 'note')
/** Whoever is turned away is told where else to go, and that is on record. */
const toldOtherWays = (path: Path) => {
  const at = path.findIndex(({ to }) => to === 'failed')
  return at === -1 || path[at]!.needs === 'note'
}

/** What has to have happened before a matter may be closed, by the law named. */
const ASKED: Record<Procedure, (closed: Path) => boolean> = {
  // 法律援助法第四十三条: the institution alone decides.
  'legal-aid': (path) => passes(path, 'handed-over') && passes(path, 'given', 'not-given'),
  // 法律援助法第四十九条: the bureau decides, and who is not content is told what is open.
  objection: (path) =>
    passes(path, 'handed-over') && passes(path, 'given', 'not-given') && noted(path, 'closed'),
  // 人民调解法第十七条 and 第二十六条: nobody is mediated against their will; who is not is told the other ways.
  mediation: (path) =>
    toldOtherWays(path) && (passes(path, 'failed') || (passes(path, 'accepted') && passes(path, 'agreed'))),
  // 民事诉讼法第二百零六条: the court decides; who cannot go there is told the other ways.
  confirmation: (path) =>
    toldOtherWays(path) && (passes(path, 'failed') || passes(path, 'given', 'not-given')),
  booking: (path) => toldOtherWays(path) && passes(path, 'scheduled', 'failed') && noted(path, 'closed'),
  'home-visit': (path) => toldOtherWays(path) && passes(path, 'scheduled', 'failed') && noted(path, 'closed'),
  // 监狱法第六十九条: the prison decides.
  'prison-visit': (path) => passes(path, 'handed-over') && passes(path, 'given', 'not-given'),
  referral: (path) =>
    passes(path, 'handed-over') && passes(path, 'accepted', 'failed') && noted(path, 'closed'),
  volunteer: (path) => passes(path, 'accepted', 'failed') && toldOtherWays(path),
  clue: (path) => passes(path, 'in-review', 'handed-over') && noted(path, 'closed'),
  // 信访工作条例第二十三条: who complained is told.
  complaint: (path) =>
    passes(path, 'assigned', 'handed-over') && passes(path, 'answered') && noted(path, 'answered'),
  // 个人信息保护法第五十条: a refusal has its reasons.
  'data-request': (path) => passes(path, 'answered') && noted(path, 'answered'),
  'own-matter': (path) => passes(path, 'in-review') && noted(path, 'closed'),
}

describe.each(PROCEDURES)('%s', (procedure) => {
  const { moves, clocks } = lifecycleOf(procedure)
  const all = paths(procedure)

  test('ends closed, after what the law asks, or taken back by the citizen', () => {
    expect(all.length).toBeGreaterThan(1)
    const wrong = all.filter((path) => {
      const { to, by } = path.at(-1)!
      return to === 'withdrawn' ? by !== 'citizen' : to !== 'closed' || !ASKED[procedure](path)
    })
    expect(wrong.map((path) => path.map(({ to }) => to).join(' → '))).toEqual([])
  })

  test('every state that is reached can be left for an end', () => {
    const ends = new Set(all.flatMap((path) => path.map(({ to }) => to)))
    for (const { to } of moves) expect(ends).toContain(to)
    for (const { from } of moves) expect(from === 'received' || ends.has(from)).toBe(true)
  })

  test('no clerk withdraws, and no move is there twice', () => {
    for (const state of progressState.options)
      expect(movesFrom(procedure, state, 'clerk').map(({ to }) => to)).not.toContain('withdrawn')
    expect(new Set(moves.map(({ from, to }) => `${from} ${to}`)).size).toBe(moves.length)
    expect(movesFrom(procedure, 'received', 'citizen').map(({ to }) => to)).toEqual(['withdrawn'])
  })

  test('something is due from the first day, and every promise is in content', () => {
    const promises = valuesOn(readOfficeDays().values, '2026-11-26')
    expect(
      clocks.some(
        ({ from, whose }) => whose === 'office' && (from === 'received' || typeof from === 'object'),
      ),
    ).toBe(true)
    for (const { rule, until } of clocks) {
      if ('promise' in rule) expect(promises[rule.promise]).toBeGreaterThan(0)
      for (const state of until) expect(moves.map(({ to }) => to)).toContain(state)
    }
  })
})

test('an office decides nothing about legal aid: decisions lead out of handed-over only', () => {
  const decided = lifecycleOf('legal-aid').moves.filter(({ to }) => to === 'given' || to === 'not-given')
  expect(new Set(decided.map(({ from }) => from))).toEqual(new Set(['handed-over', 'not-given']))
})

test('a procedure that is not known yet is an own matter', () => {
  expect(procedureOf('complaint')).toBe('complaint')
  expect(procedureOf('something-new')).toBe('own-matter')
  expect(procedureOf(undefined)).toBe('own-matter')
})
