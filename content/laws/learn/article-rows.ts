import { eachPosting, postingCount, type ImpactIndex } from '../search/index-format.ts'

/**
 * Articles as rows of weighed tokens (compressed rows of a sparse matrix, unit length each), over the tokens that
 * carry meaning: those in at least a few articles and not in most.
 */
export interface ArticleRows {
  readonly documents: number
  /** Token keys, ascending; a row names them by place. */
  readonly keys: Uint32Array
  readonly offsets: Uint32Array
  readonly tokens: Uint32Array
  readonly values: Float32Array
}

const LEAST_ARTICLES = 5
const MOST_SHARE = 0.15
/** Of a long article only the tokens that weigh most: the others cost time and change little. */
const MOST_TOKENS = 64

/** The `size` tokens with the most weight in the index, and every article by them. */
export function articleRows(index: ImpactIndex, size: number): ArticleRows {
  const weights = new Float64Array(index.keys.length)
  for (let term = 0; term < weights.length; term++) {
    const count = postingCount(index, term)
    if (count < LEAST_ARTICLES || count > index.documents * MOST_SHARE) continue
    eachPosting(index, term, (_, impact) => {
      weights[term]! += impact * index.scales[term]!
    })
  }
  const chosen = [...weights.keys()]
    .filter((term) => weights[term]! > 0)
    .toSorted((a, b) => weights[b]! - weights[a]!)
    .slice(0, size)
    .toSorted((a, b) => a - b)

  const tokensOf: { token: number; value: number }[][] = Array.from({ length: index.documents }, () => [])
  for (const [token, term] of chosen.entries())
    eachPosting(index, term, (doc, impact) =>
      tokensOf[doc]!.push({ token, value: impact * index.scales[term]! }),
    )

  const offsets = new Uint32Array(index.documents + 1)
  const tokens = new Uint32Array(index.documents * MOST_TOKENS)
  const values = new Float32Array(tokens.length)
  let at = 0
  for (const [doc, all] of tokensOf.entries()) {
    const kept = all.toSorted((a, b) => b.value - a.value).slice(0, MOST_TOKENS)
    const length = Math.hypot(...kept.map(({ value }) => value))
    for (const { token, value } of kept) {
      tokens[at] = token
      values[at++] = value / length
    }
    offsets[doc + 1] = at
  }
  const keys = Uint32Array.from(chosen, (term) => index.keys[term]!)
  return {
    documents: index.documents,
    keys,
    offsets,
    tokens: tokens.slice(0, at),
    values: values.slice(0, at),
  }
}
