/**
 * The ESC/POS commands this room speaks, as one table between typed objects and bytes. Source: Epson's ESC/POS
 * command reference and the manuals of Chinese makers, collected in the project's device notes; README.md says why
 * each is used. Lengths in dots, text as bytes of the printer's own encoding.
 */

const ESC = 0x1b
const FS = 0x1c
const GS = 0x1d
const DLE = 0x10

/** Commands of a fixed prefix and at most one byte of parameter `n`. */
const simple = {
  /** Clears the line being built and all modes; not what is still in the receive buffer. */
  initialise: { prefix: [ESC, 0x40] },
  /** Two-byte characters on: most Chinese models start so, foreign ones do not. */
  chineseMode: { prefix: [FS, 0x26] },
  /** 0 left, 1 centre, 2 right; only at the start of a line. */
  align: { prefix: [ESC, 0x61], n: true },
  bold: { prefix: [ESC, 0x45], n: true },
  /** (width − 1) << 4 | (height − 1); for Chinese and Latin letters alike, unlike ESC !. */
  size: { prefix: [GS, 0x21], n: true },
  lineDots: { prefix: [ESC, 0x33], n: true },
  feedDots: { prefix: [ESC, 0x4a], n: true },
  lineFeed: { prefix: [0x0a] },
  /** Feeds to the cutter and `n` further, then cuts all but a bridge. */
  cutPartial: { prefix: [GS, 0x56, 0x42], n: true },
  cutFull: { prefix: [GS, 0x56, 0x41], n: true },
  /** Bits of what the printer reports by itself: 2 online, 4 error, 8 paper. */
  reportStatus: { prefix: [GS, 0x61], n: true },
  /** 1: paper sensors. Answered in order, so the answer says that everything before it was done. */
  reportPaper: { prefix: [GS, 0x72], n: true },
  /** Real-time, 1 printer, 2 offline cause, 3 error, 4 paper: answered at once, past the buffer. */
  askNow: { prefix: [DLE, 0x04], n: true },
  /** Real-time, after an error: 1 go on with the line, 2 drop both buffers. */
  recover: { prefix: [DLE, 0x05], n: true },
  /** Real-time: drop both buffers and answer 37 25 00. Nothing may be sent until then. */
  clearNow: { prefix: [DLE, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08] },
  /** Sets the unit of vertical and horizontal distances to one dot of a 203 dpi head. */
  dotUnits: { prefix: [GS, 0x50, 203, 203] },
  /** QR code: model 2, then the stored data printed. */
  qrModel: { prefix: [GS, 0x28, 0x6b, 0x04, 0x00, 0x31, 0x41, 0x32, 0x00] },
  qrModuleDots: { prefix: [GS, 0x28, 0x6b, 0x03, 0x00, 0x31, 0x43], n: true },
  /** 48 L, 49 M, 50 Q, 51 H. */
  qrCorrection: { prefix: [GS, 0x28, 0x6b, 0x03, 0x00, 0x31, 0x45], n: true },
  qrPrint: { prefix: [GS, 0x28, 0x6b, 0x03, 0x00, 0x31, 0x51, 0x30] },
} as const satisfies Record<string, { readonly prefix: readonly number[]; readonly n?: true }>

type SimpleName = keyof typeof simple
type WithN = { [K in SimpleName]: (typeof simple)[K] extends { n: true } ? K : never }[SimpleName]

export type Command =
  | { readonly name: WithN; readonly n: number }
  | { readonly name: Exclude<SimpleName, WithN> }
  | { readonly name: 'text'; readonly bytes: Uint8Array }
  /** GS v 0: rows of `stride` bytes. */
  | { readonly name: 'raster'; readonly stride: number; readonly bits: Uint8Array }
  /** ESC * 33: columns of three bytes, 24 dots high. */
  | { readonly name: 'columns24'; readonly bits: Uint8Array }
  | { readonly name: 'qrData'; readonly bytes: Uint8Array }
  /** GS ( H 48: `37 22 id 00` comes back once everything before is printed. Four characters 0x20–0x7E. */
  | { readonly name: 'jobMark'; readonly id: string }

