import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startKiosk, waitFor, type KioskProcess } from '../support/kiosk-process.ts'
import {
  beginSession,
  confirm,
  deviceFact,
  isWhole,
  presentCard,
  print,
  seeEmptyField,
  untilDevice,
  wordsOf,
} from './device-support.ts'
import { createSerialAdapter } from './foreign-line.ts'
import { createForeignPrinter, type PrinterManner } from './foreign-printer.ts'
import { createForeignReader, type ReaderQuirks } from './foreign-reader.ts'
import { CHEN, FOREIGN, LI, ZHANG } from './sample-cards.ts'

/**
 * The whole kiosk with hardware that is not ours: a reader on a serial port and a printer on the network, emulated
 * from the protocol documents without any code of `devices/`. One kiosk runs through all of it, as one does for
 * months; devices come late, misbehave, are pulled out and replaced.
 */
const READY_LIMIT_MS = 5000

const reader = createForeignReader()
const adapter = createSerialAdapter(reader.plug.port)
const printer = createForeignPrinter()
let kiosk: KioskProcess
let words: Record<string, string>

beforeAll(async () => {
  await reader.plug.plugIn()
  // Its address is known, but it is switched off.
  await printer.plug.plugIn()
  await printer.plug.pull()
  kiosk = await startKiosk({
    config: [
      'devices:',
      `  idCard: { driver: sam, path: ${adapter.path} }`,
      `  receiptPrinter: { driver: escpos, tcp: "127.0.0.1:${printer.plug.port()}" }`,
    ].join('\n'),
  })
  words = await wordsOf(kiosk)
})

