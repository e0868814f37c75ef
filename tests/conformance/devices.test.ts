import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startKiosk, waitFor, type KioskProcess } from '../support/kiosk-process.ts'
import {
  beginSession,
  confirm,
  deviceFact,
  isWhole,
  presentCard,
  print,
  READY_LIMIT_MS,
  untilDevice,
  wordsOf,
} from './device-support.ts'
import { createSerialAdapter } from './foreign-line.ts'
import { createPaper, type Slip } from './foreign-paper.ts'
import { createForeignPrinter } from './foreign-printer.ts'
import { createForeignReader } from './foreign-reader.ts'
import { ZHANG } from './sample-cards.ts'

/**
 * The whole kiosk with hardware that is not ours: readers and printers emulated from the protocol documents without
 * any code of `devices/`, on every kind of line that kiosk.yaml knows.
 */
const configOf = (idCard: string, receiptPrinter: string) =>
  `devices:\n  idCard: { ${idCard} }\n  receiptPrinter: { ${receiptPrinter} }\n`

const masked = { name: '张＊＊', number: '000***********0018' }

/** What a paper found on the floor tells, and what it does not. */
function expectMasked(slip: Slip): void {
  const text = slip.lines.join('\n')
  expect(text).toContain(masked.name)
  expect(text).toContain(masked.number)
  expect(text).not.toContain('测试')
  expect(text).not.toContain('19900101')
}

describe('a reader on a serial port and a printer on the network, both switched on late', () => {
  const reader = createForeignReader()
  const adapter = createSerialAdapter(reader.plug.port)
  const printer = createForeignPrinter()
  let kiosk: KioskProcess

  beforeAll(async () => {
    await reader.plug.plugIn()
    // Its address is known, but it is switched off.
    await printer.plug.plugIn()
    await printer.plug.pull()
    kiosk = await startKiosk({
      config: configOf(
        `driver: sam, path: ${adapter.path}`,
        `driver: escpos, tcp: "127.0.0.1:${printer.plug.port()}"`,
      ),
    })
  })

  afterAll(async () => {
    await kiosk?.stop()
    await adapter.remove()
    await reader.plug.pull()
    await printer.plug.pull()
  })

  test('the reader is absent, and within five seconds after it is plugged in ready', async () => {
    expect(await deviceFact(kiosk, 'idCard')).toMatchObject({ state: 'absent', simulated: false })
    await adapter.plugIn()
    expect(await untilDevice(kiosk, 'idCard', { state: 'ready' })).toBeLessThan(READY_LIMIT_MS)
  })

  test('a card and an application later, the printer still absent: said so, and printed when it comes', async () => {
    expect((await deviceFact(kiosk, 'receiptPrinter')).state).toBe('absent')
    const session = await beginSession(kiosk)
    const identity = await presentCard(session, { reader, card: ZHANG })
    expect(identity).toMatchObject({ document: 'resident', ...masked })
    const receipt = await confirm(session, identity.reference)
    expect(receipt.qr).toBe(`mingli:1?n=${receipt.number}&t=${receipt.token}`)
    expect(await print(session, receipt)).toMatchObject({ outcome: 'failed', situation: 'absent' })

    // One that never says a word; printed on all the same, in the same session.
    printer.become({ answers: false, reports: false, tellsPaper: false })
    await printer.plug.plugIn()
    expect(await untilDevice(kiosk, 'receiptPrinter', { state: 'ready' })).toBeLessThan(READY_LIMIT_MS)
    expect((await deviceFact(kiosk, 'receiptPrinter')).situation).toBe('noAnswer')
    expect(await print(session, receipt)).toMatchObject({ outcome: 'printed' })
    await waitFor('the cut', () => printer.slips().length === 1)
    expect(isWhole(printer.slips()[0]!, receipt, await wordsOf(kiosk))).toBe(true)
    expectMasked(printer.slips()[0]!)
    expect([...reader.complaints(), ...printer.complaints()]).toEqual([])
    await session.end()
  })
})

describe('a reader on the network and a printer behind a device file', () => {
  const reader = createForeignReader()
  const folder = mkdtempSync(join(tmpdir(), 'mingli-lp-'))
  const file = join(folder, 'lp0')
  let kiosk: KioskProcess

  beforeAll(async () => {
    writeFileSync(file, '')
    await reader.plug.plugIn()
    kiosk = await startKiosk({
      config: configOf(
        `driver: sam, tcp: "127.0.0.1:${reader.plug.port()}"`,
        `driver: escpos, file: ${file}, profile: generic-80mm-one-way`,
      ),
    })
  })

  afterAll(async () => {
    await kiosk?.stop()
    await reader.plug.pull()
    rmSync(folder, { recursive: true, force: true })
  })

  test('a card becomes a paper', async () => {
    await untilDevice(kiosk, 'idCard', { state: 'ready' })
    const session = await beginSession(kiosk)
    const { reference } = await presentCard(session, { reader, card: ZHANG })
    const receipt = await confirm(session, reference)
    expect(await print(session, receipt)).toMatchObject({ outcome: 'printed' })
    const paper = createPaper()
    let bytes = readFileSync(file)
    for (let done = paper.step(bytes); done; done = paper.step(bytes)) bytes = bytes.subarray(done.length)
    expect(paper.slips()).toHaveLength(1)
    expect(isWhole(paper.slips()[0]!, receipt, await wordsOf(kiosk))).toBe(true)
    expectMasked(paper.slips()[0]!)
    expect([...reader.complaints(), ...paper.complaints()]).toEqual([])
    expect(reader.plug.mostAtOnce()).toBe(1)
    await session.end()
  })
})

describe('no reader, and a printer on a serial port that holds 4 KiB and draws codes itself', () => {
  const printer = createForeignPrinter()
  const adapter = createSerialAdapter(printer.plug.port)
  let kiosk: KioskProcess

  beforeAll(async () => {
    printer.become({
      marks: true,
      clears: true,
      bufferBytes: 4096,
      bytesPerSecond: 11_520,
      dotsPerSecond: 1000,
    })
    await printer.plug.plugIn()
    await adapter.plugIn()
    kiosk = await startKiosk({
      config: configOf(
        'driver: none',
        `driver: escpos, serial: ${adapter.path}, baudRate: 115200, profile: epson-tm-80mm`,
      ),
    })
  })

  afterAll(async () => {
    await kiosk?.stop()
    await adapter.remove()
    await printer.plug.pull()
  })

  test('an application with a typed identity becomes a paper; a second one is marked as a copy', async () => {
    await untilDevice(kiosk, 'receiptPrinter', { state: 'ready' })
    expect((await deviceFact(kiosk, 'idCard')).state).toBe('none')
    const words = await wordsOf(kiosk)
    const session = await beginSession(kiosk)
    const receipt = await confirm(session)
    expect(await print(session, receipt)).toMatchObject({ outcome: 'printed' })
    expect(await print(session, { ...receipt, copy: true })).toMatchObject({ outcome: 'printed' })
    const [first, copy] = printer.slips()
    expect(isWhole(first!, receipt, words)).toBe(true)
    expect(first!.items).toContainEqual({ kind: 'qr', payload: receipt.qr, moduleDots: 7 })
    expect(isWhole(copy!, receipt, words)).toBe(true)
    const mark = words['receipt.copy']!
    expect([first, copy].map((slip) => slip!.lines.join('').includes(mark))).toEqual([false, true])
    expect(printer.slips()).toHaveLength(2)
    expect(printer.complaints()).toEqual([])
    await session.end()
  })
})
