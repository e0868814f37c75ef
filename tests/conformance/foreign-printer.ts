import type net from 'node:net'
import { createPlug, type Plug } from './foreign-line.ts'
import { createPaper, type Paper, type Slip } from './foreign-paper.ts'

/**
 * An ESC/POS receipt printer of another make on a TCP port: written from the command and status tables alone, shares
 * no code with `devices/`. Real-time questions are answered as they arrive, all else is done in order out of a
 * buffer of limited size; while that is full nothing is taken from the line.
 */
export interface PrinterManner {
  /** Answers DLE EOT. */
  readonly answers: boolean
  /** Reports by itself once GS a asks it to. */
  readonly reports: boolean
  /** Answers GS r. */
  readonly tellsPaper: boolean
  /** Answers GS ( H. */
  readonly marks: boolean
  /** Knows DLE DC4 8; others keep the rest of a receipt and print it on the next roll. */
  readonly clears: boolean
  readonly bufferBytes: number
  readonly bytesPerSecond: number
  readonly dotsPerSecond: number
  /** Closes a connection on which so long nothing came. */
  readonly idleCloseMs?: number
  /** Sends XOFF when the buffer is nearly full and XON when it has room again. */
  readonly xonXoff: boolean
  readonly twoByteAtPowerUp: boolean
}

const plainPrinter: PrinterManner = {
  answers: true,
  reports: true,
  tellsPaper: true,
  marks: false,
  clears: false,
  bufferBytes: 65_536,
  bytesPerSecond: 400_000,
  dotsPerSecond: 20_000,
  xonXoff: false,
  twoByteAtPowerUp: true,
}

export interface ForeignPrinter {
  readonly plug: Plug
  /** What this one is like; takes effect as if another printer were put in its place: buffer and modes are fresh. */
  readonly become: (manner: Partial<PrinterManner>) => void
  /** Paper for so many more dots; what it has buffered goes on printing. */
  readonly loadPaper: (dots?: number) => void
  readonly slips: () => readonly Slip[]
  readonly strip: () => Slip
  readonly complaints: () => readonly string[]
}

const XON = 0x11
const XOFF = 0x13
const TICK_MS = 10

