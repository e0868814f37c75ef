import { NUMERAL, parseArticleNumber, parseNumeral, type ArticleNumber } from '../numerals.ts'
import { titleKey } from '../titles.ts'
import { clausesOf, type Clause } from './clauses.ts'
import type { LawNames } from './names.ts'

/** A place in an article's text that names another article, or a paragraph of its own. */
export interface Reference {
  /** Line of the article (index of `paragraphs`). */
  readonly line: number
  /** [start, end) in UTF-16 units of the line. */
  readonly start: number
  readonly end: number
  /** Key of the law that is named; null for the law that speaks. */
  readonly law: string | null
  /** First and last article; both undefined for the article that speaks (「前款」). */
  readonly from: ArticleNumber | undefined
  readonly to: ArticleNumber | undefined
  /** 款 and 项 of the article, where they are named. */
  readonly paragraph: number | null
  readonly item: number | null
}

/** What is known of the text in which references are looked for. */
export interface Speaker {
  /** Number of the article that speaks, where it has one. */
  readonly number: ArticleNumber | undefined
  /** Key of the law that this text amends (names.ts). */
  readonly amends: string | undefined
  /** Names of laws, and the short names that this text gives. */
  readonly names: LawNames
  readonly shortNames: LawNames
}

const N = `[${NUMERAL}]+`
const ARTICLE = `第[${NUMERAL}\\d]+条(?:之${N})?`
const PARTS = `(?:第(?<paragraph>${N})款)?(?:第[（(]?(?<item>${N})[）)]?项)?`
const CITED = new RegExp(
  `(?<article>${ARTICLE})${PARTS}(?:(?:至|到|-|—|－|～|~)(?<last>${ARTICLE}))?` +
    `|第(?<own>${N})款(?:第[（(]?(?<ownItem>${N})[）)]?项)?` +
    `|(?:第[（(]?(?<more>${N})[）)]?项)` +
    `|前(?<before>[两二三四五六])?(?<unit>款|条)(?:第(?<beforeParagraph>${N})款)?(?:第[（(]?(?<beforeItem>${N})[）)]?项)?`,
  'g',
)
/** What may stand between two references to one law. */
const CONNECTOR = /^(?:的?规定)?(?:、|，|和|或者?|及|以及|与|并|至|、?或者|，或者|，以及)$/
const OWN =
  /本(?:法典?|条例|规定|规则|规程|办法|(?:实施)?细则|解释|决定|意见|通则|准则|章程|公约|安排|批复|通知|实施办法|实施条例)$/
const SAID = /(?:该|(?<!合)同)(?:法典|法|条例|规定|办法|解释|决定)$/
const TITLE_BEFORE = /《([^《》]+(?:《[^《》]*》[^《》]*)*)》(?:[（(][^（）()]{0,60}[）)])?(?:的|中)?$/
const TITLES = /《([^《》]+(?:《[^《》]*》[^《》]*)*)》/g
/** A name that is none of ours: 「…管理办法第三条」. */
const NAMELIKE = /[法典例定则释约程令则书》）〉”]$/

/** A law that was named; `unknown` where no law of this name is there. */
type Scope = { readonly law: string | null } | 'unknown'

