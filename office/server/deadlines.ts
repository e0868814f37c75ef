import { shanghaiDate } from '../../base/clock.ts'
import type { Procedure } from '../../content/engine/procedure.ts'
import { valuesOn } from '../../content/rules/dated.ts'
import { addPeriod } from '../../content/rules/days.ts'
import type { ProgressState } from '../../exchange/schemas/api.ts'
import type { Answers } from '../../exchange/schemas/message.ts'
import { isFinal, lifecycleOf, type Clock } from './lifecycle.ts'
import type { OfficeDays } from './office-days.ts'

/** A state that was reached; `at` is ISO. */
export interface Reached {
  readonly state: ProgressState
  readonly at: string
}

/** A clock that has begun to run for one application. */
export interface RunningClock {
  readonly id: string
  readonly whose: Clock['whose']
  /** Last day, YYYY-MM-DD. */
  readonly by: string
  /** The article; null where the office promises it. */
  readonly basis: string | null
  /** When it was met (ISO); null while it runs, or where the matter has ended otherwise. */
  readonly metAt: string | null
  readonly running: boolean
}

export interface Subject {
  readonly procedure: Procedure
  /** ISO: the earliest receipt, the citizen's confirmation at the kiosk, however late it arrived here. */
  readonly receivedAt: string
  readonly answers: Answers
  /** In order; the first is `received`. */
  readonly reached: readonly Reached[]
}

/** The clocks that have begun, each with its last day; the first day does not count (民法典第二百零一条). */
export function clocksOf(subject: Subject, days: OfficeDays): RunningClock[] {
  const { procedure, reached } = subject
  const ended = isFinal(procedure, reached.at(-1)?.state ?? 'received')
  return lifecycleOf(procedure).clocks.flatMap((clock) => {
    const from = startOf(clock, subject)
    if (from === undefined) return []
    const since = reached.findIndex(({ state }) => state === clock.from)
    const met = reached.slice(since + 1).find(({ state }) => clock.until.includes(state))
    return {
      id: clock.id,
      whose: clock.whose,
      by: lastDay(clock, from, days),
      basis: 'basis' in clock.rule ? clock.rule.basis : null,
      metAt: met?.at ?? null,
      running: !met && !ended,
    }
  })
}

/** The day by which the office itself has to do something next; null where it waits for others, or is done. */
export function dueBy(subject: Subject, days: OfficeDays): string | null {
  const own = clocksOf(subject, days).filter(({ whose, running }) => whose === 'office' && running)
  return own.map(({ by }) => by).toSorted()[0] ?? null
}

/** YYYY-MM-DD; undefined where it has not begun, or the citizen gave no day. */
function startOf({ from }: Clock, { receivedAt, reached, answers }: Subject): string | undefined {
  if (typeof from === 'object') {
    const given = answers[from.answer]
    return typeof given === 'string' ? given : undefined
  }
  const at = from === 'received' ? receivedAt : reached.find(({ state }) => state === from)?.at
  return at === undefined ? undefined : shanghaiDate(new Date(at))
}

function lastDay({ rule }: Clock, from: string, { calendar, values }: OfficeDays): string {
  if ('basis' in rule) return addPeriod(from, rule.period, calendar)
  return addPeriod(from, { count: promised(rule.promise, from, values), unit: 'working-day' }, calendar)
}

/** A promise that content does not have is a bug: the test of the lifecycles looks for each. */
function promised(id: string, day: string, values: OfficeDays['values']): number {
  const count = valuesOn(values, day)[id]
  if (count === undefined) throw new Error(`content/values.yaml has no ${id} for ${day}`)
  return count
}
