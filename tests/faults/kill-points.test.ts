import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { AppendStep } from '../../exchange/outbox.ts'
import type { SendStep } from '../../exchange/sender.ts'
import { newDataDirectory, startKiosk, waitFor } from '../support/kiosk-process.ts'
import { outboxRows, receivedBy } from '../support/received.ts'
import { visit } from '../support/visit.ts'

/**
 * The power is cut at each step from confirm to acknowledgement; then the machine starts again. Before the one
 * durable step nothing exists and no number was shown; from it on the desk gets the application exactly once.
 */
const LIMIT_MS = 180_000 // two starts and a stop each, on two busy cores
const BEFORE: AppendStep[] = ['append:started', 'append:counted', 'append:sealed']
const AFTER: (AppendStep | SendStep)[] = [
  'append:committed',
  'send:started',
  'send:answered',
  'send:verified',
  'send:erased',
]

async function cutAt(step: string) {
  const data = newDataDirectory()
  const first = await startKiosk({ data, program: 'tests/faults/kiosk-that-dies.ts', env: { KILL_AT: step } })
  const citizen = await visit(first)
  const answer = await citizen.submit().catch(() => undefined)
  await first.ended
  const rows = outboxRows(data)

  const second = await startKiosk({ data })
  await waitFor('an empty outbox', async () => {
    const health = (await (await second.get('/health')).json()) as { outbox: { queued: number } }
    return health.outbox.queued === 0
  })
  await second.stop()
  return { answer, rows, after: outboxRows(data), desk: receivedBy(join(data, 'office')) }
}

test.each(BEFORE)(
  'power cut at %s: no number was shown and nothing is there',
  async (step) => {
    const { answer, rows, desk } = await cutAt(step)
    expect(answer).toBeUndefined()
    expect(rows).toEqual([])
    expect(desk).toEqual([])
  },
  LIMIT_MS,
)

test.each(AFTER)(
  'power cut at %s: the desk has it exactly once, by id and hash',
  async (step) => {
    const { rows, after, desk } = await cutAt(step)
    expect(rows).toHaveLength(1)
    expect(desk.map(({ id, hash, number }) => ({ id, hash, number }))).toEqual(
      rows.map(({ id, hash, number }) => ({ id, hash, number })),
    )
    expect(after).toMatchObject([{ state: 'acknowledged', id: rows[0]!.id }])
  },
  LIMIT_MS,
)
