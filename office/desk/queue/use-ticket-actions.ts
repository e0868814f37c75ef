import type { QueueRow } from '../../server/queue/api-types.ts'
import { desk, type Failure } from '../client.ts'
import { useAction } from '../session.tsx'

/** What a clerk at this window does with numbers; one at a time, and what failed is told in one place. */
export interface TicketActions {
  readonly busy: boolean
  readonly failure: Failure | null
  readonly next: () => void
  readonly call: (ticket: QueueRow) => void
  readonly served: (ticket: QueueRow) => void
  readonly left: (ticket: QueueRow) => void
}

export function useTicketActions(window: number, onChanged: () => void): TicketActions {
  const next = useAction(desk.callNext)
  const call = useAction(desk.callQueueTicket)
  const served = useAction(desk.serveQueueTicket)
  const left = useAction(desk.leaveQueueTicket)
  const all = [next, call, served, left]
  const act = async (done: Promise<unknown>): Promise<void> => {
    await done
    onChanged()
  }
  return {
    busy: all.some(({ busy }) => busy),
    failure: all.find(({ failure }) => failure !== null)?.failure ?? null,
    next: () => void act(next.run(window)),
    call: ({ id }) => void act(call.run(id, window)),
    served: ({ id }) => void act(served.run(id)),
    left: ({ id }) => void act(left.run(id)),
  }
}
