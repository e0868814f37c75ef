import { err, ok, type Result } from '../../base/result.ts'
import type { LinkCounters } from '../core/device.ts'
import type { Link } from '../core/link.ts'
import { pause, type Timers } from '../core/timers.ts'
import { commands, type CommandName } from './commands.ts'
import {
  createFrameDecoder,
  encodeFrame,
  HEADER_BYTES,
  INTER_BYTE_LIMIT_MS,
  REPLY_LENGTHS,
  type FrameEvent,
} from './frame.ts'
import { readReply, type Reply } from './replies.ts'

/** `silent` no answer in time · `noisy` answers, but damaged even after repeats · `ended` the link is gone. */
export type AskError = { readonly kind: 'silent' | 'noisy' | 'ended' }

export interface Conversation {
  /** Sends one command and waits for its answer. One at a time: a second call before the first ended is a bug. */
  readonly ask: (command: CommandName) => Promise<Result<Reply, AskError>>
  /** Whether anything at all came since the conversation began, even if no frame. */
  readonly heardBytes: () => boolean
  readonly end: () => void
}

export interface ConversationOptions {
  readonly link: Link
  readonly signal: AbortSignal
  readonly counters: LinkCounters
  readonly timers: Timers
  /** Overrides the reply budget of each command, for trying line speeds. */
  readonly timeoutMs?: number
}

/** How often a command is sent again after a damaged command or reply. */
const MAX_REPEATS = 2
/** The line counts as quiet after this. */
const QUIET_MS = 50
/** Waiting for a quiet line ends after this even if the device never stops talking. */
const DRAIN_LIMIT_MS = 1500
const WRITE_LIMIT_MS = 1000

type Heard = { readonly kind: 'reply'; readonly reply: Reply } | { readonly kind: 'damaged' | 'silent' }

/**
 * Question and answer on one link. After a time-out or damage the line is listened to until it is quiet before the
 * next command goes out, and an answer must fit its command: a late reply never answers the wrong question.
 */
export function createConversation(options: ConversationOptions): Conversation {
  const { link, signal, counters, timers } = options
  const decoder = createFrameDecoder(REPLY_LENGTHS)
  let asking: { readonly command: CommandName; readonly hear: (heard: Heard) => void } | undefined
  let heardBytes = false
  let needsQuiet = false
  let lastByteAt = performance.now()
  let cancelExpiry = () => {}

  const take = (events: readonly FrameEvent[]) => {
    let damaged = false
    for (const event of events) {
      switch (event.kind) {
        case 'frame': {
          counters.frames++
          const reply = asking && readReply(asking.command, event.body)
          if (reply) asking?.hear({ kind: 'reply', reply })
          else event.body.fill(0)
          break
        }
        case 'bad-checksum':
          counters.badChecksum++
          damaged = true
          break
        case 'stalled':
          counters.resyncs++
          damaged ||= event.bytes >= HEADER_BYTES
          break
        case 'bad-length':
        case 'noise':
          counters.resyncs++
          break
      }
    }
    // Only after all frames: what looked damaged may have been noise before the answer.
    if (damaged) asking?.hear({ kind: 'damaged' })
  }

  const removeData = link.onData((bytes) => {
    heardBytes = true
    lastByteAt = performance.now()
    take(decoder.push(bytes, lastByteAt))
    // The chunk may hold a person's data and is nobody else's.
    bytes.fill(0)
    cancelExpiry()
    if (decoder.waiting()) {
      // One more: the sum of a clock's fraction and the limit may come out a rounding short of it.
      const giveUp = () => take(decoder.expire(lastByteAt + INTER_BYTE_LIMIT_MS + 1))
      cancelExpiry = timers.after(INTER_BYTE_LIMIT_MS, giveUp)
    }
  })

  const untilQuiet = async () => {
    for (let waited = 0; waited < DRAIN_LIMIT_MS && !signal.aborted; waited += QUIET_MS) {
      const before = lastByteAt
      await pause(timers, QUIET_MS, signal)
      if (lastByteAt === before) break
    }
    decoder.clear()
    needsQuiet = false
  }

  const listen = (command: CommandName): Promise<Heard> =>
    new Promise((resolve) => {
      const hear = (heard: Heard) => {
        asking = undefined
        cancelLimit()
        signal.removeEventListener('abort', giveUp)
        resolve(heard)
      }
      const giveUp = () => hear({ kind: 'silent' })
      const cancelLimit = timers.after(options.timeoutMs ?? commands[command].timeoutMs, giveUp)
      signal.addEventListener('abort', giveUp)
      asking = { command, hear }
    })

  const askOnce = async (command: CommandName): Promise<Heard> => {
    if (needsQuiet) await untilQuiet()
    if (signal.aborted) return { kind: 'silent' }
    const hearing = listen(command)
    const written = await link.write(encodeFrame(Uint8Array.from(commands[command].body)), WRITE_LIMIT_MS)
    if (!written.ok) asking?.hear({ kind: 'silent' })
    const heard = await hearing
    if (heard.kind === 'silent') counters.timeouts++
    if (heard.kind !== 'reply') needsQuiet = true
    return heard
  }

  return {
    ask: async (command) => {
      if (asking) throw new Error(`asked ${command} while ${asking.command} is unanswered`)
      for (let sent = 0; sent <= MAX_REPEATS; sent++) {
        const heard = await askOnce(command)
        if (signal.aborted) return err({ kind: 'ended' })
        if (heard.kind === 'silent') return err({ kind: 'silent' })
        if (heard.kind === 'reply' && heard.reply.class !== 'lineNoise') return ok(heard.reply)
      }
      return err({ kind: 'noisy' })
    },
    heardBytes: () => heardBytes,
    end: () => {
      removeData()
      cancelExpiry()
      decoder.clear()
    },
  }
}
