import { err, ok, type Result } from '../../../base/result.ts'
import { cleanTitle } from '../titles.ts'
import { parseBody, type Note, type ParsedArticle } from './body.ts'
import { limits } from './limits.ts'
import { longLine, textLines, type TextLine } from './lines.ts'

/** The layouts that are read: two of Markdown, and Word files of the national law database. */
export type Layout = 'lawrefbook' | 'just-laws' | 'docx'

/** A law, or one book of it, as one file holds it. */
export interface ParsedDocument {
  readonly layout: Layout
  readonly title: string
  /** The book of a law that is spread over files (民法典: 合同编); undefined for a whole law. */
  readonly part: string | undefined
  /** Lines between title and text: who passed it when. */
  readonly header: readonly string[]
  readonly articles: readonly ParsedArticle[]
  readonly notes: readonly Note[]
  /** Path of the file as it is reported, and the title's line in it. */
  readonly file: string
  readonly line: number
}

export interface Refusal {
  readonly line: number
  readonly reason: string
}

const HIDDEN = /^---\n(?:(?!---\n).*\n)*?bookHidden:\s*true\s*\n/
const INFO_END = /<!--\s*INFO END\s*-->/
/** Decodes a file strictly; what is no UTF-8 text is refused, with the line where that shows. */
export function decode(bytes: Uint8Array): Result<string, Refusal> {
  if (bytes.length > limits.file)
    return err({ line: 0, reason: `${bytes.length} bytes: too large for a law` })
  const [a, b] = bytes
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff))
    return err({ line: 1, reason: 'UTF-16 text: save it as UTF-8' })
  const zero = bytes.indexOf(0)
  if (zero >= 0) return err({ line: lineAt(bytes, zero), reason: 'not text (zero bytes)' })
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const line = lineAt(bytes, firstFault(bytes))
    return err({
      line,
      reason: `not UTF-8 text${looksChinese(bytes) ? ' but GBK or GB18030: save it as UTF-8' : ''}`,
    })
  }
  text = text.replace(/\r\n?/g, '\n')
  const long = longLine(text)
  if (long !== undefined)
    return err({ line: long, reason: `a line of more than ${limits.line} characters: no law` })
  if (text.trim() === '') return err({ line: 1, reason: 'the file is empty' })
  return ok(text)
}

/** Place of the first byte that is no UTF-8: that of the first sign which says so (U+FFFD) in what is read leniently. */
function firstFault(bytes: Uint8Array): number {
  const lenient = new TextDecoder('utf-8').decode(bytes)
  return Buffer.byteLength(lenient.slice(0, lenient.indexOf('\ufffd')))
}

const lineAt = (bytes: Uint8Array, place: number): number => {
  let line = 1
  for (let at = bytes.indexOf(10); at >= 0 && at < place; at = bytes.indexOf(10, at + 1)) line++
  return line
}

/** Text of GB18030 is mostly common characters; other bytes read that way are not. */
function looksChinese(bytes: Uint8Array): boolean {
  const text = new TextDecoder('gb18030').decode(bytes.subarray(0, 10_000))
  const common = text.match(/[的一是不了法条第规定之年月日、，。]/g)?.length ?? 0
  return common * 10 > (text.match(/[^ -~\s]/g)?.length ?? 0)
}

/**
 * Reads one Markdown file. `folderTitle` gives the title of the law whose books lie in the same folder
 * (just-laws: the README's first heading). A file may hold several laws (the amendments of the constitution).
 */
export function parseDocument(
  text: string,
  file: string,
  folderTitle: () => string | undefined,
): Result<readonly ParsedDocument[], Refusal> {
  if (/^\s*<(?:!doctype|html)/i.test(text)) return err({ line: 1, reason: 'an HTML page, not Markdown' })
  if (HIDDEN.test(text))
    return err({ line: 1, reason: 'not for readers (bookHidden): a template or an index' })
  return INFO_END.test(text) ? parseLawrefbook(text, file) : parseJustLaws(text, file, folderTitle)
}

