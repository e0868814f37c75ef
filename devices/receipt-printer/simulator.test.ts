import net from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { situations, situationsOf, type Situation } from '../core/situations.ts'
import { hurried, type Timers } from '../core/timers.ts'
import type { ReceiptDocument } from './document.ts'
import { createReceiptPrinter } from './driver.ts'
import { previewReceipt } from './preview.ts'
import { findProfile } from './profiles.ts'
import { createPrinterSimulator, type PrinterSimulatorOptions } from './simulator.ts'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

async function pair(options: PrinterSimulatorOptions & { timers?: Timers } = {}) {
  const made = await createPrinterSimulator(options)
  if (!made.ok) throw new Error(made.error.detail)
  const simulator = made.value
  const profile = options.profile ?? findProfile('generic-80mm-gb18030')!
  const printer = createReceiptPrinter({
    link: simulator.link,
    profile,
    ...(options.timers ? { timers: options.timers } : {}),
  })
  closers.push(simulator.close, printer.stop)
  printer.start()
  return { simulator, printer, profile }
}

async function until(done: () => boolean, what: string): Promise<void> {
  const limit = performance.now() + 15_000
  while (!done()) {
    if (performance.now() > limit) throw new Error(`never: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

const matches = (wanted: string | undefined, found: string | undefined) =>
  wanted === undefined || wanted === found

const receipt: ReceiptDocument = {
  blocks: [
    { kind: 'title', text: '青石镇司法所' },
    { kind: 'number', label: '受理编号', value: '261122-QS01-A0001-7' },
    { kind: 'rule' },
    { kind: 'row', label: '申请人', value: '𠮷*试' },
    { kind: 'row', label: '事由', value: '法律援助' },
    { kind: 'text', text: 'قانۇن ياردىمى 2026-11-22', lang: 'ug' },
    { kind: 'text', text: 'ཁྲིམས་ལུགས་རོགས་སྐྱོར།', lang: 'bo' },
    { kind: 'text', text: 'ᠬᠠᠤᠯᠢ ᠶᠢᠨ', lang: 'mn-Mong' },
    { kind: 'qr', payload: 'mingli:1?n=261122-QS01-A0001-7', captions: [{ text: '手机扫一扫' }] },
    { kind: 'text', text: '请收好' },
  ],
}

describe.each([
  'generic-80mm-gb18030',
  'generic-58mm-gb18030',
  'generic-58mm-gbk',
  'generic-80mm-raster',
  'epson-tm-80mm',
])('paper of %s', (id) => {
  it('shows what the preview showed, text as text', async () => {
    const profile = findProfile(id)!
    const { simulator, printer } = await pair({ profile })
    expect(await printer.print(receipt, { jobId: 'one' })).toEqual({
      state: 'printed',
      proven: true,
      cut: true,
    })
    expect(simulator.paper()).toHaveLength(1)
    const [piece] = simulator.paper()
    expect(piece!.cut).toBe(true)
    expect(piece!.lines.join('|')).toContain('261122-QS01-|A0001-7')
    if (profile.encoding !== 'none') {
      expect(piece!.lines).toContain('请收好')
      expect(piece!.lines.some((line) => /^事由 +法律援助$/.test(line))).toBe(true)
    }
    expect(piece!.lines.join('')).not.toContain('𠮷')
    expect(piece!.qr).toEqual(profile.qr === 'native' ? ['mingli:1?n=261122-QS01-A0001-7'] : [])
    expect(simulator.paperImage(0).equals(previewReceipt(receipt, profile))).toBe(true)
  })
})

describe('a printer with a small, slow buffer', () => {
  it('prints the whole receipt undamaged', async () => {
    const { simulator, printer, profile } = await pair({ bufferBytes: 300 })
    expect(await printer.print(receipt, { jobId: 'one' })).toMatchObject({ state: 'printed', proven: true })
    expect(simulator.paperImage(0).equals(previewReceipt(receipt, profile))).toBe(true)
  })
})

describe('named situations', () => {
  it('paper out in the middle: the torn piece is cut off, the reprint is whole and marked', async () => {
    const { simulator, printer } = await pair()
    await until(() => printer.status().state === 'ready', 'ready')
    simulator.set('paperOutMidReceipt')
    expect(await printer.print(receipt, { jobId: 'one' })).toEqual({
      state: 'failed',
      situation: 'paperOut',
      began: true,
    })
    expect(printer.status()).toMatchObject({ state: 'fault', situation: 'paperOut' })
    simulator.set('ready')
    await until(() => printer.status().state === 'ready', 'ready again')
    const again = await printer.print({ ...receipt, copy: { text: '重印' } }, { jobId: 'two' })
    expect(again).toMatchObject({ state: 'printed', proven: true })
    const pieces = simulator.paper()
    expect(pieces.map((piece) => piece.lines.includes('请收好'))).toEqual([false, true])
    expect(pieces[1]!.lines[0]).toBe('重印')
  })

  it.each(situationsOf('receiptPrinter'))('%s is told as what it is', { timeout: 60_000 }, async (name) => {
    const { status, receipt: told }: Situation = situations.receiptPrinter[name]
    const { simulator, printer } = await pair({ timers: hurried })
    await until(() => printer.status().state === 'ready', 'ready')
    simulator.set(name)
    // What only shows when it prints leaves the status as it was.
    if (status.state !== 'ready' || status.situation !== undefined) {
      const is = () => printer.status()
      await until(() => is().state === status.state && matches(status.situation, is().situation), name)
    }
    const outcome = await printer.print(receipt, { jobId: 'one' })
    const { outcome: state, ...situation } = told
    expect(outcome).toMatchObject({ state, ...situation })
    simulator.set('ready')
    await until(
      () => printer.status().state === 'ready' && printer.status().situation === undefined,
      'ready again',
    )
    expect(await printer.print(receipt, { jobId: 'after' })).toMatchObject({ state: 'printed', proven: true })
  })

  it('a jammed cutter leaves the whole text on uncut paper, and is cut when it is free', async () => {
    const { simulator, printer } = await pair()
    simulator.set('cutterFault')
    expect(await printer.print(receipt, { jobId: 'one' })).toEqual({
      state: 'printed',
      proven: true,
      cut: false,
    })
    expect(simulator.paper().map((piece) => piece.cut)).toEqual([false])
    simulator.set('ready')
    await until(() => simulator.paper()[0]!.cut, 'the cut')
    expect(simulator.paper()).toHaveLength(1)
  })

  it('a printer that falls silent after having spoken is offline, and no receipt is sent into the dark', async () => {
    const { simulator, printer } = await pair()
    await until(() => printer.status().state === 'ready', 'ready')
    simulator.set('silent')
    expect(await printer.print(receipt, { jobId: 'one' })).toEqual({
      state: 'failed',
      situation: 'offline',
      began: false,
    })
    simulator.set('ready')
    await until(() => printer.status().state === 'ready', 'ready again')
  })

  it('a link that drops in the middle leaves the outcome unknown', async () => {
    const { simulator, printer } = await pair()
    simulator.set('slowLine')
    const outcome = printer.print(receipt, { jobId: 'one' })
    await until(() => simulator.received().length > 1500, 'half a receipt')
    simulator.dropLink()
    expect(await outcome).toEqual({ state: 'unknown', situation: 'linkLost' })
  })
})

describe('the simulator by itself, asked in bare bytes', () => {
  /** Sends and collects what comes back until so many bytes are there. */
  async function ask(address: string, bytes: readonly number[], count: number): Promise<number[]> {
    const [host, port] = address.split(':')
    const socket = net.connect(Number(port), host)
    closers.push(async () => socket.destroy())
    const heard: number[] = []
    socket.on('data', (chunk: Buffer) => heard.push(...chunk))
    socket.write(Uint8Array.from(bytes))
    await until(() => heard.length >= count, `${count} bytes, heard ${heard.join(' ')}`)
    return heard
  }

  it.each([
    ['GS a reports at once', [0x1d, 0x61, 0x0e], [0x14, 0x00, 0x00, 0x0f]],
    [
      'DLE EOT 1 to 4',
      [0x10, 0x04, 1, 0x10, 0x04, 2, 0x10, 0x04, 3, 0x10, 0x04, 4],
      [0x16, 0x12, 0x12, 0x12],
    ],
    ['GS r in its turn', [0xb7, 0xa8, 0x0a, 0x1d, 0x72, 0x01], [0x00]],
    [
      'GS ( H',
      [0x1d, 0x28, 0x48, 6, 0, 0x30, 0x30, 0x41, 0x42, 0x43, 0x44],
      [0x37, 0x22, 0x41, 0x42, 0x43, 0x44, 0x00],
    ],
    ['DLE DC4 8', [0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08], [0x37, 0x25, 0x00]],
    // A picture of one row of three bytes that contains DLE EOT 1: heard, as real printers do.
    ['DLE EOT inside a picture', [0x1d, 0x76, 0x30, 0, 3, 0, 1, 0, 0x10, 0x04, 0x01], [0x16]],
  ] as const)('%s', async (_, bytes, answer) => {
    const made = await createPrinterSimulator({ profile: findProfile('epson-tm-80mm')! })
    if (!made.ok) throw new Error(made.error.detail)
    closers.push(made.value.close)
    expect(await ask(made.value.address, bytes, answer.length)).toEqual([...answer])
  })

  it('reads Chinese only in two-byte mode and cuts pieces where it is told', async () => {
    const made = await createPrinterSimulator()
    if (!made.ok) throw new Error(made.error.detail)
    const simulator = made.value
    closers.push(simulator.close)
    await ask(
      simulator.address,
      [0x1b, 0x40, 0xb7, 0xa8, 0xc2, 0xc9, 0x0a, 0x1d, 0x56, 0x00, 0x41, 0x0a, 0x1d, 0x72, 1],
      1,
    )
    expect(simulator.paper().map(({ lines, cut }) => ({ lines, cut }))).toEqual([
      { lines: ['法律'], cut: true },
      { lines: ['A'], cut: false },
    ])
  })
})
