import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { holdsAlways } from '../core/test-property.ts'
import { blankBitmap, type Bitmap } from './bitmap.ts'
import { commandBytes, readCommands, type Command } from './commands.ts'
import type { ReceiptBlock } from './document.ts'
import { encodeReceipt, LONGEST_COMMAND, withoutRealTime } from './encode.ts'
import type { PrinterProfile } from './profile.ts'
import { findProfile } from './profiles.ts'

const wide = findProfile('generic-80mm-gb18030')!
const epson = findProfile('epson-tm-80mm')!

const white = (): Bitmap => blankBitmap(576, 34)
const bytesFor = (blocks: ReceiptBlock[], profile: PrinterProfile = wide, rasterize = white) =>
  Buffer.concat(encodeReceipt({ blocks }, { profile, rasterize }).commands)
const hex = (bytes: Uint8Array) =>
  Buffer.from(bytes).toString('hex').replaceAll(/(..)/g, '$1 ').trim().toUpperCase()

describe('the bytes of a receipt', () => {
  it('are those of the manual, for a line of Chinese', () => {
    // ESC @, FS &, GS a 0E, ESC J 24, ESC 3 34, 法律 in GB18030, LF, ESC J 24, GS V 66 16
    expect(hex(bytesFor([{ kind: 'text', text: '法律' }]))).toBe(
      '1B 40 1C 26 1D 61 0E 1B 4A 18 1B 33 22 B7 A8 C2 C9 0A 1B 4A 18 1D 56 42 10',
    )
  })

  it('say how much paper each command moves, so that it can be sent no faster than it prints', () => {
    const blocks: ReceiptBlock[] = [
      { kind: 'title', text: '回执' },
      { kind: 'text', text: '甲' },
      { kind: 'rule' },
    ]
    const { commands, feeds } = encodeReceipt({ blocks }, { profile: wide, rasterize: white })
    expect(feeds).toHaveLength(commands.length)
    // The white at both ends; double height and the space below it, one line, the two bands of a picture.
    expect(feeds.filter((dots) => dots > 0)).toEqual([24, 58, 6, 34, 28, 6, 24])
  })

  it('double the size with GS !, which Chinese characters obey too', () => {
    const bytes = hex(bytesFor([{ kind: 'title', text: '回执' }]))
    expect(bytes).toContain('1B 61 01 1D 21 11 1B 33 3A 1B 45 01 BB D8 D6 B4 0A')
  })

  it('restore the modes for the next line and do not repeat what is in force', () => {
    const names = readCommands(
      bytesFor([
        { kind: 'text', text: '甲', bold: true },
        { kind: 'text', text: '乙', bold: true },
        { kind: 'text', text: '丙' },
      ]),
    ).flatMap((command) => (command.name === 'bold' ? [command.n] : []))
    expect(names).toEqual([1, 0])
  })

  it('print the half-width yen sign as the full-width one, which GBK has', () => {
    expect(hex(bytesFor([{ kind: 'text', text: '¥6' }]))).toContain('A3 A4 36')
    expect(hex(bytesFor([{ kind: 'text', text: '¥6' }]))).not.toContain('81 30 84 36')
  })

  it('send a line with a rare character as a picture at the start of a line', () => {
    const commands = readCommands(
      bytesFor([
        { kind: 'text', text: '甲' },
        { kind: 'text', text: '𠮷' },
      ]),
    )
    const at = commands.findIndex((command) => command.name === 'raster')
    expect(commands[at - 1]!.name).toBe('lineFeed')
  })

  it('ask no Chinese printer mode of a printer without Chinese, and no report of one that gives none', () => {
    const plain = hex(bytesFor([{ kind: 'text', text: 'A' }], findProfile('generic-80mm-raster')))
    expect(plain).not.toContain('1C 26')
    expect(hex(bytesFor([{ kind: 'text', text: 'A' }], findProfile('generic-80mm-one-way')))).not.toContain(
      '1D 61',
    )
  })

  it('let a printer that can draw the QR code itself', () => {
    expect(hex(bytesFor([{ kind: 'qr', payload: 'mingli:1' }], epson))).toContain(
      '1D 28 6B 04 00 31 41 32 00 1D 28 6B 03 00 31 43 07 1D 28 6B 03 00 31 45 31 ' +
        '1D 28 6B 0B 00 31 50 30 6D 69 6E 67 6C 69 3A 31 1D 28 6B 03 00 31 51 30',
    )
  })

  it('cut pictures into commands that leave room for questions', () => {
    const tall = () => blankBitmap(576, 500)
    const { commands } = encodeReceipt(
      { blocks: [{ kind: 'rule' }] },
      { profile: wide, rasterize: () => ({ ...tall(), bits: tall().bits.fill(0xff) }) },
    )
    const rows = commands
      .flatMap((command) => readCommands(command))
      .flatMap((c) => (c.name === 'raster' ? [c.bits.length / c.stride] : []))
    expect(rows.reduce((a, b) => a + b)).toBe(500)
    for (const command of commands) expect(command.length).toBeLessThanOrEqual(LONGEST_COMMAND)
  })

  it('print stripes of 24 dots where a printer has only ESC *', () => {
    const old = { ...wide, raster: 'esc-star' as const }
    const dot = blankBitmap(16, 25)
    dot.bits[0] = 0x80
    dot.bits[24 * 2] = 0x40
    const bytes = hex(bytesFor([{ kind: 'rule' }], old, () => dot))
    expect(bytes).toContain('1B 33 18 1B 2A 21 08 00 80 00 00 00 00 00')
    expect(bytes).toContain('0A 1B 2A 21 08 00 00 00 00 80 00 00')
  })
})

