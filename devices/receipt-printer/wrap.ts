import { graphemesOf } from './repertoire.ts'

/** GB/T 15834: what may not begin a line, and what may not end one (避头尾). */
const NEVER_FIRST = new Set('。，、；：？！）》」』】〕〉”’…—～·％‰℃.,;:?!)]}>%/\'"')
const NEVER_LAST = new Set('（《「『【〔〈“‘￥$([{<#＃№')
/** Pairs that are one sign. */
const DOUBLED = new Set('…—')

/** What counts the number before it, 11月 and 29日, stays with it. */
const COUNTED = new Set('年月日号时点分天元份条张')
/** Between 年 or 月 and the number after it a date would be torn. */
const MID_DATE = /\d[年月]$/

const isWordPart = (grapheme: string): boolean => /^[\x21-\x7e\u00c0-\u024f]/.test(grapheme)

/**
 * Splits a paragraph into the pieces that stay together: a Chinese character with the punctuation that belongs to
 * it, a run of Latin letters and digits (a number), a date in Chinese, or spaces.
 */
export function unbreakable(paragraph: string): string[] {
  const pieces: string[] = []
  let previous = ''
  for (const grapheme of graphemesOf(paragraph)) {
    const glued =
      previous !== '' &&
      previous !== ' ' &&
      grapheme !== ' ' &&
      (NEVER_FIRST.has(grapheme) ||
        NEVER_LAST.has(previous) ||
        (isWordPart(previous) && isWordPart(grapheme)) ||
        (/\d/.test(previous) && COUNTED.has(grapheme)) ||
        (/\d/.test(grapheme) && MID_DATE.test(pieces.at(-1) ?? '')) ||
        (DOUBLED.has(previous) && previous === grapheme))
    const spaces = grapheme === ' ' && previous === ' '
    if (glued || spaces) pieces[pieces.length - 1] += grapheme
    else pieces.push(grapheme)
    previous = grapheme
  }
  return pieces
}

export interface Measure {
  readonly width: number
  readonly of: (text: string) => number
  /** A last line that is one piece and no longer than this is given company. */
  readonly orphan: number
}

const joined = (pieces: readonly string[]): string => pieces.join('').trimEnd()

/**
 * Fills lines of at most `measure.width`. Spaces at a line's end are dropped; a piece longer than a whole line is
 * cut between graphemes, a number preferably after a hyphen.
 */
export function fillLines(pieces: readonly string[], measure: Measure): string[] {
  const lines: string[][] = []
  let line: string[] = []
  const flush = () => {
    if (joined(line) !== '') lines.push(line)
    line = []
  }
  for (const piece of pieces) {
    if (line.length === 0 && piece.trim() === '') continue
    if (measure.of(joined([...line, piece])) <= measure.width) {
      line.push(piece)
      continue
    }
    flush()
    if (piece.trim() === '') continue
    const parts = measure.of(piece.trimEnd()) <= measure.width ? [piece] : cutOversize(piece, measure)
    lines.push(...parts.slice(0, -1).map((part) => [part]))
    line = parts.slice(-1)
  }
  flush()
  accompanyLast(lines, measure)
  return lines.length > 0 ? lines.map(joined) : ['']
}

/** Lines of about the same length, as few as possible: for what stands in the middle of the paper. */
export function balancedLines(pieces: readonly string[], measure: Measure): string[] {
  const filled = fillLines(pieces, measure)
  if (filled.length === 1) return filled
  const longest = Math.max(...pieces.map((piece) => measure.of(piece.trimEnd())))
  let [least, most] = [Math.min(longest, measure.width), measure.width]
  while (least < most) {
    const width = Math.floor((least + most) / 2)
    if (fillLines(pieces, { ...measure, width }).length > filled.length) least = width + 1
    else most = width
  }
  return fillLines(pieces, { ...measure, width: least })
}

/** Moves the end of the last line but one down to a last line of a single short piece. */
function accompanyLast(lines: string[][], measure: Measure): void {
  const last = lines.at(-1)
  const before = lines.at(-2)
  if (!last || !before || measure.of(joined(last)) > measure.orphan) return
  if (last.filter((piece) => piece.trim() !== '').length > 1) return
  const at = before.findLastIndex((piece) => piece.trim() !== '')
  const moved = [...before.slice(at), ...last]
  if (at < 1 || measure.of(joined(moved)) > measure.width) return
  lines.splice(-2, 2, before.slice(0, at), moved)
}

function cutOversize(piece: string, measure: Measure): string[] {
  const parts: string[] = []
  let part = ''
  for (const grapheme of graphemesOf(piece)) {
    if (part !== '' && measure.of(part + grapheme) > measure.width) {
      const at = /[-/]/.test(part.slice(1))
        ? Math.max(part.lastIndexOf('-'), part.lastIndexOf('/')) + 1
        : part.length
      // Only a break late in the line is better than none: else half the paper stays white.
      const keep = measure.of(part.slice(0, at)) * 2 >= measure.width ? at : part.length
      parts.push(part.slice(0, keep))
      part = part.slice(keep)
    }
    part += grapheme
  }
  parts.push(part)
  return parts
}
