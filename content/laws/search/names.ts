import { formatArticleNumber, parseArticleNumber } from '../numerals.ts'
import { titleKey } from '../titles.ts'
import { createCitationFinder, type Citation } from './citation.ts'
import type { Syllables } from './syllables.ts'
import { createTitleSpelling } from './title-pinyin.ts'

/** A title by its sound, and perhaps the number of an article: `ldhtf`, `ldhtf46`, `min fa dian 1079条`. */
const SPELT = /^\s*([a-z][a-z\s]*?)\s*第?\s*([\d０-９]+)?\s*条?\s*$/i

/** Finds laws by what people call them. */
export interface NameFinder {
  /** The law, and perhaps the article, that a question names, in characters or by the sound of a title. */
  readonly inQuestion: (question: string) => Citation | undefined
  /** Key of the law that a title or alias names: exact first, else the shortest title that contains it. */
  readonly law: (name: string) => string | undefined
}

/** `names` maps every name to the key of its law; `laws` are the keys of all laws. */
export function createNameFinder(
  names: ReadonlyMap<string, string>,
  laws: readonly string[],
  syllables: Syllables | undefined,
): NameFinder {
  const citation = createCitationFinder(names)
  const spelling = syllables && createTitleSpelling(names, syllables)
  const inQuestion = (question: string): Citation | undefined => {
    const cited = citation(question)
    const spelt = cited ? null : SPELT.exec(question)
    if (!spelt) return cited
    const [, letters, digits] = spelt
    const law = spelling?.(letters!)
    const number = digits === undefined ? undefined : parseArticleNumber(`第${digits}条`)
    return law === undefined
      ? undefined
      : { law, article: number && formatArticleNumber(number), whole: true }
  }
  return {
    inQuestion,
    law: (name) => {
      const cited = inQuestion(name)
      if (cited?.whole) return cited.law
      const key = titleKey(name)
      if (key === '') return undefined
      return laws.filter((law) => law.includes(key)).toSorted((a, b) => a.length - b.length)[0]
    },
  }
}
