import { pause, type Timers } from '../core/timers.ts'
import { commandBytes } from './commands.ts'
import type { Conversation } from './conversation.ts'
import type { EncodedReceipt } from './encode.ts'
import { LINE_DOTS } from './paper-line.ts'
import type { PrintOutcome } from './outcome.ts'
import type { PrinterProfile } from './profile.ts'
import { canPrint, conditionOf, type Question } from './status.ts'

/** Sends one receipt to a printer that is ready, watching it all the while, and finds out what became of it. */

const CHUNK_BYTES = 512
const WRITE_MS = 15_000
/** A printer that answered before and now says nothing for this long is gone or wedged. */
const SILENCE_MS = 10_000
/** Unanswered questions under way: two keep the line busy, more would fill the printer's buffer with questions. */
const QUESTIONS_AHEAD = 2
/** Share of the buffer that may be ahead of the print head: real-time commands need the rest to get through. */
const BUFFER_SHARE = 0.75
const CLEAR_MS = 1500
const HOLD_MS = 5000
const COOLING_MS = 60_000
const PROOF_MARGIN_MS = 4000
const ESTIMATE_MARGIN_MS = 500
const LOOK_EVERY_MS = 400

export interface SendSetting {
  readonly talk: Conversation
  readonly profile: PrinterProfile
  readonly timers: Timers
  /** Aborts when the link has ended. */
  readonly signal: AbortSignal
  /** Milliseconds, monotonic. */
  readonly elapsed: () => number
  /** Four characters 0x20–0x7E, different from job to job. */
  readonly mark: string
  /** Whether the end mark may still be answered: false once this printer has let one pass. */
  readonly patient: boolean
}

interface Progress {
  /** Whether any byte, and whether all, may have reached the printer. */
  began: boolean
  complete: boolean
}

/** Questions asked in turn while sending: causes first. */
const watch: readonly Question[] = [2, 4, 3, 1]

export async function sendReceipt(receipt: EncodedReceipt, setting: SendSetting): Promise<PrintOutcome> {
  const progress: Progress = { began: false, complete: false }
  const startedAt = setting.elapsed()
  const stopped = await sendAll(receipt, { setting, progress, startedAt })
  if (stopped) return stopped
  progress.complete = true
  return awaitProof(receipt, { setting, progress, startedAt })
}

interface Sending {
  readonly setting: SendSetting
  readonly progress: Progress
  readonly startedAt: number
}

async function sendAll(receipt: EncodedReceipt, sending: Sending): Promise<PrintOutcome | undefined> {
  const { setting, progress, startedAt } = sending
  const { talk, profile, signal } = setting
  let asked = 0
  const groups = grouped(receipt)
  const dueMs = schedule(groups, profile)
  for (const [index, { bytes: group }] of groups.entries()) {
    const trouble = await waitForRoom(startedAt + dueMs[index]!, setting)
    if (trouble) return giveUp(trouble, sending)
    // From here on the tail is out of our hands: what is buffered may print whole once the cause is gone.
    progress.complete = index === groups.length - 1
    for (let at = 0; at < group.length; at += CHUNK_BYTES) {
      if (signal.aborted) return giveUp('linkLost', sending)
      progress.began = true
      const written = await talk.write(group.subarray(at, at + CHUNK_BYTES), WRITE_MS)
      if (!written.ok) return giveUp(written.error.kind === 'timeout' ? 'stalled' : 'linkLost', sending)
    }
    if (talk.abilities().answers && profile.status !== 'none') {
      void talk.ask(watch[asked++ % watch.length]!, SILENCE_MS)
    }
  }
  return undefined
}

interface Group {
  readonly bytes: Uint8Array
  /** Paper it moves. */
  readonly dots: number
}

