import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startKiosk, waitFor, type KioskProcess } from '../support/kiosk-process.ts'
import { beginSession, confirm, isWhole, print, untilDevice, wordsOf } from './device-support.ts'
import { createForeignPrinter, type PrinterManner } from './foreign-printer.ts'

/** One kiosk and, one after the other on the same network socket, printers that are not ours. */
const printer = createForeignPrinter()
let kiosk: KioskProcess
let words: Record<string, string>

beforeAll(async () => {
  await printer.plug.plugIn()
  kiosk = await startKiosk({
    config: `devices: { receiptPrinter: { driver: escpos, tcp: "127.0.0.1:${printer.plug.port()}" } }`,
  })
  words = await wordsOf(kiosk)
})

afterAll(async () => {
  await kiosk?.stop()
  await printer.plug.pull()
})

/** Another printer is put in the place of the one before. */
async function exchangePrinter(manner: Partial<PrinterManner>): Promise<void> {
  await printer.plug.pull()
  await untilDevice(kiosk, 'receiptPrinter', { state: 'absent' })
  printer.become(manner)
  await printer.plug.plugIn()
  await untilDevice(kiosk, 'receiptPrinter', { state: 'ready' })
}

describe('a foreign receipt printer', () => {
  const manners: [string, Partial<PrinterManner>][] = [
    ['answers questions only', { reports: false, tellsPaper: false }],
    ['reports by itself only', { answers: false, tellsPaper: false }],
    ['starts without two-byte mode', { twoByteAtPowerUp: false }],
    ['is slow and holds 4 KiB', { bufferBytes: 4096, bytesPerSecond: 12_000, dotsPerSecond: 800 }],
    [
      'is slow and stops the sender by XOFF',
      { bufferBytes: 4096, bytesPerSecond: 10_000, dotsPerSecond: 1500, xonXoff: true },
    ],
    ['closes an idle connection', { reports: false, idleCloseMs: 1200 }],
  ]
  test.each(manners)('prints on one that %s', async (_, manner) => {
    await exchangePrinter(manner)
    const session = await beginSession(kiosk)
    const receipt = await confirm(session)
    const before = printer.slips().length
    // Where it closes what is idle: it has closed at least once before the receipt comes.
    if (manner.idleCloseMs !== undefined) await untilDevice(kiosk, 'receiptPrinter', { state: 'absent' })
    expect(await print(session, receipt)).toMatchObject({ outcome: 'printed' })
    await waitFor('the cut', () => printer.slips().length === before + 1)
    expect(isWhole(printer.slips().at(-1)!, receipt, words)).toBe(true)
    await session.end()
  })

  const paperOut: [string, Partial<PrinterManner>][] = [
    ['drops the rest when asked to', { clears: true, bufferBytes: 4096 }],
    ['prints the rest on the next roll', { clears: false, bufferBytes: 4096 }],
    ['answers questions only', { clears: false, reports: false, bufferBytes: 4096 }],
  ]
  test.each(paperOut)(
    'out of paper in the middle of a receipt, one that %s: one whole receipt after the refill',
    async (_, manner) => {
      await exchangePrinter({ ...manner, bytesPerSecond: 40_000, dotsPerSecond: 1500 })
      const session = await beginSession(kiosk)
      const receipt = await confirm(session)
      const before = printer.slips().length
      printer.loadPaper(500)
      expect(await print(session, receipt)).toMatchObject({ outcome: 'failed', situation: 'paperOut' })
      await untilDevice(kiosk, 'receiptPrinter', { state: 'fault' })
      // Asked again without paper, it says so at once and nothing comes out.
      expect(await print(session, receipt)).toMatchObject({ outcome: 'failed', situation: 'paperOut' })
      printer.loadPaper()
      await untilDevice(kiosk, 'receiptPrinter', { state: 'ready' })
      expect(await print(session, receipt)).toMatchObject({ outcome: 'printed' })
      const whole = () =>
        printer
          .slips()
          .slice(before)
          .filter((slip) => isWhole(slip, receipt, words))
      await waitFor('the whole receipt', () => whole().length > 0)
      expect(whole()).toHaveLength(1)
      // The torn piece was cut off before it and does not hang at it.
      expect(printer.slips().slice(before)).toHaveLength(2)
      await session.end()
    },
  )

  test('was served by one connection at a time, in commands that strict printers take', () => {
    expect(printer.plug.mostAtOnce()).toBe(1)
    expect(printer.complaints()).toEqual([])
  })
})
