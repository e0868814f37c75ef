import { eachToken } from './tokens.ts'

/** An authored lay question and the article (document of the corpus) that answers it. */
export interface AuthoredQuestion {
  readonly doc: number
  readonly question: string
}

/** Likeness (0 to 1) of a question to the nearest authored question of each article that has one like it. */
export type QuestionIndex = (question: string) => ReadonlyMap<number, number>

/**
 * Compares questions by the cosine of their characters and pairs, weighted by rarity among the authored
 * questions (怎么办 is in many and counts little). An article counts by its nearest question, not by their sum,
 * so that many questions give no advantage over one that fits.
 */
export function createQuestionIndex(authored: readonly AuthoredQuestion[]): QuestionIndex {
  const vectors = authored.map(({ question }) => tokensOf(question))
  const frequency = new Map<number, number>()
  for (const tokens of vectors) for (const key of tokens) frequency.set(key, (frequency.get(key) ?? 0) + 1)
  const weight = (key: number) => Math.log(1 + authored.length / (frequency.get(key) ?? 0.5))
  const norm = (tokens: ReadonlySet<number>) =>
    Math.sqrt([...tokens].reduce((sum, key) => sum + weight(key) ** 2, 0))
  const norms = vectors.map(norm)
  const postings = new Map<number, number[]>()
  for (const [index, tokens] of vectors.entries())
    for (const key of tokens) {
      const list = postings.get(key)
      if (list) list.push(index)
      else postings.set(key, [index])
    }

  return (question) => {
    const tokens = tokensOf(question)
    const length = norm(tokens)
    const products = new Map<number, number>()
    for (const key of tokens) {
      const squared = weight(key) ** 2
      for (const index of postings.get(key) ?? []) products.set(index, (products.get(index) ?? 0) + squared)
    }
    const nearest = new Map<number, number>()
    for (const [index, product] of products) {
      const likeness = product / (length * norms[index]!)
      const { doc } = authored[index]!
      if (likeness > (nearest.get(doc) ?? 0)) nearest.set(doc, likeness)
    }
    return nearest
  }
}

function tokensOf(question: string): Set<number> {
  const tokens = new Set<number>()
  eachToken(question, (key) => void tokens.add(key))
  return tokens
}
