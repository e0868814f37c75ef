import type { QueryTerms } from './ranker.ts'

/** An authored lay question and the article (document of the corpus) that answers it. */
export interface AuthoredQuestion {
  readonly doc: number
  readonly question: string
  /** A gist (要点), evidence like a question, though nobody asks in its words. */
  readonly gist: boolean
}

/** What authored questions say for an article. */
export interface Vote {
  /** Likeness (0 to 1) of the nearest question. */
  nearest: number
  /** Nearest, plus half the second, plus a quarter of the third … */
  sum: number
}

export interface QuestionIndex {
  /** In how many authored questions a token is. */
  readonly frequency: (key: number) => number
  /** Votes by document. Questions whose text is `without` do not vote: learning leaves out the one it learns from. */
  readonly votes: (terms: QueryTerms, without?: string) => ReadonlyMap<number, Vote>
}

/** What each further question of one article adds, in terms of the one before. */
const DISCOUNT = 0.5
/** A question less like than this says nothing. */
const LEAST = 0.05

/**
 * Compares questions by the cosine of their tokens, weighed by rarity among the authored questions (怎么办 is in
 * many and counts little). `termsOf` gives the tokens of authored questions as of asked ones, legal terms of the
 * lexicon included, so that 爹 and 父亲 meet in what both mean.
 */
export function createQuestionIndex(
  authored: readonly AuthoredQuestion[],
  termsOf: (question: string) => QueryTerms,
): QuestionIndex {
  const places = new Map<number, number>()
  const frequencies: number[] = []
  const rows = authored.map(({ question }) => {
    const terms = termsOf(question)
    const row = new Uint32Array(terms.size)
    const weights = new Float32Array(terms.size)
    let at = 0
    for (const [key, weight] of terms) {
      let place = places.get(key)
      if (place === undefined) places.set(key, (place = frequencies.push(0) - 1))
      frequencies[place]!++
      row[at] = place
      weights[at++] = weight
    }
    return { row, weights }
  })
  const rarity = Float32Array.from(frequencies, (count) => Math.log(1 + authored.length / count))
  const unknown = Math.log(1 + authored.length * 2)

  const offsets = new Uint32Array(rarity.length + 1)
  for (const [place, count] of frequencies.entries()) offsets[place + 1] = offsets[place]! + count
  const next = offsets.slice()
  const questions = new Uint32Array(offsets.at(-1)!)
  const values = new Float32Array(questions.length)
  for (const [question, { row, weights }] of rows.entries()) {
    let square = 0
    for (const [i, place] of row.entries()) square += (weights[i]! * rarity[place]!) ** 2
    const unit = 1 / Math.sqrt(square || 1)
    for (const [i, place] of row.entries()) {
      const at = next[place]!++
      questions[at] = question
      values[at] = weights[i]! * rarity[place]! * unit
    }
  }
  const likeness = new Float32Array(authored.length)

  return {
    frequency: (key) => frequencies[places.get(key) ?? -1] ?? 0,
    votes: (terms, without) => {
      likeness.fill(0)
      let square = 0
      for (const [key, weight] of terms) {
        const place = places.get(key)
        const value = weight * (place === undefined ? unknown : rarity[place]!)
        square += value * value
        if (place === undefined) continue
        for (let i = offsets[place]!; i < offsets[place + 1]!; i++)
          likeness[questions[i]!]! += value * values[i]!
      }
      if (without !== undefined)
        for (const [place, { question }] of authored.entries()) if (question === without) likeness[place] = 0
      return tally(authored, likeness, 1 / Math.sqrt(square || 1))
    },
  }
}

function tally(
  authored: readonly AuthoredQuestion[],
  likeness: Float32Array,
  unit: number,
): Map<number, Vote> {
  const byDoc = new Map<number, number[]>()
  for (let question = 0; question < likeness.length; question++) {
    const value = likeness[question]! * unit
    if (value < LEAST) continue
    const { doc } = authored[question]!
    const list = byDoc.get(doc)
    if (list) list.push(value)
    else byDoc.set(doc, [value])
  }
  const votes = new Map<number, Vote>()
  for (const [doc, list] of byDoc) {
    list.sort((a, b) => b - a)
    votes.set(doc, {
      nearest: list[0]!,
      sum: list.reduce((sum, value, place) => sum + value * DISCOUNT ** place, 0),
    })
  }
  return votes
}
