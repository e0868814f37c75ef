import { basename } from 'node:path'
import { compareArticleNumbers, parseArticleNumber } from '../numerals.ts'
import { titleKey, UNDATED } from '../titles.ts'
import type { ParsedArticle } from './body.ts'
import type { Classified } from './classify.ts'
import { readEffectClause, readHeaderDates, readRepeals, type HeaderDates } from './dates.ts'
import type { Layout, ParsedDocument } from './document.ts'
import { readIssuer } from './issuer.ts'
import { registerRow, type Register } from './register.ts'

/** A parsed document with what its place tells about it. */
export interface PlacedDocument {
  readonly document: ParsedDocument
  readonly path: string
  readonly classified: Classified
  readonly register: Register | undefined
}

/** One dated text of a law, ready to be stored. */
export interface LawVersion {
  readonly title: string
  readonly key: string
  readonly classified: Classified
  /** YYYY-MM-DD, or `undated`. */
  readonly version: string
  readonly effective: string | undefined
  /** Date since which it is repealed; `unknown` where only the fact is known. */
  readonly repealed: string | undefined
  readonly source: Layout
  /** Body that passed or published it, as the header says. */
  readonly issuer: string | undefined
  readonly file: string
  readonly articles: readonly ParsedArticle[]
}

export interface Warning {
  readonly file: string
  readonly line: number
  readonly message: string
}

interface Draft extends LawVersion {
  readonly kind: HeaderDates['kind']
}

/** Joins books to laws, gives each text its dates and decides which of several sources is kept. */
export function assemble(placed: readonly PlacedDocument[]): { versions: LawVersion[]; warnings: Warning[] } {
  const warnings: Warning[] = []
  const groups = Map.groupBy(placed, groupKey)
  const drafts = [...groups.values()].flatMap((group) => draftOf(group, warnings))
  const byLaw = Map.groupBy(drafts, lawKey)
  const kept = [...byLaw.values()].flatMap((versions) => oneEach(versions, warnings))
  return { versions: withRepeals(kept), warnings }
}

/** Books of one law share title, layout and folder; whole laws stand alone. */
function groupKey({ document, path }: PlacedDocument, index: number): string {
  const folder = path.slice(0, path.length - basename(path).length)
  const isHead = document.layout === 'just-laws' && basename(path) === 'README.md'
  return document.part === undefined && !isHead
    ? `file ${index}`
    : `law ${document.layout} ${folder} ${titleKey(document.title)}`
}

/** Amendments are documents of their own: the next one does not replace the one before. */
export const lawKey = (version: { title: string; version: string }): string =>
  /修正案/.test(version.title) ? `${titleKey(version.title)}@${version.version}` : titleKey(version.title)

function draftOf(group: readonly PlacedDocument[], warnings: Warning[]): Draft[] {
  const withText = group.filter(({ document }) => document.articles.length > 0)
  const first = group[0]!
  if (withText.length === 0) return []
  for (const { document } of withText)
    for (const note of document.notes)
      warnings.push({ file: document.file, line: note.line, message: note.message })

  const ordered = withText.toSorted((a, b) => firstNumber(a.document) - firstNumber(b.document))
  const articles = ordered.flatMap(({ document }) => document.articles)
  const headerLines = group.flatMap(({ document }) => document.header)
  const header = readHeaderDates(headerLines)
  const name = basename(first.path).replace(/\.(?:md|docx)$/, '')
  const dated = datedName(name)
  const registerName =
    first.document.layout === 'lawrefbook' ? (dated?.name ?? name) : titleKey(first.document.title)
  const version = dated?.date ?? header.version
  const row =
    registerRow(first.register, registerName, version) ?? registerRow(first.register, registerName, undefined)
  const date = version ?? row?.publish ?? UNDATED
  if (date === UNDATED)
    warnings.push({
      file: first.document.file,
      line: first.document.line,
      message: 'no date in file name, header or register',
    })
  const texts = articles.slice(-8).map((article) => article.paragraphs.join('\n'))
  // An amendment has its own date of effect: an earlier one in header or register is that of the older text.
  const ofThis = (day: string | undefined) =>
    day !== undefined && header.kind === 'amended' && day < date ? undefined : day
  const effective =
    ofThis(header.effective) ??
    ofThis(row?.effective) ??
    (date === UNDATED ? undefined : readEffectClause(texts, date, header.kind))
  return [
    {
      title: first.document.title,
      key: titleKey(first.document.title),
      classified: first.classified,
      version: date,
      effective,
      repealed: row?.repealed === true ? 'unknown' : undefined,
      source: first.document.layout,
      issuer: readIssuer(first.document.title, headerLines),
      file: first.document.file,
      articles,
      kind: header.kind,
    },
  ]
}