/** Whole commands in groups of about a chunk; the last holds text as well, never the cut alone. */
function grouped({ commands, feeds }: EncodedReceipt): Group[] {
  const groups: { command: Uint8Array; dots: number }[][] = [[]]
  let size = 0
  for (const [index, command] of commands.entries()) {
    if (size + command.length > CHUNK_BYTES) {
      groups.push([])
      size = 0
    }
    groups.at(-1)!.push({ command, dots: feeds[index]! })
    size += command.length
  }
  const last = groups.at(-1)
  const before = groups.at(-2)
  if (last && before && last.length < 4) groups.splice(-2, 2, [...before, ...last])
  return groups.map((group) => ({
    bytes: Buffer.concat(group.map(({ command }) => command)),
    dots: group.reduce((sum, { dots }) => sum + dots, 0),
  }))
}

/** How long a printer needs for so much, by its profile. */
const printingMs = (bytes: number, dots: number, profile: PrinterProfile): number =>
  (bytes / profile.bytesPerSecond + dots / LINE_DOTS[1] / profile.linesPerSecond) * 1000

/**
 * When each group may go out, in milliseconds after the first: as soon as enough of those before it is on paper
 * for it to fit beside the rest. A buffer filled to the brim would keep questions, and the order to drop it, outside.
 */
function schedule(groups: readonly Group[], profile: PrinterProfile): number[] {
  const room = profile.bufferBytes * BUFFER_SHARE
  const printed: { bytes: number; atMs: number }[] = []
  let bytes = 0
  let atMs = 0
  return groups.map((group) => {
    const mustBePrinted = Math.min(bytes, bytes + group.bytes.length - room)
    const due = mustBePrinted > 0 ? printed.find((mark) => mark.bytes >= mustBePrinted)!.atMs : 0
    bytes += group.bytes.length
    atMs += printingMs(group.bytes.length, group.dots, profile)
    printed.push({ bytes, atMs })
    return due
  })
}

type Trouble = 'fault' | 'linkLost' | 'silent' | undefined

/** Waits until the next bytes may go out: the printer is well, has room, and has answered what it was asked. */
async function waitForRoom(dueAt: number, setting: SendSetting): Promise<Trouble> {
  const { talk, timers, signal, elapsed } = setting
  const hot = () => conditionOf(talk.facts()) === 'overheated'
  const faulty = () => !canPrint(conditionOf(talk.facts())) && !hot()
  if (hot() && !(await talk.until(() => !hot() || faulty(), COOLING_MS)))
    return signal.aborted ? 'linkLost' : 'fault'
  // XOFF without an XON to follow is line noise: after a while the printer's own status counts.
  await talk.until(() => !talk.held() || faulty(), HOLD_MS)
  if (dueAt > elapsed()) {
    const due = pause(timers, dueAt - elapsed(), signal).then(() => true)
    await Promise.race([due, talk.until(faulty, dueAt - elapsed() + 1)])
  }
  const answered = await talk.until(() => talk.open() < QUESTIONS_AHEAD || faulty(), SILENCE_MS)
  if (signal.aborted) return 'linkLost'
  if (faulty()) return 'fault'
  return answered ? undefined : 'silent'
}

/** Ends a job that cannot go on; afterwards the buffered rest and a reprint can never both come out unseen. */
async function giveUp(
  trouble: Exclude<Trouble, undefined> | 'stalled',
  { setting, progress }: Sending,
): Promise<PrintOutcome> {
  const { talk, profile, signal } = setting
  if (trouble === 'fault' && conditionOf(talk.facts()) === 'offline' && talk.abilities().answers) {
    // Offline says nothing about why; a jammed cutter is judged differently from missing paper.
    await lookAround(talk)
  }
  if (trouble !== 'fault') {
    if (!progress.began)
      return { state: 'failed', situation: trouble === 'linkLost' ? 'absent' : 'offline', began: false }
    return { state: 'unknown', situation: signal.aborted ? 'linkLost' : trouble }
  }
  const condition = conditionOf(talk.facts())
  const kind = canPrint(condition)
    ? 'offline'
    : (condition as Exclude<typeof condition, 'ready' | 'paperLow'>)
  // The cutter moves only after the last line: all of it is on paper.
  if (kind === 'cutterFault' && progress.complete) return { state: 'printed', proven: true, cut: false }
  if (!progress.began) return { state: 'failed', situation: kind, began: false }
  const cleared = profile.realTimeClear && (await clearBuffers(talk))
  // Without its tail the receipt cannot complete itself; with it, it does unless the printer dropped it.
  if (cleared || !progress.complete) return { state: 'failed', situation: kind, began: true }
  return { state: 'unknown', situation: kind }
}

