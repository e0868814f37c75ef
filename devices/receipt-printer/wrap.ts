import { graphemesOf } from './repertoire.ts'

/** GB/T 15834: what may not begin a line, and what may not end one (避头尾). */
const NEVER_FIRST = new Set('。，、；：？！）》」』】〕〉”’…—～·％‰℃.,;:?!)]}>%/\'"')
const NEVER_LAST = new Set('（《「『【〔〈“‘￥$([{<#＃№')
/** Pairs that are one sign. */
const DOUBLED = new Set('…—')

const isWordPart = (grapheme: string): boolean => /^[\x21-\x7e\u00c0-\u024f]/.test(grapheme)

/**
 * Splits a paragraph into the pieces that stay together: a Chinese character with the punctuation that belongs to
 * it, a run of Latin letters and digits (a date, a number), or spaces.
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
}

/**
 * Fills lines of at most `measure.width`. Spaces at a line's end are dropped; a piece longer than a whole line is
 * cut between graphemes, a number preferably after a hyphen.
 */
export function fillLines(pieces: readonly string[], measure: Measure): string[] {
  const lines: string[] = []
  let line = ''
  const flush = () => {
    if (line.trim() !== '') lines.push(line.trimEnd())
    line = ''
  }
  for (const piece of pieces) {
    if (line === '' && piece.trim() === '') continue
    if (measure.of(line + piece.trimEnd()) <= measure.width) {
      line += piece
      continue
    }
    flush()
    if (measure.of(piece.trimEnd()) <= measure.width) {
      line = piece.trim() === '' ? '' : piece
      continue
    }
    const parts = cutOversize(piece, measure)
    lines.push(...parts.slice(0, -1))
    line = parts.at(-1) ?? ''
  }
  flush()
  return lines.length > 0 ? lines : ['']
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
