import iconv from 'iconv-lite'
import type { PrinterProfile } from './profile.ts'

/**
 * Which characters a printer has in its own font, and how wide it prints them. A four-byte GB18030 code is in
 * practically no printer's font, and firmware that knows only GBK prints its halves as digits (¥ came out as "06").
 */

type Repertoire = Pick<PrinterProfile, 'encoding' | 'rasterCharacters'>

const graphemes = new Intl.Segmenter('zh-CN', { granularity: 'grapheme' })

/** Text as a person counts it: never cuts a surrogate pair, a variation sequence or a base from its marks. */
export const graphemesOf = (text: string): string[] =>
  Array.from(graphemes.segment(text), (part) => part.segment)

/**
 * Text fit for paper: no control characters (an ESC typed by somebody must not command the printer), line ends
 * as \n, and the half-width ¥ that GBK lacks as the full-width one.
 */
export const printableText = (text: string): string =>
  text
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    // oxlint-disable-next-line no-control-regex -- removing exactly these is the point
    .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufeff]/g, '')
    .replaceAll('\u00a5', '￥')

/** The bytes of one grapheme in the printer's own font; undefined if it has to be drawn. */
export function fontBytes(grapheme: string, repertoire: Repertoire): Uint8Array | undefined {
  if (/^[\x20-\x7e]$/.test(grapheme)) return Uint8Array.of(grapheme.charCodeAt(0))
  if (repertoire.encoding === 'none' || repertoire.rasterCharacters.includes(grapheme)) return undefined
  if (Array.from(grapheme).length !== 1) return undefined
  const bytes = iconv.encode(grapheme, repertoire.encoding)
  if (bytes.length !== 2 || iconv.decode(bytes, repertoire.encoding) !== grapheme) return undefined
  return isPrinted(bytes[0]!, bytes[1]!) ? bytes : undefined
}

// GBK's user-defined zones are empty in a printer; the row FE was only filled by GB18030-2005 (䶮 = FE9F).
const isPrinted = (lead: number, trail: number): boolean =>
  lead >= 0x81 &&
  lead < 0xfe &&
  !(lead >= 0xaa && lead <= 0xaf && trail >= 0xa1) &&
  !(lead >= 0xf8 && trail >= 0xa1) &&
  !(lead >= 0xa1 && lead <= 0xa7 && trail < 0xa1)

const wide =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Co}\u2e80-\u303f\u3100-\u33ff\uff01-\uff60\uffe0-\uffe6]/u

/** Columns a grapheme takes: what the printer's font takes if it has it, else its East Asian width. */
export const columnsOf = (grapheme: string, repertoire: Repertoire): 1 | 2 => {
  const bytes = fontBytes(grapheme, repertoire)
  if (bytes) return bytes.length === 2 ? 2 : 1
  // A printer without Chinese prints “ — ” … as pictures: as wide as in every Chinese font.
  return wide.test(grapheme) || iconv.encode(grapheme, 'gbk').length === 2 ? 2 : 1
}

/**
 * Scripts whose letters join, stack or reorder, and those with widths of their own: a grid of columns cannot
 * hold them, the whole block is set by a shaping engine.
 */
const needsShaping =
  /[\p{Script=Arabic}\p{Script=Tibetan}\p{Script=Mongolian}\p{Script=Yi}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Myanmar}\p{Script=Devanagari}\p{Script=Tai_Le}\p{Script=New_Tai_Lue}\p{Script=Hebrew}]/u

export const isShaped = (text: string): boolean => needsShaping.test(text)
