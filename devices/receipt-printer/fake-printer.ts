import net from 'node:net'
import type { LinkConfig } from '../core/link.ts'
import type { ReceiptDocument } from './document.ts'
import { createReceiptPrinter, type ReceiptPrinter } from './driver.ts'
import type { PrintJob } from './outcome.ts'
import { findProfile } from './profiles.ts'

/**
 * These printers are written from the manual in bare bytes; they know nothing of our codec. Each is a function
 * that is given what has come in since it last said something, and says something or nothing.
 */
export const READY_REPORT = [0x14, 0x00, 0x00, 0x0f]
export const PAPER_OUT_REPORT = [0x1c, 0x00, 0x0c, 0x0f]

export interface FakePrinter {
  readonly link: LinkConfig
  readonly received: () => Buffer
  readonly connections: () => number
  readonly say: (bytes: readonly number[]) => void
  readonly drop: () => void
  readonly hold: (held: boolean) => void
}

export type Answer = (printer: FakePrinter, heard: Buffer) => void

const closers: (() => Promise<unknown>)[] = []

/** Ends everything a test has opened. */
export async function closeAll(): Promise<void> {
  for (const close of closers.splice(0).toReversed()) await close()
}

export const onClose = (close: () => Promise<unknown>): void => void closers.push(close)

export async function fakePrinter(answer: Answer = () => {}): Promise<FakePrinter> {
  const sockets = new Set<net.Socket>()
  let received = Buffer.alloc(0)
  let answered = 0
  let connections = 0
  const server = net.createServer((socket) => {
    sockets.add(socket)
    connections++
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    socket.on('data', (bytes: Buffer) => {
      received = Buffer.concat([received, bytes])
      // What a printer hears of a command that is not complete yet, it hears again with the next piece.
      const from = Math.max(0, answered - 12)
      answered = received.length
      answer(printer, received.subarray(from))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const printer: FakePrinter = {
    link: { tcp: `127.0.0.1:${(server.address() as net.AddressInfo).port}` },
    received: () => received,
    connections: () => connections,
    say: (bytes) => sockets.forEach((socket) => socket.write(Uint8Array.from(bytes))),
    drop: () => sockets.forEach((socket) => socket.destroy()),
    hold: (held) => sockets.forEach((socket) => (held ? socket.pause() : socket.resume())),
  }
  closers.push(() => {
    printer.drop()
    return new Promise((resolve) => server.close(resolve))
  })
  return printer
}

/** Counts a byte sequence in all that came in, and calls once for each new one. */
export function each(
  sequence: readonly number[],
  act: (printer: FakePrinter, at: number) => void,
  { tail = 0 }: { tail?: number } = {},
): Answer {
  let seenTo = 0
  return (printer) => {
    const all = printer.received()
    for (;;) {
      const at = all.indexOf(Buffer.from(sequence), seenTo)
      if (at < 0 || all.length < at + sequence.length + tail) break
      seenTo = at + sequence.length
      act(printer, at)
    }
  }
}
export const all =
  (...answers: Answer[]): Answer =>
  (printer, heard) =>
    answers.forEach((answer) => answer(printer, heard))

export const GS_a = [0x1d, 0x61, 0x0e]
export const GS_r = [0x1d, 0x72, 0x01]
export const reports = () => each(GS_a, (printer) => printer.say(READY_REPORT))
/** DLE EOT 1 to 4 in the order they come; the drawer pin of this model is high. */
export const answers = (
  bytes: Readonly<Record<number, number>> = { 1: 0x16, 2: 0x12, 3: 0x12, 4: 0x12 },
): Answer =>
  each([0x10, 0x04], (printer, at) => printer.say([bytes[printer.received()[at + 2]!]!]), { tail: 1 })
export const paper = () => each(GS_r, (printer) => printer.say([0x00]))
export const healthy = () => all(reports(), answers(), paper())

export const short: ReceiptDocument = { blocks: [{ kind: 'text', text: '回执' }] }
export const SHORT_TEXT = Buffer.from([0xbb, 0xd8, 0xd6, 0xb4, 0x0a])
/** About 9 kB: longer than anything a driver may send ahead. */
export const long: ReceiptDocument = {
  blocks: Array.from({ length: 180 }, (_, i) => ({
    kind: 'text',
    text: `${i} 法律援助申请回执法律援助申请回执法律援助`,
  })),
}

export function drive(link: LinkConfig, profileId = 'generic-80mm-gb18030') {
  const printer = createReceiptPrinter({ link, profile: findProfile(profileId)! })
  const jobs: PrintJob[] = []
  printer.onJob((job) => jobs.push(job))
  closers.push(() => printer.stop())
  printer.start()
  return { printer, jobs }
}

export async function until(done: () => boolean, what: string): Promise<void> {
  const limit = performance.now() + 15_000
  while (!done()) {
    if (performance.now() > limit) throw new Error(`never: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
export const untilState = (printer: ReceiptPrinter, state: string) =>
  until(() => printer.status().state === state, `${state}, still ${JSON.stringify(printer.status())}`)