export function createForeignPrinter(): ForeignPrinter {
  let manner = plainPrinter
  let socket: net.Socket | undefined
  let inbox = Buffer.alloc(0)
  let buffer = Buffer.alloc(0)
  let paperDots = Number.POSITIVE_INFINITY
  let reporting = 0
  let credit = { bytes: 0, dots: 0, at: 0 }
  let held = false
  let slipsBefore: readonly Slip[] = []
  let complaintsBefore: readonly string[] = []
  let paper = newPaper()

  function newPaper(): Paper {
    return createPaper({ twoByteAtPowerUp: manner.twoByteAtPowerUp, onOrdered: inOrder })
  }

  const isOut = () => paperDots <= 0
  const say = (...bytes: number[]) => {
    if (socket && !socket.destroyed) socket.write(Buffer.from(bytes))
  }
  const report = () => [isOut() ? 0x1c : 0x14, 0x00, isOut() ? 0x0f : 0x00, 0x0f]
  const change = (action: () => void) => {
    const before = isOut()
    action()
    if (manner.reports && reporting !== 0 && isOut() !== before) say(...report())
  }

  function inOrder(command: 'reports' | 'paper' | 'mark', data: Buffer): Buffer | undefined {
    if (command === 'reports') {
      reporting = data[0]!
      return manner.reports && reporting !== 0 ? Buffer.from(report()) : undefined
    }
    if (command === 'paper') return manner.tellsPaper ? Buffer.of(isOut() ? 0x0f : 0x00) : undefined
    return manner.marks ? Buffer.concat([Buffer.of(0x37, 0x22), data, Buffer.of(0)]) : undefined
  }

  /** DLE EOT n: the four questions. */
  const answerNow = (n: number) => {
    if (!manner.answers) return
    const out = { 1: 0x1e, 2: 0x32, 3: 0x12, 4: 0x7e }[n]
    const well = { 1: 0x16, 2: 0x12, 3: 0x12, 4: 0x12 }[n]
    if (out !== undefined && well !== undefined) say(isOut() ? out : well)
  }

  /** Length of the real-time command at the start of `bytes`, 0 if there is none; undefined: more bytes decide. */
  const realTime = (bytes: Buffer): number | undefined => {
    if (bytes[0] !== 0x10) return 0
    if (bytes.length < 2) return undefined
    if (bytes[1] === 0x04 || bytes[1] === 0x05) {
      if (bytes.length < 3) return undefined
      if (bytes[1] === 0x04) answerNow(bytes[2]!)
      return 3
    }
    if (bytes[1] !== 0x14) return 0
    if (bytes.length < 10) return undefined
    if (manner.clears) {
      buffer = Buffer.alloc(0)
      paper.reset()
      say(0x37, 0x25, 0x00)
    }
    return 10
  }

  const take = () => {
    while (inbox.length > 0 && buffer.length < manner.bufferBytes) {
      const skip = realTime(inbox)
      if (skip === undefined) break
      if (skip === 0) {
        const next = inbox.indexOf(0x10, 1)
        const room = manner.bufferBytes - buffer.length
        const end = Math.min(next === -1 ? inbox.length : next, room)
        buffer = Buffer.concat([buffer, inbox.subarray(0, end)])
        inbox = inbox.subarray(end)
      } else inbox = inbox.subarray(skip)
    }
    if (inbox.length > 64) socket?.pause()
    else socket?.resume()
    if (!manner.xonXoff) return
    const full = buffer.length / manner.bufferBytes
    if (!held && full > 0.75) {
      held = true
      say(XOFF)
    } else if (held && full < 0.25) {
      held = false
      say(XON)
    }
  }

  const work = () => {
    const now = performance.now()
    const seconds = Math.min(0.1, (now - credit.at) / 1000)
    // Saved up for a moment at most: a mechanism does not print faster because it rested.
    credit = {
      bytes: Math.min(
        credit.bytes + seconds * manner.bytesPerSecond,
        Math.max(4096, manner.bytesPerSecond / 20),
      ),
      dots: Math.min(credit.dots + seconds * manner.dotsPerSecond, Math.max(64, manner.dotsPerSecond / 20)),
      at: now,
    }
    while (!isOut() && credit.bytes > 0 && credit.dots > 0) {
      const done = paper.step(buffer)
      if (!done) break
      buffer = buffer.subarray(done.length)
      credit = { ...credit, bytes: credit.bytes - done.length, dots: credit.dots - done.dots }
      change(() => {
        paperDots -= done.dots
      })
      if (done.says) say(...done.says)
    }
    take()
  }

  const plug = createPlug((connected) => {
    socket = connected
    inbox = Buffer.alloc(0)
    credit = { bytes: 0, dots: 0, at: performance.now() }
    const clock = setInterval(work, TICK_MS)
    connected.on('data', (bytes: Buffer) => {
      inbox = Buffer.concat([inbox, bytes])
      take()
    })
    connected.on('close', () => {
      clearInterval(clock)
      // Without a connection the printer goes on with what it has got.
      for (
        let done = isOut() ? undefined : paper.step(buffer);
        done;
        done = isOut() ? undefined : paper.step(buffer)
      ) {
        buffer = buffer.subarray(done.length)
        paperDots -= done.dots
      }
    })
    if (manner.idleCloseMs !== undefined) connected.setTimeout(manner.idleCloseMs, () => connected.end())
  })

  return {
    plug,
    become: (changes) => {
      slipsBefore = [...slipsBefore, ...paper.slips()]
      complaintsBefore = [...complaintsBefore, ...paper.complaints()]
      manner = { ...plainPrinter, ...changes }
      paper = newPaper()
      inbox = Buffer.alloc(0)
      buffer = Buffer.alloc(0)
      reporting = 0
      held = false
      paperDots = Number.POSITIVE_INFINITY
    },
    loadPaper: (dots = Number.POSITIVE_INFINITY) =>
      change(() => {
        paperDots = dots
      }),
    slips: () => [...slipsBefore, ...paper.slips()],
    strip: paper.strip,
    complaints: () => [...complaintsBefore, ...paper.complaints()],
  }
}
