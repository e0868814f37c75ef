import type { ExchangeClient } from '../../../exchange/client.ts'
import type { Outbox } from '../../../exchange/outbox.ts'
import { sealEnvelope } from '../../../exchange/seal-envelope.ts'
import { createSender } from '../../../exchange/sender.ts'
import { createFromAbove } from '../content-packs/from-above.ts'
import type { Office } from '../context.ts'
import { collectReports, markQueued, unqueued } from './outgoing.ts'

const LOOK_MS = 60_000
const ASKED_AT_ONCE = 500

export interface Relay {
  /** Writes down, queues, sends, asks what became of the earlier ones and takes in content; what fails is tried again later. */
  readonly tick: () => Promise<void>
  /** How many reports wait for the parent's acknowledgement. */
  readonly waiting: () => number
  readonly stop: () => Promise<void>
}

/**
 * Reports to the office above over the kiosk's own means: its outbox (durable, sealed to the parent, offline as long as it
 * takes), its sender, its acknowledgements; and takes in what that office issues for kiosks. One process per office does it.
 */
export function startRelay(
  office: Office,
  {
    outbox,
    client,
    backoff,
  }: {
    readonly outbox: Outbox
    readonly client: Pick<ExchangeClient, 'deliver' | 'reportOutcomes' | 'heartbeat' | 'pack' | 'packFile'>
    readonly backoff?: { readonly firstMs: number; readonly longestMs: number }
  },
): Relay {
  const { log } = office
  const fromAbove = createFromAbove(office, client, outbox.learnKeys)
  const sender = createSender({ outbox, client, log, ...(backoff ? { backoff } : {}) })

  async function queue(): Promise<void> {
    for (const report of await unqueued(office)) {
      const appended = await outbox.append({
        // The same report again, after a crash in between, is the same envelope.
        submissionId: report.id,
        withNumber: false,
        contentVersion: 'report',
        seal: (header, own) => sealEnvelope(report, header, own),
      })
      if (!appended.ok) return
      await markQueued(office, report.id)
    }
    sender.wake()
  }

  async function ask(): Promise<void> {
    const rows = await office.store
      .selectFrom('reportSent')
      .select('id')
      .where('status', 'in', ['sent', 'waiting'])
      .where('queued', '=', 1)
      .orderBy('n')
      .limit(ASKED_AT_ONCE)
      .execute()
    if (rows.length === 0) return
    const answer = await client.reportOutcomes(rows.map(({ id }) => id))
    if (!answer.ok) return
    for (const { id, status, codes } of answer.value)
      await office.store
        .updateTable('reportSent')
        .set({ status, codes: JSON.stringify(codes) })
        .where('id', '=', id)
        .execute()
    if (answer.value.length > 0) office.hub.tell('reports')
  }

  let running: Promise<void> = Promise.resolve()
  const tick = (): Promise<void> => {
    const work = async (before: Promise<void>): Promise<void> => {
      await before
      await collectReports(office)
      await queue()
      await ask()
      await fromAbove.turn()
    }
    running = work(running).catch((error: unknown) =>
      log.error('office.error', {
        route: 'relay',
        error: error instanceof Error ? error.message : 'unknown',
      }),
    )
    return running
  }
  const timer = setInterval(() => void tick(), LOOK_MS)
  const deaf = office.hub.listen((topic) => {
    if (topic === 'applications') void tick()
  })
  void tick()
  return {
    tick,
    waiting: () => outbox.rows().filter(({ state }) => state !== 'acknowledged').length,
    stop: async () => {
      clearInterval(timer)
      deaf()
      await running
      await sender.stop()
      outbox.close()
    },
  }
}