const low = (value: number) => value & 0xff
const high = (value: number) => value >> 8

/** The bytes of one command. */
export function commandBytes(command: Command): Uint8Array {
  switch (command.name) {
    case 'text':
      return command.bytes
    case 'raster': {
      const rows = command.bits.length / command.stride
      const head = [GS, 0x76, 0x30, 0, low(command.stride), high(command.stride), low(rows), high(rows)]
      return joined(head, command.bits)
    }
    case 'columns24': {
      const columns = command.bits.length / 3
      return joined([ESC, 0x2a, 33, low(columns), high(columns)], command.bits)
    }
    case 'qrData': {
      const length = command.bytes.length + 3
      return joined([GS, 0x28, 0x6b, low(length), high(length), 0x31, 0x50, 0x30], command.bytes)
    }
    case 'jobMark':
      return joined([GS, 0x28, 0x48, 6, 0, 0x30, 0x30], new TextEncoder().encode(command.id))
    default:
      return Uint8Array.from(
        'n' in command ? [...simple[command.name].prefix, command.n] : simple[command.name].prefix,
      )
  }
}

function joined(head: readonly number[], body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(head.length + body.length)
  bytes.set(head)
  bytes.set(body, head.length)
  return bytes
}

const simpleEntries = Object.entries(simple).toSorted(([, a], [, b]) => b.prefix.length - a.prefix.length)

const startsWith = (bytes: Uint8Array, at: number, prefix: readonly number[]): boolean =>
  prefix.every((byte, index) => bytes[at + index] === byte)

/** Reads whole commands back; a byte that begins none is text. For checks and for a technician's listing. */
export function readCommands(bytes: Uint8Array): Command[] {
  const commands: Command[] = []
  let textFrom: number | undefined
  let at = 0
  while (at < bytes.length) {
    const found = commandAt(bytes, at)
    if (!found) {
      textFrom ??= at
      at++
      continue
    }
    if (textFrom !== undefined) commands.push({ name: 'text', bytes: bytes.slice(textFrom, at) })
    textFrom = undefined
    commands.push(found.command)
    at += found.length
  }
  if (textFrom !== undefined) commands.push({ name: 'text', bytes: bytes.slice(textFrom) })
  return commands
}

function commandAt(bytes: Uint8Array, at: number): { command: Command; length: number } | undefined {
  const word = (offset: number) => bytes[at + offset]! | (bytes[at + offset + 1]! << 8)
  if (startsWith(bytes, at, [GS, 0x76, 0x30, 0])) {
    const length = 8 + word(4) * word(6)
    return { command: { name: 'raster', stride: word(4), bits: bytes.slice(at + 8, at + length) }, length }
  }
  if (startsWith(bytes, at, [ESC, 0x2a, 33])) {
    const length = 5 + word(3) * 3
    return { command: { name: 'columns24', bits: bytes.slice(at + 5, at + length) }, length }
  }
  if (startsWith(bytes, at, [GS, 0x28, 0x6b]) && bytes[at + 6] === 0x50) {
    const length = 5 + word(3)
    return { command: { name: 'qrData', bytes: bytes.slice(at + 8, at + length) }, length }
  }
  if (startsWith(bytes, at, [GS, 0x28, 0x48, 6, 0, 0x30, 0x30])) {
    return {
      command: { name: 'jobMark', id: new TextDecoder().decode(bytes.slice(at + 7, at + 11)) },
      length: 11,
    }
  }
  for (const [name, entry] of simpleEntries) {
    if (!startsWith(bytes, at, entry.prefix)) continue
    const { length } = entry.prefix
    if (!('n' in entry)) return { command: { name } as Command, length }
    if (at + length >= bytes.length) return undefined
    return { command: { name, n: bytes[at + length]! } as Command, length: length + 1 }
  }
  return undefined
}
