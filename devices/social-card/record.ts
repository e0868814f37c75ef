import { compactDate } from '../../base/id-number.ts'

/** The value of a record `tag, length, value`; undefined where the bytes are something else. What follows is padding. */
export function recordValue(record: Uint8Array, tag: number): Uint8Array | undefined {
  const length = record[1]
  if (record[0] !== tag || length === undefined || record.length < 2 + length) return undefined
  return record.subarray(2, 2 + length)
}

/** Text in ASCII without its padding of zeros, blanks or FF; undefined if nothing is left or it is no ASCII. */
export function asciiText(value: Uint8Array): string | undefined {
  const text = Buffer.from(unpadded(value)).toString('latin1').trim()
  return /^[\x21-\x7e]+$/.test(text) ? text : undefined
}

/** GB 18030 holds all of GBK and the rare characters that newer cards have. */
const gbk = new TextDecoder('gb18030')

/**
 * A name in GBK without its padding; undefined if nothing is left. Half a character at a cut end becomes U+FFFD.
 */
export function gbkText(value: Uint8Array): string | undefined {
  const text = gbk.decode(unpadded(value)).replace(/^[ \u3000]+|[ \u3000]+$/g, '')
  return text === '' ? undefined : text
}

/** A day in packed decimal, `19 90 01 31` → `1990-01-31`; undefined for what is no day of the calendar. */
export const packedDate = (value: Uint8Array): string | undefined =>
  compactDate(Buffer.from(value).toString('hex'))

/** Everything before the first zero, and no FF at the end: neither is a byte of GBK text. */
function unpadded(value: Uint8Array): Uint8Array {
  const zero = value.indexOf(0)
  let end = zero === -1 ? value.length : zero
  while (end > 0 && value[end - 1] === 0xff) end--
  return value.subarray(0, end)
}
