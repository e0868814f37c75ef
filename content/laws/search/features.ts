import type { ArticleFacts } from './article-facts.ts'
import type { Evidence } from './evidence.ts'
import type { Ranked } from './ranker.ts'

/** What the reranker sees of a candidate, in this order. */
export const featureNames = [
  'fused',
  'fusedRank',
  'text',
  'textRank',
  'textCoverage',
  'ours',
  'oursLag',
  'oursRank',
  'given',
  'givenLag',
  'givenRank',
  'vote',
  'voteSum',
  'voteLag',
  'voteRank',
  'lawVotes',
  'chapterVotes',
  'lawShare',
  'chapterShare',
  'neighbours',
  'titleNamed',
  'articleLength',
  'place',
  'category',
  'authored',
  'lawAuthored',
  'bestText',
  'bestOurs',
  'bestGiven',
  'bestVote',
  'questionLength',
] as const

export const featureCount = featureNames.length

/** Candidates whose law and chapter count as a sign of the right place. */
const SHARE_OF = 40

/** One row of `featureCount` numbers per candidate (best first by the fused score). */
export function featureRows(
  candidates: readonly Ranked[],
  evidence: Evidence,
  facts: ArticleFacts,
): Float32Array {
  const rows = new Float32Array(candidates.length * featureCount)
  const { text, bestText, votes, fused } = evidence
  const ours = likenessOf(candidates, evidence.ours)
  const given = likenessOf(candidates, evidence.given)
  const textRank = ranks(candidates, (doc) => text[doc]!)
  const voteRank = ranks(candidates, (doc) => votes.get(doc)?.sum ?? 0)
  let bestVote = 0
  let allVotes = 1e-6
  const lawVotes = new Map<number, number>()
  const chapterVotes = new Map<number, number>()
  for (const [doc, { nearest, sum }] of votes) {
    bestVote = Math.max(bestVote, nearest)
    // Cubed, so that the few near ones outweigh the many far ones.
    const value = sum ** 3
    allVotes += value
    add(lawVotes, facts.lawOf(doc), value)
    add(chapterVotes, facts.chapterOf(doc), value)
  }
  const lawShare = new Map<number, number>()
  const chapterShare = new Map<number, number>()
  let allShares = 1e-6
  for (const { doc, score } of candidates.slice(0, SHARE_OF)) {
    allShares += score
    add(lawShare, facts.lawOf(doc), score)
    add(chapterShare, facts.chapterOf(doc), score)
  }
  const bestFused = candidates[0]?.score ?? 1

  for (const [at, { doc, score }] of candidates.entries()) {
    const vote = votes.get(doc)
    const law = facts.lawOf(doc)
    const chapter = facts.chapterOf(doc)
    rows.set(
      [
        score / bestFused,
        Math.log2(at + 1),
        bestText > 0 ? text[doc]! / bestText : 0,
        textRank[at]!,
        text[doc]! / evidence.mostText,
        ours.of(doc),
        ours.of(doc) - ours.best,
        ours.ranks[at]!,
        given.of(doc),
        given.of(doc) - given.best,
        given.ranks[at]!,
        vote?.nearest ?? 0,
        vote?.sum ?? 0,
        (vote?.nearest ?? 0) - bestVote,
        voteRank[at]!,
        (lawVotes.get(law) ?? 0) / allVotes,
        (chapterVotes.get(chapter) ?? 0) / allVotes,
        (lawShare.get(law) ?? 0) / allShares,
        (chapterShare.get(chapter) ?? 0) / allShares,
        Math.max(fused[doc - 1] ?? 0, fused[doc + 1] ?? 0) / bestFused,
        evidence.namedLaw === law ? 1 : 0,
        Math.log2(facts.lengthOf(doc) + 1),
        facts.placeOf(doc),
        facts.categoryOf(doc),
        evidence.authored.get(doc) ?? 0,
        Math.log2((evidence.authoredInLaw.get(law) ?? 0) + 1),
        bestText,
        ours.best,
        given.best,
        bestVote,
        evidence.questionLength,
      ],
      at * featureCount,
    )
  }
  return rows
}

function likenessOf(candidates: readonly Ranked[], likeness: Float32Array | undefined) {
  const of = (doc: number) => likeness?.[doc] ?? 0
  return {
    of,
    best: candidates.reduce((most, { doc }) => Math.max(most, of(doc)), 0),
    ranks: ranks(candidates, of),
  }
}

/** log2 of 1 + how many candidates have more of something; candidates with nothing share the last place. */
function ranks(candidates: readonly Ranked[], valueOf: (doc: number) => number): Float32Array {
  const values = Float32Array.from(candidates, ({ doc }) => valueOf(doc))
  const order = [...values.keys()].toSorted((a, b) => values[b]! - values[a]!)
  const out = new Float32Array(values.length)
  for (const [rank, at] of order.entries())
    out[at] = Math.log2((values[at]! > 0 ? rank : candidates.length) + 1)
  return out
}

function add(sums: Map<number, number>, key: number, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value)
}
