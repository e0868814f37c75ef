import {
  compareArticleNumbers,
  formatArticleNumber,
  formatNumeral,
  NUMERAL,
  parseArticleNumber,
  parseNumeral,
  type ArticleNumber,
} from '../numerals.ts'
import type { TextLine } from './lines.ts'

/** An article as printed: its paragraphs and items in order, and the headings above it. */
export interface ParsedArticle {
  /** `第三十条`; `一` in a decision numbered 一、二、; `序言`, `全文`, or the name of an annex. */
  readonly label: string
  readonly path: readonly string[]
  readonly paragraphs: readonly string[]
  readonly line: number
}

/** Something in a file that was kept as it is but that an editor should look at. */
export interface Note {
  readonly line: number
  readonly message: string
}

export interface ParsedBody {
  readonly articles: readonly ParsedArticle[]
  readonly notes: readonly Note[]
}

const ARTICLE_LINE = new RegExp(
  `^(?:\\*\\*)?(第[${NUMERAL}\\d０-９]+\\s*[${NUMERAL}]*\\s*条(?:之[${NUMERAL}]+)?)(?:\\*\\*)?([\\s\\u3000]*)(.*)$`,
)
const LIST_LINE = new RegExp(`^([${NUMERAL}]+)、\\s*(.*)$`)
const DIVISION = new RegExp(`^第[${NUMERAL}]+(分编|编|章|节)(?:[\\s\\u3000]*)(.*)$`)
const ANNEX = new RegExp(`^(附[件表录]?[${NUMERAL}\\d]*)(?:[：:].*)?$`)
const ANNEX_HEADING = new RegExp(`^(附[件表录][${NUMERAL}\\d]*)(?:[：:\\s].*)?$`)
/** What follows 第三条 where the line only speaks of article 3 and does not begin it. */
const REFERENCE = /^(?:[、，。；的第至和或及与中款项]|规定|修改|增加|改为|删去|相应|作为)/
/** The last line of a whole text ends its sentence, is a row of a table or signed. */
const UNFINISHED = /^(?!.* \| )(?!.*(?:日|法院|检察院|国务院|委员会)$).*[^。；：！？”’）》〉…!?.;:)\]」』】]$/
const RANK: Readonly<Record<string, number>> = { 编: 1, 分编: 2, 章: 3, 节: 4 }

interface Draft {
  label: string
  path: string[]
  paragraphs: string[]
  line: number
}

/**
 * Divides the lines of one law (or one book of it) into articles. Text is never dropped: what belongs to no
 * article stays with the one before it, or becomes 序言 before the first, and is noted.
 */
export function parseBody(lines: readonly TextLine[], base: readonly string[] = []): ParsedBody {
  const mode = numberingOf(lines)
  const notes: Note[] = []
  const drafts: Draft[] = []
  const headings: { rank: number; text: string }[] = []
  let current: Draft | undefined
  let last: ArticleNumber | undefined
  let lastItem = 0
  let annex = false
  let annexNumber = 0
  let typed = false
  let underHeading = false

  const note = (line: number, message: string) => void notes.push({ line, message })
  const open = (label: string, line: number, first: string, path = headings.map((h) => h.text)) => {
    const twins = drafts.filter((d) => d.label === label || d.label.startsWith(`${label}（`)).length
    current = {
      label: twins === 0 ? label : `${label}（${twins + 1}）`,
      path: [...base, ...path],
      paragraphs: [],
      line,
    }
    if (first !== '') current.paragraphs.push(first)
    drafts.push(current)
    underHeading = false
  }
  const openAnnex = (text: string, line: number) => {
    annex = true
    annexNumber = 0
    const label = (ANNEX.exec(text) ?? ANNEX_HEADING.exec(text))?.[1] ?? text.replace(/\s+/g, ' ')
    open(label, line, text === label ? '' : text, [text.replace(/[：:]$/, '')])
  }

  for (const { text, line, level } of lines) {
    if (level > 0) {
      const division = DIVISION.exec(text)
      const item = LIST_LINE.test(text)
      const closing = /^附\s*则$/.test(text)
      if (
        !division &&
        !item &&
        !closing &&
        drafts.length > 0 &&
        (typed || headings.length === 0 || ANNEX.test(text) || text.includes('附件'))
      ) {
        openAnnex(text, line)
        continue
      }
      if (annex && !(division && last === undefined)) {
        current?.paragraphs.push(text)
        continue
      }
      typed ||= division !== null || closing
      const rank = division ? RANK[division[1]!]! : closing ? 1 : level + 1
      while (headings.length > 0 && headings.at(-1)!.rank >= rank) headings.pop()
      headings.push({ rank, text: headingText(text) })
      underHeading = true
      continue
    }

    const bare = bareHeading(text)
    if (bare !== undefined && mode === 'articles' && !annex) {
      note(line, `heading without #: ${bare}`)
      const rank = RANK[DIVISION.exec(text)?.[1] ?? '编']!
      while (headings.length > 0 && headings.at(-1)!.rank >= rank) headings.pop()
      headings.push({ rank, text: bare })
      underHeading = true
      continue
    }
    if (drafts.length > 0 && ANNEX.test(text)) {
      openAnnex(text, line)
      continue
    }

    const article = mode === 'articles' ? articleStart(text) : undefined
    if (article && annex) {
      const resumes = annexNumber === 0 && last !== undefined && article.number.number === last.number + 1
      if (resumes) annex = false
      else {
        annexNumber = article.number.number
        current!.paragraphs.push(text)
        continue
      }
    }
    if (article) {
      const order = last === undefined ? 1 : compareArticleNumbers(article.number, last)
      const next = last === undefined || article.number.number <= last.number + 1
      if (!next && startsLater(lines, last!.number + 1, line)) {
        note(
          line,
          `${formatArticleNumber(article.number)} is quoted, the numbering goes on later: kept as text`,
        )
        current!.paragraphs.push(text)
        continue
      }
      if (order > 0 && (article.spaced || next)) {
        if (!next) note(line, missing(last!.number + 1, article.number.number - 1))
        open(formatArticleNumber(article.number), line, article.rest)
        last = article.number
        continue
      }
      if (article.number.number === 1 && article.spaced) {
        note(line, 'the numbering starts again at 第一条: taken as an annex')
        openAnnex('附', line)
        annexNumber = 1
        current!.paragraphs.push(text)
        continue
      }
      if (article.spaced)
        note(
          line,
          `${formatArticleNumber(article.number)} stands after ${formatArticleNumber(last!)}: kept as text`,
        )
    }
    if (mode === 'items' && !annex) {
      const match = LIST_LINE.exec(text)
      const number = match ? parseNumeral(match[1]!) : undefined
      if (match && number !== undefined && number > lastItem) {
        open(formatNumeral(number), line, text)
        lastItem = number
        continue
      }
      if (match && number === 1) note(line, 'the items start again at 一、: kept as text')
    }

    if (underHeading && mode === 'articles' && !annex && text.length <= 40 && !/[。；：]$/.test(text)) {
      // A long heading that was wrapped: 「…主席、副主席，乡长」/「副乡长，镇长、副镇长的选举」.
      headings.at(-1)!.text += text
      continue
    }
    if (
      current === undefined ||
      (current.label === '序言' && last === undefined && lastItem === 0 && !annex)
    ) {
      if (current === undefined) open(mode === 'none' ? '全文' : '序言', line, text)
      else current.paragraphs.push(text)
      continue
    }
    if (underHeading && mode === 'articles' && !annex) {
      note(line, 'text between a heading and its first article: kept with the article before it')
      underHeading = false
    }
    current.paragraphs.push(text)
  }
  const end = lines.at(-1)
  if (mode === 'articles' && !annex && end && end.level === 0 && UNFINISHED.test(end.text))
    note(end.line, 'the text ends in mid-sentence: the file may be cut off')
  return { articles: drafts.filter((draft) => draft.paragraphs.length > 0), notes }
}

