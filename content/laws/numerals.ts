/** Chinese numerals as laws use them for articles, and article numbers in either notation. */

const DIGITS = '零一二三四五六七八九'
const UNITS: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
])
/** The characters of a Chinese numeral, for building patterns. */
export const NUMERAL = '〇零一二两三四五六七八九十百千'

/** `一百二十三` → 123, `十五` → 15, `二〇二四` → 2024; undefined for anything else. */
export function parseNumeral(text: string): number | undefined {
  if (text === '') return undefined
  const digit = (char: string) => (char === '〇' ? 0 : char === '两' ? 2 : DIGITS.indexOf(char))
  if (!/[十百千]/.test(text)) {
    let value = 0
    for (const char of text) {
      if (digit(char) < 0) return undefined
      value = value * 10 + digit(char)
    }
    return value
  }
  let total = 0
  let pending = -1
  for (const char of text) {
    const unit = UNITS.get(char)
    if (unit !== undefined) {
      total += (pending < 0 ? 1 : pending) * unit
      pending = -1
    } else if (digit(char) >= 0) pending = digit(char)
    else return undefined
  }
  return total + Math.max(0, pending)
}

/** 123 → `一百二十三`, 1079 → `一千零七十九`, 15 → `十五`; for 1 to 9999. */
export function formatNumeral(value: number): string {
  let text = ''
  let gap = false
  for (const [unit, char] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / unit) % 10
    if (digit === 0) {
      gap = text !== ''
      continue
    }
    if (gap) text += '零'
    gap = false
    text += DIGITS[digit]! + char
  }
  return text.startsWith('一十') ? text.slice(1) : text
}

/** Number of an article: `第一百二十条之一` is {number: 120, insertion: 1}; insertion 0 for a plain number. */
export interface ArticleNumber {
  readonly number: number
  readonly insertion: number
}

const NUMBER = `[${NUMERAL}\\d０-９\\s]+?`
const ARTICLE = new RegExp(`^第(${NUMBER})条(?:之([${NUMERAL}\\d]+))?$`)

const anyNumber = (text: string): number | undefined => {
  const compact = text
    .replace(/\s/g, '')
    .replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
  return /^\d{1,4}$/.test(compact) ? Number(compact) : parseNumeral(compact)
}

/** Reads `第三十条`, `第30条`, `第一百二十八 条`, `第一百二十条之一`; undefined for anything else. */
export function parseArticleNumber(text: string): ArticleNumber | undefined {
  const match = ARTICLE.exec(text.trim())
  const number = match ? anyNumber(match[1]!) : undefined
  if (!match || number === undefined || number < 1 || number > 9999) return undefined
  const insertion = match[2] === undefined ? 0 : anyNumber(match[2])
  return insertion === undefined ? undefined : { number, insertion }
}

/** The number as laws print it: `第一百二十条之一`. */
export const formatArticleNumber = ({ number, insertion }: ArticleNumber): string =>
  `第${formatNumeral(number)}条${insertion === 0 ? '' : `之${formatNumeral(insertion)}`}`

/** Orders article numbers within a law: 第一百二十条, 第一百二十条之一, 第一百二十一条. */
export const compareArticleNumbers = (a: ArticleNumber, b: ArticleNumber): number =>
  a.number - b.number || a.insertion - b.insertion
