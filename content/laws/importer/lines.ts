import { limits } from './limits.ts'

/** A line of a law with its number in the file; `level` is 1 to 6 for a Markdown heading, 0 for text. */
export interface TextLine {
  readonly text: string
  readonly line: number
  readonly level: number
}

/** Number of the first line that is longer than any line of a law; undefined where there is none. */
export function longLine(text: string): number | undefined {
  let start = 0
  for (let line = 1; ; line++) {
    const end = text.indexOf('\n', start)
    if ((end < 0 ? text.length : end) - start > limits.line) return line
    if (end < 0) return undefined
    start = end + 1
  }
}

/**
 * Markdown to lines of text: comments, styles and images go, tables (Markdown and HTML) become one line per row
 * with ` | ` between cells, emphasis and tags are taken off. `first` is the number of the first line.
 */
export function textLines(markdown: string, first: number): TextLine[] {
  const lines: TextLine[] = []
  let cells: string[] | undefined
  let skipUntil: string | undefined
  for (const [index, raw] of markdown.split('\n').entries()) {
    const line = first + index
    if (skipUntil !== undefined) {
      if (raw.includes(skipUntil)) skipUntil = undefined
      continue
    }
    let text = raw.replace(/[\u200b-\u200d\u2060\ufeff]/g, '').replace(/<!--.*?-->/g, '')
    const opened = /<(style|script)\b/.exec(text)
    if (opened) {
      if (!text.includes(`</${opened[1]}>`)) skipUntil = `</${opened[1]}>`
      continue
    }
    if (text.includes('<!--')) {
      skipUntil = '-->'
      text = text.slice(0, text.indexOf('<!--'))
    }
    if (/<tr\b/.test(text)) cells = []
    if (cells) {
      for (const cell of text.matchAll(/<t[dh]\b[^>]*>(.*?)(?:<\/t[dh]>|$)/g)) cells.push(plain(cell[1]!))
      if (!/<t[dhr]\b|<\/t/.test(text) && plain(text) !== '' && cells.length > 0)
        cells[cells.length - 1] += plain(text)
      if (text.includes('</tr>')) {
        if (cells.some((cell) => cell !== '')) lines.push({ text: cells.join(' | '), line, level: 0 })
        cells = undefined
      }
      continue
    }
    const heading = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(text)
    const content = plain(heading ? heading[2]! : text)
    if (content === '') continue
    if (content.startsWith('|')) {
      const row = content
        .replace(/^\||\|$/g, '')
        .split('|')
        .map((cell) => cell.trim())
      if (row.every((cell) => /^:?-+:?$/.test(cell))) continue
      lines.push({ text: row.join(' | '), line, level: 0 })
      continue
    }
    lines.push({ text: content, line, level: heading ? heading[1]!.length : 0 })
  }
  return lines
}

/** Takes tags, images, links and whole-line emphasis off; the ** of an article's number stays for the parser. */
const plain = (text: string): string =>
  text
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<br\s*\/?>/g, '')
    .replace(/<\/?[a-zA-Z][^<>]*>/g, '')
    .replace(/^[\s\u3000]+|[\s\u3000]+$/g, '')
    .replace(/^\*([^*]+)\*$/, '$1')
