import { z } from 'zod'
import { formatArticleNumber, NUMERAL, parseArticleNumber } from '../laws/numerals.ts'
import { issueOf } from '../faults.ts'
import { titleKey } from '../laws/titles.ts'

/** One place in a law as content cites it: `《中华人民共和国劳动合同法》第八十二条第二款`. */
export interface Citation {
  /** Title as written, without the outer book-title marks. */
  readonly title: string
  /** The title's key, equal for all ways of writing it (`titleKey`). */
  readonly law: string
  /** As laws print it: `第八十二条`, `第二百七十六条之一`. */
  readonly article: string
  /** `第二款`, `第二款第（三）项`, `第（五）项`; empty for the whole article. */
  readonly part: string
}

const PART = `(?:第[${NUMERAL}]+款)?(?:第（[${NUMERAL}]+）项)?`
const CITATION = new RegExp(`^《(.+)》(第[${NUMERAL}]+条(?:之[${NUMERAL}]+)?)(${PART})$`)

/** Reads a citation in the one notation that content uses; undefined for anything else. */
export function parseCitation(text: string): Citation | undefined {
  const match = CITATION.exec(text)
  const number = match ? parseArticleNumber(match[2]!) : undefined
  if (!match || !number) return undefined
  const title = match[1]!
  return { title, law: titleKey(title), article: formatArticleNumber(number), part: match[3]! }
}

/** For content: a citation as a string, in full. */
export const citation = z.string().refine((text) => parseCitation(text) !== undefined, issueOf('citation'))

/** One citation, or a list of them; always read as a list. */
export const citations = z.preprocess(
  (value) => (typeof value === 'string' ? [value] : value),
  z.array(citation).min(1, 'at least one citation is needed'),
)
