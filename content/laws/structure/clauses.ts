import { NUMERAL, parseNumeral } from '../numerals.ts'

/** Where a line of an article stands in it: 第二款第（三）项第1目. */
export interface Clause {
  /** 款, from 1. */
  readonly paragraph: number
  /** 项, from 1; null for the paragraph itself. */
  readonly item: number | null
  /** 目, from 1; null for what is above it. */
  readonly point: number | null
  /** A row of a table, its cells divided by ` | `. */
  readonly row: boolean
}

const ITEM = new RegExp(`^[（(]([${NUMERAL}]+)[）)]`)
const POINT = /^[（(]?([\d０-９]{1,2})[）)．.、]/

/** The structure of an article's lines, one entry for each. */
export function clausesOf(lines: readonly string[]): Clause[] {
  let paragraph = 0
  let item: number | null = null
  return lines.map((line) => {
    if (line.includes(' | ')) {
      paragraph = Math.max(1, paragraph)
      return { paragraph, item, point: null, row: true }
    }
    const numbered = parseNumeral(ITEM.exec(line)?.[1] ?? '')
    if (numbered !== undefined) {
      paragraph = Math.max(1, paragraph)
      item = numbered
      return { paragraph, item, point: null, row: false }
    }
    const point = POINT.exec(line)?.[1]
    if (point !== undefined && paragraph > 0) return { paragraph, item, point: digits(point), row: false }
    paragraph++
    item = null
    return { paragraph, item, point: null, row: false }
  })
}

const digits = (text: string): number =>
  Number(text.replace(/[０-９]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0)))
