import { decodeNext, type Instruction } from './simulated-decoder.ts'
import { createPaperRoll, type PaperRoll } from './simulated-paper.ts'
import type { PrinterProfile } from './profile.ts'

/** The inside of the simulated printer: receive buffer, real-time ear, print head, cutter, sensors. */

export type MechanismFault =
  | 'paperLow'
  | 'paperOut'
  | 'coverOpen'
  | 'cutterJam'
  | 'overheated'
  | 'offline'
  | 'unrecoverable'
  | 'silent'
  | 'slow'
  | 'stalled'

/** What this model answers; many understand only a part. */
export interface Speaks {
  /** DLE EOT. */
  readonly realTime: boolean
  /** GS a. */
  readonly reports: boolean
  /** GS r. */
  readonly paper: boolean
  /** GS ( H. */
  readonly jobMark: boolean
  /** DLE DC4 8. */
  readonly clear: boolean
}

export interface Mechanism {
  readonly take: (bytes: Uint8Array) => void
  readonly setFault: (fault: MechanismFault | undefined, afterBytes: number) => void
  readonly linkEnded: () => void
  readonly roll: PaperRoll
  readonly stop: () => void
}

interface MechanismOptions {
  readonly profile: PrinterProfile
  readonly speaks: Speaks
  readonly bufferBytes: number
  readonly say: (bytes: readonly number[]) => void
  readonly onRoom: (hasRoom: boolean) => void
}

const SLOW_BYTES_PER_SECOND = 6000
/** Instructions worked off before others get their turn. */
const AT_ONCE = 200

const CLEAR = [0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08]

export function createMechanism(options: MechanismOptions): Mechanism {
  const { profile, speaks, bufferBytes } = options
  const roll = createPaperRoll(profile)
  /** Came over the line, not yet taken into the buffer: what the printer has not "read". */
  let outside: Uint8Array = new Uint8Array(0)
  let buffer: Uint8Array = new Uint8Array(0)
  let recent: number[] = []
  let fault: MechanismFault | undefined
  let coming: { fault: MechanismFault; inBytes: number } | undefined
  /** The blade stands in the paper until it is told to start anew. */
  let jammed = false
  let reports = 0
  let working: NodeJS.Timeout | undefined
  let full = false
  /** A picture longer than the buffer is printed as it streams in; here it is let in whole. */
  let stretch = 0

  const say = (bytes: readonly number[]) => {
    if (fault !== 'silent') options.say(bytes)
  }
  const is = (name: MechanismFault) => fault === name
  const offline = () =>
    jammed || is('paperOut') || is('coverOpen') || is('overheated') || is('offline') || is('unrecoverable')
  const stands = () => offline() || is('stalled')

  const flag = (bit: number, on: boolean) => (on ? bit : 0)
  const errorBits = () => flag(0x08, jammed) | flag(0x20, is('unrecoverable')) | flag(0x40, is('overheated'))
  const reportBytes = () => [
    0x10 | 0x04 | flag(0x08, offline()) | flag(0x20, is('coverOpen')),
    errorBits(),
    flag(0x03, is('paperLow') || is('paperOut')) | flag(0x0c, is('paperOut')),
    0x0f,
  ]
  const answerTo = (n: number): number => {
    if (n === 1) return 0x16 | flag(0x08, offline())
    if (n === 2) {
      return 0x12 | flag(0x04, is('coverOpen')) | flag(0x20, is('paperOut')) | flag(0x40, errorBits() !== 0)
    }
    if (n === 3) return 0x12 | errorBits()
    return 0x12 | flag(0x0c, is('paperLow') || is('paperOut')) | flag(0x60, is('paperOut'))
  }
  const report = () => {
    if (reports !== 0 && speaks.reports) say(reportBytes())
  }

  const endsWith = (pattern: readonly number[]) =>
    recent.length >= pattern.length &&
    pattern.every((byte, index) => recent[recent.length - pattern.length + index] === byte)

  /** Hears real-time commands as they come in, wherever they stand, also inside a picture. */
  const hear = (byte: number) => {
    recent = [...recent.slice(-9), byte]
    if (byte >= 1 && byte <= 4 && endsWith([0x10, 0x04, byte]) && speaks.realTime) say([answerTo(byte)])
    if (endsWith(CLEAR) && speaks.clear) {
      buffer = new Uint8Array(0)
      say([0x37, 0x25, 0x00])
    }
    if ((byte === 1 || byte === 2) && endsWith([0x10, 0x05, byte])) {
      if (byte === 2) buffer = new Uint8Array(0)
      if (jammed && !is('cutterJam')) {
        jammed = false
        report()
        work()
      }
    }
  }

  const takeIn = () => {
    const room = Math.max(0, bufferBytes + stretch - buffer.length)
    const taken = outside.subarray(0, room)
    outside = outside.subarray(taken.length)
    if (taken.length > 0) buffer = Buffer.concat([buffer, taken])
    for (const byte of taken) hear(byte)
    const nowFull = outside.length > 0
    if (nowFull !== full) {
      full = nowFull
      options.onRoom(!full)
    }
  }

  const execute = (instruction: Instruction): 'done' | 'stuck' => {
    switch (instruction.kind) {
      case 'reports':
        reports = instruction.mask
        report()
        return 'done'
      case 'tell-paper':
        if (speaks.paper) say([flag(0x03, is('paperLow'))])
        return 'done'
      case 'job-mark':
        if (speaks.jobMark) say([0x37, 0x22, ...instruction.id, 0x00])
        return 'done'
      case 'reset':
        // As strict as the strictest: reports end here.
        reports = 0
        roll.apply(instruction)
        return 'done'
      case 'cut':
        if (is('cutterJam')) {
          jammed = true
          report()
          return 'stuck'
        }
        roll.apply(instruction)
        return 'done'
      default:
        roll.apply(instruction)
        return 'done'
    }
  }

  const workOnce = (): number => {
    const next = decodeNext(buffer, roll.twoByte())
    if (!next || execute(next.instruction) === 'stuck') return 0
    buffer = buffer.subarray(next.length)
    if (coming && (coming.inBytes -= next.length) <= 0) setFault(coming.fault, 0)
    return next.length
  }

  /** Works the buffer off, at the speed of the mechanism, for as long as nothing is in the way. */
  function work(): void {
    if (working) return
    working = setTimeout(() => {
      working = undefined
      let bytes = 0
      for (let i = 0; i < (is('slow') ? 1 : AT_ONCE) && !stands(); i++) {
        takeIn()
        const worked = workOnce()
        bytes += worked
        stretch = worked === 0 ? stretch + bufferBytes : 0
        if (worked === 0 && (outside.length === 0 || stands())) break
      }
      takeIn()
      if (outside.length === 0) stretch = 0
      if (bytes === 0 || stands()) return
      if (is('slow')) working = setTimeout(resume, (bytes / SLOW_BYTES_PER_SECOND) * 1000)
      else work()
    }, 0)
  }
  const resume = () => {
    working = undefined
    work()
  }

  function setFault(next: MechanismFault | undefined, afterBytes: number): void {
    if (next && afterBytes > 0) {
      coming = { fault: next, inBytes: afterBytes }
      fault = undefined
    } else {
      coming = undefined
      fault = next
    }
    report()
    work()
  }

  return {
    take: (bytes) => {
      outside = Buffer.concat([outside, bytes])
      takeIn()
      work()
    },
    setFault,
    linkEnded: () => {
      outside = new Uint8Array(0)
      recent = []
      // A serial server starts each connection without reports.
      reports = 0
    },
    roll,
    stop: () => clearTimeout(working),
  }
}