describe('real-time commands inside pictures', () => {
  const dangerous = (bytes: Uint8Array) =>
    bytes.some((byte, index) => byte === 0x10 && [0x04, 0x05, 0x14].includes(bytes[index + 1]!))

  it('are defused by one dot', () => {
    expect([...withoutRealTime(Uint8Array.of(0x10, 0x04, 0x01, 0x10, 0x14, 0x10))]).toEqual([
      0x18, 0x04, 0x01, 0x18, 0x14, 0x10,
    ])
  })

  it('appear in no receipt, whatever its pictures', () => {
    const nasty = fc.array(fc.constantFrom(0x10, 0x04, 0x05, 0x14, 0x00), {
      minLength: 72 * 40,
      maxLength: 72 * 40,
    })
    holdsAlways(
      fc.property(nasty, fc.constantFrom('gs-v-0' as const, 'esc-star' as const), (bits, raster) => {
        const picture = { width: 576, height: 40, bits: Uint8Array.from(bits) }
        const bytes = bytesFor(
          [{ kind: 'rule' }, { kind: 'text', text: '甲' }],
          { ...wide, raster },
          () => picture,
        )
        expect(dangerous(bytes)).toBe(false)
      }),
    )
  })
})

describe('the command table', () => {
  const bytes = (max: number) => fc.uint8Array({ minLength: 1, maxLength: max })
  const simple = fc.constantFrom(
    ...(['initialise', 'chineseMode', 'lineFeed', 'clearNow', 'dotUnits', 'qrModel', 'qrPrint'] as const),
  )
  const withN = fc.constantFrom(
    ...([
      'align',
      'bold',
      'size',
      'lineDots',
      'feedDots',
      'cutPartial',
      'cutFull',
      'reportStatus',
      'reportPaper',
      'askNow',
      'recover',
      'qrModuleDots',
      'qrCorrection',
    ] as const),
  )
  const command: fc.Arbitrary<Command> = fc.oneof(
    simple.map((name) => ({ name })),
    fc.tuple(withN, fc.nat(255)).map(([name, n]) => ({ name, n })),
    fc
      .stringMatching(/^[法律援助 a-z0-9]{1,20}$/)
      .map((text) => ({ name: 'text' as const, bytes: new Uint8Array(iconv.encode(text, 'gbk')) })),
    fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 20 }))
      .chain(([stride, rows]) =>
        fc
          .uint8Array({ minLength: stride * rows, maxLength: stride * rows })
          .map((bits) => ({ name: 'raster' as const, stride, bits })),
      ),
    fc
      .integer({ min: 1, max: 40 })
      .chain((n) =>
        fc
          .uint8Array({ minLength: n * 3, maxLength: n * 3 })
          .map((bits) => ({ name: 'columns24' as const, bits })),
      ),
    bytes(40).map((data) => ({ name: 'qrData' as const, bytes: data })),
    fc.stringMatching(/^[ -~]{4}$/).map((id) => ({ name: 'jobMark' as const, id })),
  )

  it('reads back what it writes', () => {
    holdsAlways(
      fc.property(fc.array(command, { maxLength: 12 }), (commands) => {
        // Two texts in a row are one.
        const distinct = commands.filter((c, i) => c.name !== 'text' || commands[i - 1]?.name !== 'text')
        const written = Buffer.concat(distinct.map(commandBytes))
        const read = readCommands(new Uint8Array(written))
        expect(read.map((c) => hex(commandBytes(c)))).toEqual(distinct.map((c) => hex(commandBytes(c))))
        expect(read.map((c) => c.name)).toEqual(distinct.map((c) => c.name))
      }),
    )
  })
})