const CLEARED = 0x25

async function clearBuffers(talk: Conversation): Promise<boolean> {
  let cleared = false
  const remove = talk.onMessage((message) => {
    if (message.kind === 'block' && message.id === CLEARED) cleared = true
  })
  const sent = await talk.write(commandBytes({ name: 'clearNow' }), CLEAR_MS)
  if (sent.ok) await talk.until(() => cleared, CLEAR_MS)
  remove()
  return cleared
}

const JOB_MARK = 0x22

/** How long a printer needs for it, by its profile. */
const expectedMs = (receipt: EncodedReceipt, profile: PrinterProfile): number =>
  printingMs(receipt.byteLength, receipt.dots, profile)

/** After the last byte: waits for the printer to say that everything before the end mark is done. */
async function awaitProof(receipt: EncodedReceipt, sending: Sending): Promise<PrintOutcome> {
  const { setting, startedAt } = sending
  const { talk, profile, signal, elapsed, mark } = setting
  const estimate = Math.max(0, startedAt + expectedMs(receipt, profile) - elapsed())
  const speaks = () => talk.abilities().answers || talk.abilities().reports || talk.abilities().paper
  let marked = false
  let reached = false
  const remove = talk.onMessage((message) => {
    if (message.kind === 'paper') reached = true
    if (message.kind === 'block' && message.id === JOB_MARK)
      marked ||= String.fromCharCode(...message.data) === mark
  })
  try {
    if (profile.status !== 'none') {
      const end = [
        ...(profile.processId ? [commandBytes({ name: 'jobMark', id: mark })] : []),
        commandBytes({ name: 'reportPaper', n: 1 }),
      ]
      talk.expectPaper()
      const sent = await talk.write(Buffer.concat(end), WRITE_MS)
      if (!sent.ok) return await giveUp(sent.error.kind === 'timeout' ? 'stalled' : 'linkLost', sending)
    }
    const proven = () => marked || (reached && !profile.processId)
    let deadline =
      speaks() && setting.patient
        ? elapsed() + expectedMs(receipt, profile) + PROOF_MARGIN_MS
        : elapsed() + estimate + ESTIMATE_MARGIN_MS
    for (;;) {
      const faulty = () => !canPrint(conditionOf(talk.facts()))
      await talk.until(() => proven() || faulty(), Math.min(LOOK_EVERY_MS, Math.max(1, deadline - elapsed())))
      if (signal.aborted) return await giveUp('linkLost', sending)
      if (proven() && !faulty()) return { state: 'printed', proven: true, cut: true }
      if (conditionOf(talk.facts()) === 'overheated') deadline += LOOK_EVERY_MS
      else if (faulty()) return await giveUp('fault', sending)
      if (talk.abilities().answers && !(await lookAround(talk))) return await giveUp('silent', sending)
      // Without the mark, but past the command behind it, is proof as well.
      if (elapsed() >= deadline) return { state: 'printed', proven: reached, cut: true }
      if (conditionOf(talk.facts()) === 'overheated') await pause(setting.timers, LOOK_EVERY_MS, signal)
    }
  } finally {
    remove()
  }
}

async function lookAround(talk: Conversation): Promise<boolean> {
  for (const question of watch) {
    if (!(await talk.ask(question, SILENCE_MS))) return false
  }
  return true
}
