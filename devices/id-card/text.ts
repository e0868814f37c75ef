import { compactDate } from '../../base/id-number.ts'
import { err, ok, type Result } from '../../base/result.ts'

/** The text block: UTF-16LE, fixed fields padded with U+0020. All offsets and lengths here are bytes. */
export const TEXT_BYTES = 256
/** The reply to 30 03: 35 characters, no length before them. */
export const NEWEST_ADDRESS_BYTES = 70

export interface Part {
  readonly at: number
  readonly bytes: number
}

type FieldName =
  | 'name'
  | 'latinName'
  | 'number'
  | 'sex'
  | 'ethnicity'
  | 'nationality'
  | 'passNumber'
  | 'birth'
  | 'address'
  | 'authority'
  | 'validFrom'
  | 'validTo'

export interface Layout {
  readonly document: 'resident' | 'permit' | 'foreign'
  /** Whether the number is one of GB 11643 with birth date, sex and check character in it. */
  readonly numberHasCheckDigit: boolean
  /** A field may be stored in several parts, read in order. */
  readonly fields: { readonly [F in FieldName]?: readonly Part[] }
}

const at = (offset: number, bytes: number): readonly Part[] => [{ at: offset, bytes }]

const residentFields = {
  name: at(0, 30),
  sex: at(30, 2),
  ethnicity: at(32, 4),
  birth: at(36, 16),
  address: at(52, 70),
  number: at(122, 36),
  authority: at(158, 30),
  validFrom: at(188, 16),
  validTo: at(204, 16),
} as const

/** Where the kind of document is told: one UTF-16 character. */
const FLAG: Part = { at: 248, bytes: 2 }

/** The four documents by that character. Sources: README, "Text". */
const layouts: Readonly<Record<string, Layout>> = {
  // Resident identity card, GA/T 490: the place is reserved and blank.
  ' ': { document: 'resident', numberHasCheckDigit: true, fields: residentFields },
  // Residence permit for residents of Hong Kong, Macao and Taiwan, 2018: no ethnicity.
  J: {
    document: 'permit',
    numberHasCheckDigit: true,
    fields: { ...residentFields, ethnicity: undefined, passNumber: at(220, 18) },
  },
  // Foreigner's permanent residence card, 2017.
  I: {
    document: 'foreign',
    numberHasCheckDigit: false,
    fields: {
      latinName: at(0, 120),
      sex: at(120, 2),
      number: at(122, 30),
      nationality: at(152, 6),
      name: at(158, 30),
      validFrom: at(188, 16),
      validTo: at(204, 16),
      birth: at(220, 16),
    },
  },
  // Foreigner's permanent residence card, 2023: the Latin name continues in the place of reserved bytes.
  Y: {
    document: 'foreign',
    numberHasCheckDigit: true,
    fields: {
      name: at(0, 30),
      sex: at(30, 2),
      birth: at(36, 16),
      latinName: [
        { at: 52, bytes: 70 },
        { at: 220, bytes: 22 },
      ],
      number: at(122, 36),
      validFrom: at(188, 16),
      validTo: at(204, 16),
      nationality: at(242, 6),
    },
  },
}

/** Which document a text block is; the error is the unknown character. */
export function layoutOf(text: Uint8Array): Result<Layout, string> {
  // Some modules hand out reserved bytes as zeros.
  const flag = decode(text, [FLAG]).replace('\0', ' ')
  const layout = Object.hasOwn(layouts, flag) ? layouts[flag] : undefined
  return layout ? ok(layout) : err(flag)
}

/**
 * A field's text without its padding; undefined if it is empty. It is cut by bytes before it is decoded, so that a
 * character outside the BMP or of the private use area stays as the card has it; half a surrogate pair becomes U+FFFD.
 */
export function cutText(text: Uint8Array, parts: readonly Part[]): string | undefined {
  const value = decode(text, parts)
    .replace(/\0[^]*$/, '')
    .replace(/^[ \u3000]+|[ \u3000]+$/g, '')
    .toWellFormed()
  return value === '' ? undefined : value
}

const decode = (text: Uint8Array, parts: readonly Part[]): string =>
  parts.map((part) => Buffer.from(text.subarray(part.at, part.at + part.bytes)).toString('utf16le')).join('')

/** `YYYYMMDD` → `YYYY-MM-DD`, `长期` → `long-term`, undefined for anything else. */
export const fieldDate = (written: string): string | undefined =>
  written === '长期' ? 'long-term' : compactDate(written)