/** 劳动法(2018-12-29) or, of the national database, 中华人民共和国劳动法_20181229: the name and its date. */
function datedName(name: string): { name: string; date: string } | undefined {
  const match = /^(.*?)(?:\((\d{4})-(\d{2})-(\d{2})\)|_(\d{4})(\d{2})(\d{2}))$/.exec(name)
  if (!match) return undefined
  const date = [2, 3, 4].map((at) => match[at] ?? match[at + 3]).join('-')
  return Number.isNaN(Date.parse(date)) ? undefined : { name: match[1]!, date }
}

function firstNumber(document: ParsedDocument): number {
  for (const { label } of document.articles) {
    const number = parseArticleNumber(label)
    if (number) return number.number
  }
  return 0
}

const SOURCE_ORDER: Readonly<Record<Layout, number>> = { docx: 0, 'just-laws': 1, lawrefbook: 2 }

/** Of one dated text in several files the official one comes first, then just-laws; dates of effect and repeals are taken from any. */
function oneEach(versions: readonly Draft[], warnings: Warning[]): Draft[] {
  const ordered = versions.toSorted(
    (a, b) => SOURCE_ORDER[a.source] - SOURCE_ORDER[b.source] || (a.version < b.version ? 1 : -1),
  )
  const kept: Draft[] = []
  for (const draft of ordered) {
    const at = kept.findIndex((other) => sameText(other, draft))
    const twin = kept[at]
    if (!twin) {
      kept.push(draft)
      continue
    }
    if (twin.source === draft.source)
      warnings.push({ file: draft.file, line: 1, message: `the same version as ${twin.file}: left out` })
    kept[at] = {
      ...twin,
      version: twin.version === UNDATED ? draft.version : twin.version,
      effective: twin.effective ?? draft.effective,
      repealed: twin.repealed ?? draft.repealed,
      issuer: twin.issuer ?? draft.issuer,
    }
  }
  return kept
}

/** One text: equal dates; or, of two sources, dates of passing and publishing some weeks apart and equal articles. */
function sameText(a: Draft, b: Draft): boolean {
  if (a.version === b.version) return true
  if (a.source === b.source) return false
  if (a.version === UNDATED || b.version === UNDATED) return articleNumbers(a) === articleNumbers(b)
  const days = Math.abs(Date.parse(a.version) - Date.parse(b.version)) / 86_400_000
  return days <= 60 && articleNumbers(a) === articleNumbers(b)
}

const articleNumbers = (draft: Draft): string =>
  draft.articles
    .flatMap(({ label }) => (parseArticleNumber(label) ? [label] : []))
    .toSorted((a, b) => compareArticleNumbers(parseArticleNumber(a)!, parseArticleNumber(b)!))
    .join()

/** Marks versions that a later law repeals by name (「《甲法》同时废止」). */
function withRepeals(drafts: readonly Draft[]): LawVersion[] {
  const repeals = new Map<string, { date: string; by: string }[]>()
  for (const draft of drafts) {
    if (draft.version === UNDATED || draft.classified.category === 'local') continue
    for (const article of draft.articles.slice(-8))
      for (const title of readRepeals(article.paragraphs.join('\n'))) {
        const key = titleKey(title)
        const date = draft.effective ?? draft.version
        repeals.set(key, [...(repeals.get(key) ?? []), { date, by: draft.version }])
      }
  }
  return drafts.map(({ kind: _kind, ...version }) => {
    const found = (repeals.get(version.key) ?? [])
      .filter(({ by }) => version.version !== UNDATED && version.version < by)
      .map(({ date }) => date)
      .toSorted()[0]
    return found === undefined ? version : { ...version, repealed: found }
  })
}