/** Finds the articles that an article's lines name. Names that are no law of ours yield nothing. */
export function findReferences(lines: readonly string[], speaker: Speaker): Reference[] {
  const references: Reference[] = []
  let clauses: Clause[] | undefined
  let said: Scope = 'unknown'
  for (const [line, text] of lines.entries()) {
    if (!/[条款]/.test(text)) continue
    let last:
      | { scope: Scope; from: ArticleNumber | undefined; paragraph: number | null; end: number }
      | undefined
    for (const match of text.matchAll(CITED)) {
      const groups = match.groups!
      const end = match.index + match[0].length
      const continues = last !== undefined && CONNECTOR.test(text.slice(last.end, match.index))
      let start = match.index
      let scope: Scope
      let from: ArticleNumber | undefined
      let to: ArticleNumber | undefined
      let paragraph: number | null = null
      let item: number | null = null

      if (groups.article !== undefined) {
        // The number of an article of an annex, or of a row of a table.
        if (start === 0 && /[\s\u3000|]/.test(text.charAt(end))) continue
        if (continues) scope = last!.scope
        else {
          const named = scopeBefore(text, start, speaker, said)
          ;({ scope, start } = named)
          if (named.byName) said = scope
        }
        from = parseArticleNumber(groups.article)
        to = groups.last === undefined ? from : parseArticleNumber(groups.last)
        if (!from || !to) continue
        paragraph = numberOf(groups.paragraph)
        item = numberOf(groups.item)
      } else if (groups.own !== undefined || groups.more !== undefined) {
        if (groups.more !== undefined && !continues) continue
        if (groups.own !== undefined && !continues && text.slice(0, start).endsWith('本条')) start -= 2
        scope = continues ? last!.scope : ownScope(speaker)
        from = continues ? last!.from : undefined
        to = from
        paragraph = groups.own === undefined ? last!.paragraph : numberOf(groups.own)
        item = numberOf(groups.own === undefined ? groups.more : groups.ownItem)
      } else {
        scope = { law: null }
        const back = parseNumeral(groups.before ?? '一') ?? 1
        if (groups.unit === '条') {
          to = articleBefore(speaker.number, 1)
          from = back === 1 ? to : articleBefore(speaker.number, back)
          if (!from || !to) continue
          paragraph = numberOf(groups.beforeParagraph)
        } else {
          clauses ??= clausesOf(lines)
          const here = clauses[line]!.paragraph
          if (here <= back) continue
          paragraph = here - back
        }
        item = numberOf(groups.beforeItem)
      }
      last = { scope, from, paragraph, end }
      if (scope !== 'unknown')
        references.push({ line, start, end, law: scope.law, from, to, paragraph, item })
    }
  }
  return references
}

const numberOf = (numeral: string | undefined): number | null => parseNumeral(numeral ?? '') ?? null

/** 「前条」 of 第二条之一 is 第二条; several articles before an inserted one are not told from their numbers. */
function articleBefore(number: ArticleNumber | undefined, back: number): ArticleNumber | undefined {
  if (!number || (number.insertion > 0 && back > 1)) return undefined
  if (number.insertion > 0) return { ...number, insertion: number.insertion - 1 }
  return number.number > back ? { number: number.number - back, insertion: 0 } : undefined
}

const ownScope = ({ amends, names }: Speaker): Scope => {
  if (amends === undefined) return { law: null }
  const law = names.get(amends)
  return law === undefined ? 'unknown' : { law }
}

/** The law that an article number belongs to, by what stands before it, and where its name begins. */
function scopeBefore(
  text: string,
  at: number,
  speaker: Speaker,
  said: Scope,
): { scope: Scope; start: number; byName: boolean } {
  const before = text.slice(Math.max(0, at - 120), at)
  const titled = TITLE_BEFORE.exec(before)
  if (titled) return { scope: titleScope(titled[1]!, speaker), start: at - titled[0].length, byName: true }
  const pointing = SAID.exec(before)
  if (pointing) {
    const mentioned = [...before.matchAll(TITLES)].at(-1)?.[1]
    const scope = mentioned === undefined ? said : titleScope(mentioned, speaker)
    return { scope, start: at - pointing[0].length, byName: true }
  }
  const named = nameAtEnd(before, speaker)
  if (named) return { scope: { law: named.law }, start: at - named.length, byName: true }
  const own = OWN.exec(before)
  if (own) return { scope: ownScope(speaker), start: at - own[0].length, byName: false }
  return { scope: NAMELIKE.test(before) ? 'unknown' : ownScope(speaker), start: at, byName: false }
}

function titleScope(title: string, { names, shortNames }: Speaker): Scope {
  const law = names.get(titleKey(title)) ?? shortNames.get(titleKey(title))
  return law === undefined ? 'unknown' : { law }
}

/** 「依照劳动合同法第三十条」: the longest name of a law that the text before a number ends with. */
function nameAtEnd(
  before: string,
  { names, shortNames }: Speaker,
): { law: string; length: number } | undefined {
  if (!/[法典例定则释约程）]$/.test(before)) return undefined
  for (let length = Math.min(40, before.length); length >= 2; length--) {
    const name = before.slice(-length)
    const law = names.get(name) ?? shortNames.get(name)
    if (law === undefined) continue
    const prefix = '中华人民共和国'
    return { law, length: before.endsWith(prefix + name) ? length + prefix.length : length }
  }
  return undefined
}
