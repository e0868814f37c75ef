import { describe, expect, test } from 'vitest'
import { initialTransition, transition, type SnapshotFrom } from 'xstate'
import { deviceLife, reconnectDelayMs, type LifeEvent } from './device-life.ts'

type Snapshot = SnapshotFrom<typeof deviceLife>

/** What XState itself tells the machine: the visit's end, and that the wait is over. */
const internal = [
  { type: 'xstate.done.actor.visit', output: 'wait', actorId: 'visit' },
  { type: 'xstate.done.actor.visit', output: 'at-once', actorId: 'visit' },
  { type: 'xstate.error.actor.visit', error: new Error('bug'), actorId: 'visit' },
  { type: 'xstate.after.backoff.device.link.waiting' },
] as unknown as LifeEvent[]
const words: LifeEvent[] = (['ABSENT', 'CONNECTING', 'READY', 'BUSY', 'RECOVERING', 'FAULT'] as const).map(
  (type) => ({
    type,
  }),
)
const events: LifeEvent[] = [
  { type: 'START' },
  { type: 'STOP' },
  { type: 'OPENED' },
  { type: 'NOT_OPENED', reason: 'absent' },
  { type: 'NOT_SERVED', situation: 'noService' },
  { type: 'LOST', reason: 'closed' },
  { type: 'PROVEN' },
  ...words,
  ...internal,
]

const positionOf = ({ value }: Snapshot): string => JSON.stringify(value)
const after = (from: Snapshot, ...steps: LifeEvent[]): Snapshot =>
  steps.reduce<Snapshot>((snapshot, event) => transition(deviceLife, snapshot, event)[0], from)

/** Every position that any order of events leads to, each with one way there. */
function allPositions(): Snapshot[] {
  const start = initialTransition(deviceLife)[0]
  const seen = new Map([[positionOf(start), start]])
  const open = [start]
  for (let from = open.pop(); from; from = open.pop())
    for (const event of events) {
      const to = after(from, event)
      if (seen.has(positionOf(to))) continue
      seen.set(positionOf(to), to)
      open.push(to)
    }
  return [...seen.values()]
}

const positions = allPositions()
const isServing = ({ value }: Snapshot) => typeof value.link === 'object' && value.link.visiting === 'serving'

describe('on every path', () => {
  test('there are as many positions as are meant', () => {
    expect(positions.map(positionOf).toSorted()).toMatchSnapshot()
  })

  test('a device is shown as ready or busy only while it is served', () => {
    const usable = positions.filter(({ value }) => ['ready', 'busy'].includes(value.shown))
    expect(usable.map(isServing)).toEqual([true, true])
  })

  test('only a driver that serves can say how the device is', () => {
    for (const at of positions.filter((one) => !isServing(one)))
      for (const word of words) expect(after(at, word).value).toEqual(at.value)
  })

  test('stopping ends it, whatever was', () => {
    for (const at of positions)
      expect(after(at, { type: 'STOP' }).value).toEqual({ link: 'closed', shown: 'absent' })
  })

  test('from everywhere there is a way back to ready that needs no restart', () => {
    const [visitEnds, , , waitEnds] = internal as [LifeEvent, LifeEvent, LifeEvent, LifeEvent]
    for (const at of positions.filter(({ value }) => value.link !== 'closed')) {
      const opening =
        isServing(at) || at.value.link !== 'waiting' ? after(at, visitEnds, waitEnds) : after(at, waitEnds)
      expect(after(opening, { type: 'OPENED' }, { type: 'READY' }).value.shown).toBe('ready')
    }
  })

  test('a fault stays visible until the device has answered again', () => {
    const serving = positions.find((at) => isServing(at) && at.value.shown === 'ready')!
    const faulty = after(serving, { type: 'FAULT', situation: 'silent' }, internal[0]!, internal[3]!)
    expect(faulty.value.shown).toBe('fault')
    expect(after(faulty, { type: 'OPENED' })).toMatchObject({
      value: { shown: 'fault' },
      context: { situation: 'silent' },
    })
  })
})

test('waits grow to three seconds and are stretched by at most a fifth', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 99].map((attempt) => reconnectDelayMs(attempt, 0))).toEqual([
    300, 600, 1000, 2000, 3000, 3000, 3000, 3000,
  ])
  expect(reconnectDelayMs(0, 0.999)).toBeLessThanOrEqual(360)
})