afterAll(async () => {
  await kiosk?.stop()
  await adapter.remove()
  await reader.plug.pull()
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

describe('an identity-card reader on a serial port', () => {
  test('is absent until it is plugged in, and then ready within five seconds', async () => {
    expect(await deviceFact(kiosk, 'idCard')).toMatchObject({ state: 'absent', simulated: false })
    expect((await deviceFact(kiosk, 'receiptPrinter')).state).toBe('absent')
    await adapter.plugIn()
    expect(await untilDevice(kiosk, 'idCard', { state: 'ready' })).toBeLessThan(READY_LIMIT_MS)
  })

  const quirks: [string, Partial<ReaderQuirks>][] = [
    ['sends its replies byte by byte', { delivery: 'bytewise' }],
    ['sends its replies in reports of 61 bytes', { delivery: 'chunks-of-61' }],
    ['has line noise before every reply', { noise: '00FF7E' }],
    ['has noise that looks like a beginning', { noise: 'AAAA' }],
    ['has noise that looks like a header', { noise: 'AAAAAA966902' }],
    ['puts the card’s status words into failures', { failureStatus: '6A82' }],
    ['knows no newest address (24)', { newestAddress: '24' }],
    ['knows no newest address (21)', { newestAddress: '21' }],
    ['delivers no photo', { photoBytes: 0 }],
    ['damages a reply now and then', { damagedReplies: 1 }],
  ]
  test.each(quirks)('reads from a reader that %s', async (_, quirk) => {
    const session = await beginSession(kiosk)
    reader.behave(quirk)
    const identity = await presentCard(session, { reader, card: ZHANG })
    expect(identity).toMatchObject({ document: 'resident', name: '张＊＊', number: '000***********0018' })
    expect(JSON.stringify(session.facts.all())).not.toContain('测试')
    expect(session.facts.all().filter(({ type }) => type === 'CARD_READ')).toHaveLength(1)
    await session.end()
    reader.behave({})
  })

  test.each([
    ['a card valid without end and with a newer address', LI, 'resident', '000***********0049'],
    ['a residence permit', CHEN, 'permit', '810***********0018'],
    ['a foreigner’s card', FOREIGN, 'foreign', '999***********0015'],
  ] as const)('reads %s', async (_, card, document, number) => {
    const session = await beginSession(kiosk)
    expect(await presentCard(session, { reader, card })).toMatchObject({ document, number })
    await session.end()
  })

  test('a card left by the citizen before is not read for the next one', async () => {
    reader.behave({ findsRestingCard: true })
    const before = await beginSession(kiosk)
    await before.arm(true)
    await seeEmptyField(reader)
    reader.putDown(ZHANG)
    await before.facts.next('CARD_READ')
    await before.end()

    const after = await beginSession(kiosk)
    await after.arm(true)
    expect(await after.facts.next('CARD_FAILED')).toMatchObject({ situation: 'lift-card' })
    expect(after.facts.all().some(({ type }) => type === 'CARD_READ')).toBe(false)
    reader.lift()
    await seeEmptyField(reader)
    reader.putDown(ZHANG)
    await after.facts.next('CARD_READ')
    reader.lift()
    await after.end()
    reader.behave({})
  })

  test('pulled out while a card is awaited and put in again, it reads the card', async () => {
    const session = await beginSession(kiosk)
    await session.arm(true)
    await adapter.pull()
    await untilDevice(kiosk, 'idCard', { state: 'absent' })
    reader.behave({ samIdDelayMs: 900 })
    await adapter.plugIn()
    expect(await untilDevice(kiosk, 'idCard', { state: 'ready' })).toBeLessThan(READY_LIMIT_MS)
    await presentCard(session, { reader, card: ZHANG })
    await session.end()
    reader.behave({})
  })

  test('was never asked for fingerprints, nor anything before it had answered', () => {
    expect(reader.commands()).not.toContain('3010')
    expect(reader.complaints()).toEqual([])
  })
})

describe('a receipt printer on the network', () => {
  test('switched on late, it is ready within five seconds, even if it never answers', async () => {
    expect((await deviceFact(kiosk, 'receiptPrinter')).state).toBe('absent')
    printer.become({ answers: false, reports: false, tellsPaper: false })
    await printer.plug.plugIn()
    expect(await untilDevice(kiosk, 'receiptPrinter', { state: 'ready' })).toBeLessThan(READY_LIMIT_MS)
    expect((await deviceFact(kiosk, 'receiptPrinter')).situation).toBe('no-answer')
  })

  test('from a card to a paper with number, masked identity and code, cut', async () => {
    const session = await beginSession(kiosk)
    const { reference } = await presentCard(session, { reader, card: ZHANG })
    const receipt = await confirm(session, reference)
    expect(receipt.qr).toBe(`mingli:1?n=${receipt.number}&t=${receipt.token}`)
    expect(await print(session, receipt)).toMatchObject({ outcome: 'printed' })
    await waitFor('the cut', () => printer.slips().length === 1)
    const slip = printer.slips()[0]!
    expect(isWhole(slip, receipt, words)).toBe(true)
    const text = slip.lines.join('\n')
    expect(text).toContain('张＊＊')
    expect(text).toContain('000***********0018')
    expect(text).not.toContain('测试')
    expect(text).not.toContain('19900101')
    await session.end()
  })

  const manners: [string, Partial<PrinterManner>][] = [
    ['answers questions only', { reports: false, tellsPaper: false }],
    ['reports by itself only', { answers: false, tellsPaper: false }],
    ['starts without two-byte mode', { twoByteAtPowerUp: false }],
    ['is slow and holds 4 KiB', { bufferBytes: 4096, bytesPerSecond: 12_000, dotsPerSecond: 800 }],
    [
      'stops the sender by XOFF',
      { bufferBytes: 4096, bytesPerSecond: 20_000, dotsPerSecond: 1500, xonXoff: true },
    ],
    ['closes an idle connection', { reports: false, tellsPaper: false, idleCloseMs: 1200 }],
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
    ['answers questions only', { clears: false, reports: false, tellsPaper: false, bufferBytes: 4096 }],
  ]
  test.each(paperOut)(
    'out of paper in the middle of a receipt, one that %s: one whole receipt after the refill',
    async (_, manner) => {
      await exchangePrinter({ ...manner, bytesPerSecond: 40_000, dotsPerSecond: 1500 })
      const session = await beginSession(kiosk)
      const receipt = await confirm(session)
      const before = printer.slips().length
      printer.loadPaper(500)
      expect(await print(session, receipt)).toMatchObject({ outcome: 'failed', situation: 'paper-out' })
      await untilDevice(kiosk, 'receiptPrinter', { state: 'fault' })
      // Asked again without paper, it says so at once and nothing comes out.
      expect(await print(session, receipt)).toMatchObject({ outcome: 'failed', situation: 'paper-out' })
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
