import { err, ok, type Result } from '../../base/result.ts'

/**
 * Messages of the Internet Printing Protocol as bytes (RFC 8010): requests to a printer or to CUPS, and what they
 * answer. Pure. Only the kinds of values that are used; others are passed over.
 */
export interface IppMessage {
  /** An operation in a request, a status in an answer. */
  readonly code: number
  readonly requestId: number
  readonly groups: readonly IppGroup[]
  /** A document, in a request. */
  readonly data: Uint8Array
}

export interface IppGroup {
  readonly tag: number
  /** Several values of one name stand together. */
  readonly attributes: Readonly<Record<string, readonly IppValue[]>>
}

export type IppValue =
  | { readonly kind: IntegerKind; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: TextKind; readonly value: string }

export const GROUP = { operation: 0x01, job: 0x02, printer: 0x04 } as const
const END = 0x03

const integerKinds = { integer: 0x21, enum: 0x23 } as const
const textKinds = {
  text: 0x41,
  name: 0x42,
  keyword: 0x44,
  uri: 0x45,
  charset: 0x47,
  naturalLanguage: 0x48,
  mimeMediaType: 0x49,
} as const
const BOOLEAN = 0x22
type IntegerKind = keyof typeof integerKinds
type TextKind = keyof typeof textKinds

const integerOf = new Map<number, IntegerKind>(
  Object.entries(integerKinds).map(([kind, tag]) => [tag, kind as IntegerKind]),
)
const textOf = new Map<number, TextKind>(
  Object.entries(textKinds).map(([kind, tag]) => [tag, kind as TextKind]),
)

export function encodeIpp({ code, requestId, groups, data }: IppMessage): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(1, 1), u16(code), u32(requestId)]
  for (const { tag, attributes } of groups) {
    parts.push(Uint8Array.of(tag))
    for (const [name, values] of Object.entries(attributes))
      values.forEach((value, index) => {
        const bytes = valueBytes(value)
        parts.push(Uint8Array.of(tagOf(value)), counted(Buffer.from(index === 0 ? name : '')), counted(bytes))
      })
  }
  parts.push(Uint8Array.of(END), data)
  return new Uint8Array(Buffer.concat(parts))
}

const u16 = (value: number) => Uint8Array.of(value >> 8, value & 0xff)
function u32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}
const counted = (bytes: Uint8Array) => Buffer.concat([u16(bytes.length), bytes])

const tagOf = ({ kind }: IppValue): number =>
  kind === 'boolean'
    ? BOOLEAN
    : kind in integerKinds
      ? integerKinds[kind as IntegerKind]
      : textKinds[kind as TextKind]

function valueBytes(value: IppValue): Uint8Array {
  if (value.kind === 'boolean') return Uint8Array.of(value.value ? 1 : 0)
  return typeof value.value === 'number' ? u32(value.value) : Buffer.from(value.value, 'utf8')
}

/** The error says where the bytes stop making sense. */
export function decodeIpp(bytes: Uint8Array): Result<IppMessage, string> {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (view.length < 9) return err('shorter than the shortest message')
  const groups: { tag: number; attributes: Record<string, IppValue[]> }[] = []
  let at = 8
  let last: IppValue[] | undefined
  for (;;) {
    const tag = view[at++]
    if (tag === undefined) return err('no end of the attributes')
    if (tag === END) break
    if (tag < 0x10) {
      // Names come from outside: `constructor` is one like any other.
      groups.push({ tag, attributes: Object.create(null) as Record<string, IppValue[]> })
      last = undefined
      continue
    }
    const name = read(view, at)
    const value = name && read(view, name.next)
    if (!name || !value) return err(`half an attribute at ${at}`)
    at = value.next
    const group = groups.at(-1)
    if (!group) return err('an attribute outside of any group')
    if (name.bytes.length > 0) last = group.attributes[name.bytes.toString('utf8')] ??= []
    const known = valueOf(tag, value.bytes)
    if (known) last?.push(known)
  }
  return ok({
    code: view.readUInt16BE(2),
    requestId: view.readInt32BE(4),
    groups,
    data: new Uint8Array(view.subarray(at)),
  })
}

function read(view: Buffer, at: number): { bytes: Buffer; next: number } | undefined {
  if (at + 2 > view.length) return undefined
  const next = at + 2 + view.readUInt16BE(at)
  return next > view.length ? undefined : { bytes: view.subarray(at + 2, next), next }
}

function valueOf(tag: number, bytes: Buffer): IppValue | undefined {
  const integer = integerOf.get(tag)
  if (integer) return bytes.length === 4 ? { kind: integer, value: bytes.readInt32BE() } : undefined
  const text = textOf.get(tag)
  if (text) return { kind: text, value: bytes.toString('utf8') }
  return tag === BOOLEAN && bytes.length === 1 ? { kind: 'boolean', value: bytes[0] === 1 } : undefined
}