/** Which numbering a text uses: 第一条, or 一、二、, or none. */
function numberingOf(lines: readonly TextLine[]): 'articles' | 'items' | 'none' {
  const body = lines.filter((line) => line.level === 0)
  const articles = body.flatMap(({ text }, at) => {
    const start = articleStart(text)
    return start ? [{ at, number: start.number.number }] : []
  })
  const steps = articles.filter(({ number }, i) => i > 0 && number - articles[i - 1]!.number <= 1).length
  const items = body.flatMap(({ text }, at) => (LIST_LINE.test(text) ? [at] : []))
  // Lines that jump from article to article speak of another law (a table of offences), they do not number this one.
  const jumps = articles.length > 1 && steps < (articles.length - 1) / 2
  if (articles.length === 0 || jumps) return items.length === 0 ? 'none' : 'items'
  if (items.length === 0 || articles[0]!.at < items[0]!) return 'articles'
  return articles.length >= 3 && articles.some(({ number }) => number === 1) ? 'articles' : 'items'
}

/** Whether an article of this number begins after a line. */
const startsLater = (lines: readonly TextLine[], number: number, after: number): boolean =>
  lines.some(({ text, line, level }) => {
    const start = line > after && level === 0 ? articleStart(text) : undefined
    return start?.spaced === true && start.number.number === number
  })

function articleStart(text: string): { number: ArticleNumber; rest: string; spaced: boolean } | undefined {
  const match = ARTICLE_LINE.exec(text)
  const number = match ? parseArticleNumber(match[1]!) : undefined
  if (!match || !number) return undefined
  const rest = match[3]!.trim()
  const spaced = match[2] !== '' || text.startsWith('**') || rest === ''
  return !spaced && REFERENCE.test(rest) ? undefined : { number, rest, spaced }
}

/** `第五章法律责任` or `附 则` on a line of its own, without the # of a heading. */
export function bareHeading(text: string): string | undefined {
  if (/^附[\s\u3000]*则$/.test(text)) return '附则'
  if (text.length > 30 || /[。；，：“”]/.test(text)) return undefined
  return DIVISION.test(text) ? headingText(text) : undefined
}

/** `第一章 总 则`, with any kind of space, → `第一章 总则`. */
function headingText(text: string): string {
  const match = DIVISION.exec(text)
  if (!match) return text.replace(/[\s\u3000]+/g, text.startsWith('附') ? '' : ' ')
  const name = match[2]!.replace(/[\s\u3000]+/g, '')
  const number = text.slice(0, text.indexOf(match[1]!) + match[1]!.length)
  return name === '' ? number : `${number} ${name}`
}

const missing = (from: number, to: number): string =>
  from === to
    ? `第${formatNumeral(from)}条 is missing (its text may stand in the article before)`
    : `第${formatNumeral(from)}条 to 第${formatNumeral(to)}条 are missing`
