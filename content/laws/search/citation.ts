import { formatArticleNumber, NUMERAL, parseArticleNumber } from '../numerals.ts'
import { titleKey } from '../titles.ts'

/** A law named in a question, with the article where one is named too. */
export interface Citation {
  /** Key of the law's title. */
  readonly law: string
  /** `第三十八条`, or undefined where only the law is named. */
  readonly article: string | undefined
  /** The question is nothing but this name. */
  readonly whole: boolean
}

export type CitationFinder = (question: string) => Citation | undefined

const NUMBER = new RegExp(`^(第)?([${NUMERAL}]+|[\\d０-９]+)(条)?(?:之([${NUMERAL}\\d]+))?`)

/** What people leave out or put in when they say a title: 「婚姻家庭编的解释一」, 「民法典的1079条」. */
const squeezed = (key: string): string => key.replace(/[（）的]/g, '')

/**
 * Finds 「劳动合同法38」「民法典第1087条」「刑法第一百二十条之一」: the longest known name in the question and the
 * number behind it. `titles` maps every name of a law (key of a title or alias) to the law's key.
 */
export function createCitationFinder(titles: ReadonlyMap<string, string>): CitationFinder {
  const names = new Map([...titles].map(([name, law]) => [squeezed(name), law]))
  const lengths = [...new Set([...names.keys()].map((name) => name.length))].toSorted((a, b) => b - a)
  return (question) => {
    const text = squeezed(titleKey(question).replace(/[?？。.!！]+$/, ''))
    for (const length of lengths) {
      for (let at = 0; at + length <= text.length; at++) {
        const law = names.get(text.slice(at, at + length))
        if (law === undefined) continue
        const rest = text.slice(at + length)
        const match = NUMBER.exec(rest)
        const certain = match && (match[1] !== undefined || match[3] !== undefined || /\d/.test(match[2]!))
        const insertion = match?.[4] === undefined ? '' : `之${match[4]}`
        const number = certain ? parseArticleNumber(`第${match[2]}条${insertion}`) : undefined
        const end = number ? match![0].length : 0
        return {
          law,
          article: number ? formatArticleNumber(number) : undefined,
          whole: at === 0 && end === rest.length,
        }
      }
    }
    return undefined
  }
}
