/** A ranking of documents, best first, and the documents that answer. */
export interface Judged {
  readonly ranking: readonly number[]
  readonly answers: readonly number[]
}

/** Means over questions; recall is the share of a question's answers among the first so many. */
export interface Metrics {
  readonly questions: number
  readonly recall5: number
  readonly recall10: number
  readonly recall20: number
  readonly recall100: number
  readonly mrr10: number
  readonly ndcg10: number
}

export function measureRankings(judged: readonly Judged[]): Metrics {
  const mean = (valueOf: (one: Judged) => number) =>
    judged.length === 0 ? 0 : judged.reduce((sum, one) => sum + valueOf(one), 0) / judged.length
  const recall = (depth: number) =>
    mean(({ ranking, answers }) => {
      const first = new Set(ranking.slice(0, depth))
      return answers.filter((doc) => first.has(doc)).length / answers.length
    })
  return {
    questions: judged.length,
    recall5: recall(5),
    recall10: recall(10),
    recall20: recall(20),
    recall100: recall(100),
    mrr10: mean(({ ranking, answers }) => {
      const place = ranking.slice(0, 10).findIndex((doc) => answers.includes(doc))
      return place < 0 ? 0 : 1 / (place + 1)
    }),
    ndcg10: mean(({ ranking, answers }) => {
      const gain = (place: number) => 1 / Math.log2(place + 2)
      const got = ranking
        .slice(0, 10)
        .reduce((sum, doc, place) => sum + (answers.includes(doc) ? gain(place) : 0), 0)
      const ideal = Array.from({ length: Math.min(10, answers.length) }, (_, place) => gain(place))
      return got / ideal.reduce((sum, value) => sum + value, 0)
    }),
  }
}

/** `R@5 0.612  R@10 0.701 …` */
export const describeMetrics = (m: Metrics): string =>
  [
    `${m.questions} questions`,
    ...Object.entries({
      'R@5': m.recall5,
      'R@10': m.recall10,
      'R@20': m.recall20,
      'R@100': m.recall100,
      'MRR@10': m.mrr10,
      'nDCG@10': m.ndcg10,
    }).map(([name, value]) => `${name} ${value.toFixed(4)}`),
  ].join('  ')