function parseLawrefbook(text: string, file: string): Result<readonly ParsedDocument[], Refusal> {
  const lines = text.split('\n')
  const end = lines.findIndex((line) => INFO_END.test(line))
  const head = textLines(withoutFrontMatter(lines.slice(0, end)).join('\n'), 1)
  const titles = head.filter((line) => line.level === 1)
  const title = titles[0]
  if (!title) return err({ line: 1, reason: 'no title (a line "# …" before INFO END)' })
  const part = titles[1] ? cleanTitle(titles[1].text) : undefined
  const body = parseBody(
    textLines(lines.slice(end + 1).join('\n'), end + 2),
    part === undefined ? [] : [part],
  )
  if (body.articles.length === 0) return err({ line: end + 2, reason: 'no text after the header' })
  return ok([
    {
      layout: 'lawrefbook',
      title: cleanTitle(title.text),
      part,
      header: head.filter((line) => line.level === 0).map((line) => line.text),
      articles: body.articles.map(unbold),
      notes: [...body.notes, ...lostGlyphs(text)],
      file,
      line: title.line,
    },
  ])
}

/** Headings that open a book or chapter of the law of the folder, not a law of their own. */
const BOOK = /^(?:第[一二三四五六七八九十]+[编章]|附\s*则$|序\s*言$)/

function parseJustLaws(
  text: string,
  file: string,
  folderTitle: () => string | undefined,
): Result<readonly ParsedDocument[], Refusal> {
  const lines = textLines(withoutFrontMatter(text.split('\n')).join('\n'), 1)
  const at = lines.findIndex((line) => line.level === 1)
  const first = lines[at]
  if (!first) return err({ line: 1, reason: 'no law: neither "# title" nor the line INFO END' })
  const rest = lines.slice(at + 1)
  const notes = lostGlyphs(text)

  if (/^修正案$/.test(first.text)) return ok(splitLaws(rest, file))
  if (BOOK.test(first.text)) {
    const title = folderTitle()
    if (title === undefined)
      return err({ line: first.line, reason: 'a book of a law whose title (README.md beside it) is missing' })
    const body = parseBody([first, ...rest])
    return ok([
      {
        layout: 'just-laws',
        title,
        part: first.text,
        header: [],
        articles: body.articles.map(unbold),
        notes: [...body.notes, ...notes],
        file,
        line: first.line,
      },
    ])
  }
  const law = whole(first, rest, file, notes)
  if (law.header.length === 0 && !law.articles.some(({ label }) => /^[第一]/.test(label)))
    return err({ line: first.line, reason: 'no law: neither a date below the title nor articles' })
  return ok([law])
}

/** One file with several laws, each under a heading of second level. */
function splitLaws(lines: readonly TextLine[], file: string): ParsedDocument[] {
  const starts = lines.flatMap((line, index) => (line.level === 2 ? [index] : []))
  return starts.map((start, index) =>
    whole(lines[start]!, lines.slice(start + 1, starts[index + 1]), file, []),
  )
}

function whole(
  title: TextLine,
  rest: readonly TextLine[],
  file: string,
  notes: readonly Note[],
): ParsedDocument {
  const isHeader = (line: TextLine) =>
    line.level === 0 &&
    /\d{4}年\d{1,2}月\d{1,2}日.{0,160}$/.test(line.text) &&
    !/^(?:\*\*)?第[^年]+条/.test(line.text)
  const isShort = (line: TextLine) => line.level === 0 && line.text.length < 80
  let end = 0
  while (end < rest.length && isHeader(rest[end]!)) end++
  // A title line may stand before the date: 「批准…的决议」/「（1980年8月26日通过）」.
  if (end === 0 && rest[1] && isShort(rest[0]!) && isHeader(rest[1])) end = 2
  const body = parseBody(rest.slice(end))
  return {
    layout: 'just-laws',
    title: cleanTitle(title.text),
    part: undefined,
    header: rest.slice(0, end).map((line) => line.text),
    articles: body.articles.map(unbold),
    notes: [...body.notes, ...notes],
    file,
    line: title.line,
  }
}

/** Blanks the front matter between `---` lines, so that line numbers stay true. */
function withoutFrontMatter(lines: readonly string[]): string[] {
  if (lines[0]?.replace('\ufeff', '').trim() !== '---') return [...lines]
  const end = lines.findIndex((line, index) => index > 0 && line.trim() === '---')
  return end < 0 ? [...lines] : lines.map((line, index) => (index <= end ? '' : line))
}

const unbold = (article: ParsedArticle): ParsedArticle => ({
  ...article,
  paragraphs: article.paragraphs.map((paragraph) => paragraph.replaceAll('**', '')),
})

/** Private-use code points stand for characters that were lost on the way into the file. */
function lostGlyphs(text: string): Note[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      /[\ue000-\uf8ff]/.test(line)
        ? [{ line: index + 1, message: 'a lost character (private-use code point)' }]
        : [],
    )
}
