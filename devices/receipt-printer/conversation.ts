import type { Link, LinkError } from '../core/link.ts'
import type { LinkCounters } from '../core/device.ts'
import { pause, within, type Timers } from '../core/timers.ts'
import type { Result } from '../../base/result.ts'
import { commandBytes } from './commands.ts'
import { emptyStream, readStatus, type StatusMessage } from './status-stream.ts'
import { heardAnswer, heardMessage, nothingKnown, type PrinterFacts, type Question } from './status.ts'

/** What a printer has shown to understand. Learnt, because emulators and clones answer only some questions. */
interface Abilities {
  /** Answers DLE EOT. */
  readonly answers: boolean
  /** Reports by itself (ASB). */
  readonly reports: boolean
  /** Answers GS r. */
  readonly paper: boolean
}

/** One connection's two-way traffic: bytes out, facts in. */
export interface Conversation {
  readonly write: (bytes: Uint8Array, timeoutMs: number) => Promise<Result<void, LinkError>>
  /** Asks now, past the buffer; true if the answer came in time and is in `facts`. */
  readonly ask: (question: Question, timeoutMs: number) => Promise<boolean>
  /** Tells that GS r has been sent: an answer to it is only believed when one is due. */
  readonly expectPaper: () => void
  /** Questions not yet answered. */
  readonly open: () => number
  readonly facts: () => PrinterFacts
  readonly abilities: () => Abilities
  /** The printer has asked to stop sending. */
  readonly held: () => boolean
  /** Waits until `done` holds; looked at again after every message. False after `ms` or when the link ends. */
  readonly until: (done: () => boolean, ms: number) => Promise<boolean>
  readonly onMessage: (listener: (message: StatusMessage) => void) => () => void
  readonly close: () => void
}

/** After an answer that never came: this long nothing is asked, so that a late one is not taken for the next. */
const QUIET_MS = 300

export function converse(
  link: Link,
  { timers, signal, counters }: { timers: Timers; signal: AbortSignal; counters: LinkCounters },
): Conversation {
  let stream = emptyStream
  let facts = nothingKnown
  let abilities: Abilities = { answers: false, reports: false, paper: false }
  let held = false
  let papersDue = 0
  let questions: { readonly question: Question; readonly answered: () => void }[] = []
  let quiet: Promise<void> = Promise.resolve()
  const listeners = new Set<(message: StatusMessage) => void>()

  const take = (message: StatusMessage) => {
    if (message.kind === 'paper' && papersDue === 0) {
      // The rest of a report that lost its first byte looks the same.
      counters.resyncs++
      return
    }
    counters.frames++
    if (message.kind === 'xoff' || message.kind === 'xon') held = message.kind === 'xoff'
    else if (message.kind === 'noise') counters.resyncs++
    else if (message.kind === 'answer') {
      const asked = questions.shift()
      if (asked) {
        abilities = { ...abilities, answers: true }
        facts = heardAnswer(facts, { question: asked.question, byte: message.byte })
        asked.answered()
      }
    } else {
      if (message.kind === 'report') abilities = { ...abilities, reports: true }
      if (message.kind === 'paper') {
        papersDue--
        abilities = { ...abilities, paper: true }
      }
      facts = heardMessage(facts, message)
    }
    for (const listener of listeners) listener(message)
  }

  const removeData = link.onData((chunk) => {
    const read = readStatus(stream, chunk)
    stream = read.stream
    for (const message of read.messages) take(message)
  })

  const ask = async (question: Question, timeoutMs: number): Promise<boolean> => {
    await quiet
    if (signal.aborted) return false
    const { promise, resolve } = Promise.withResolvers<boolean>()
    questions.push({ question, answered: () => resolve(true) })
    const sent = await link.write(commandBytes({ name: 'askNow', n: question }), timeoutMs)
    if (sent.ok && (await within(timers, promise, { ms: timeoutMs, late: () => false }))) return true
    counters.timeouts++
    questions = []
    quiet = pause(timers, QUIET_MS, signal)
    return false
  }

  const until = (done: () => boolean, ms: number): Promise<boolean> => {
    if (done()) return Promise.resolve(true)
    return new Promise((resolve) => {
      const settle = (value: boolean) => {
        cancel()
        listeners.delete(look)
        signal.removeEventListener('abort', end)
        resolve(value)
      }
      const look = () => {
        if (done()) settle(true)
      }
      const end = () => settle(done())
      const cancel = timers.after(ms, end)
      listeners.add(look)
      signal.addEventListener('abort', end)
      if (signal.aborted) end()
    })
  }

  return {
    write: (bytes, timeoutMs) => link.write(bytes, timeoutMs),
    ask,
    expectPaper: () => {
      papersDue++
    },
    open: () => questions.length,
    facts: () => facts,
    abilities: () => abilities,
    held: () => held,
    until,
    onMessage: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      removeData()
      listeners.clear()
    },
  }
}
