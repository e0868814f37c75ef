import { err, ok, type Result } from '../../base/result.ts'
import type { Link, LinkError } from './link-types.ts'
import { realTimers, within } from './timers.ts'

/** How one kind of connection moves bytes; `createChannel` makes a Link of it. */
export interface ChannelEnds {
  /** Resolves when the operating system took all bytes; rejects with the cause. May stay pending while the device takes nothing. */
  readonly send: (bytes: Uint8Array) => Promise<void>
  /** Releases the connection. */
  readonly release: () => Promise<void>
}

/** What the opener of a connection reports into. */
export interface Channel {
  readonly link: Link
  readonly received: (bytes: Uint8Array) => void
  readonly ended: (reason: LinkError) => void
}

/** Bytes kept for a listener that is not there yet; a device says little before it is asked. */
const BACKLOG_LIMIT_BYTES = 65_536

/**
 * The part all links share: listeners, one write after the other, a time limit on each, and that nothing is ever
 * written to a connection that has ended (serialport would deliver such bytes after the next open).
 */
export function createChannel(ends: ChannelEnds, toError: (cause: unknown) => LinkError): Channel {
  const dataListeners = new Set<(bytes: Uint8Array) => void>()
  const closeListeners = new Set<(reason: LinkError) => void>()
  let backlog: Uint8Array[] = []
  let backlogBytes = 0
  let closedBecause: LinkError | undefined
  let released: Promise<void> | undefined
  let wholeQueue: Promise<unknown> = Promise.resolve()
  /** Sends under way, to be told of the end. (Not one promise for all: every race with it would stay in memory.) */
  const sending = new Set<() => void>()

  const ended = (reason: LinkError) => {
    if (closedBecause) return
    closedBecause = reason
    for (const giveUp of sending) giveUp()
    released ??= ends.release()
    for (const listener of closeListeners) listener(reason)
    closeListeners.clear()
    dataListeners.clear()
    backlog = []
  }

  const send = async (bytes: Uint8Array, isLate: () => boolean): Promise<Result<void, LinkError>> => {
    if (closedBecause) return err(closedBecause)
    if (isLate()) return err({ kind: 'timeout', detail: 'an earlier write is stuck' })
    const { promise: untilClosed, resolve: giveUp } = Promise.withResolvers<void>()
    sending.add(giveUp)
    try {
      // A stuck send of a connection that ended may never settle.
      await Promise.race([ends.send(bytes), untilClosed])
      return closedBecause ? err(closedBecause) : ok(undefined)
    } catch (cause) {
      const error = toError(cause)
      ended(error)
      return err(error)
    } finally {
      sending.delete(giveUp)
    }
  }

  const link: Link = {
    write: (bytes, timeoutMs) => {
      let late = false
      const turn = wholeQueue.then(() => send(bytes, () => late))
      wholeQueue = turn
      return within<Result<void, LinkError>>(realTimers, turn, {
        ms: timeoutMs,
        late: () => {
          late = true
          return err({ kind: 'timeout', detail: `not taken within ${timeoutMs} ms` })
        },
      })
    },
    onData: (listener) => {
      if (closedBecause) return () => {}
      dataListeners.add(listener)
      const kept = backlog
      backlog = []
      backlogBytes = 0
      for (const bytes of kept) listener(bytes)
      return () => dataListeners.delete(listener)
    },
    onClose: (listener) => {
      if (closedBecause) {
        const reason = closedBecause
        queueMicrotask(() => listener(reason))
        return () => {}
      }
      closeListeners.add(listener)
      return () => closeListeners.delete(listener)
    },
    close: async () => {
      ended({ kind: 'closed', detail: 'closed by us' })
      await released
    },
  }

  return {
    link,
    received: (bytes) => {
      if (closedBecause) return
      if (dataListeners.size > 0) for (const listener of dataListeners) listener(bytes)
      else if (backlogBytes + bytes.length <= BACKLOG_LIMIT_BYTES) {
        backlog.push(bytes)
        backlogBytes += bytes.length
      }
    },
    ended,
  }
}
