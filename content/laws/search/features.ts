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
  'textLaw',
  'textChapter',
  'oursLaw',
  'oursChapter',
  'givenLaw',
  'givenChapter',
  'rankInLaw',
  'neighbours',
  'textNeighbours',
  'oursNeighbours',
  'givenNeighbours',
  'textAround',
  'oursAround',
  'givenAround',
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

/** Candidates whose law and chapter count as a sign of the right place: by the fused score, and by one evidence. */
const SHARE_OF = { fused: 40, one: 20 } as const
/** So many articles before and behind are around one. */
const AROUND = 3

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
  const nothing = new Float32Array(0)
  const likeOurs = evidence.ours ?? nothing
  const likeGiven = evidence.given ?? nothing
  const shares = sharesOf(candidates.slice(0, SHARE_OF.fused), facts, (doc) => fused[doc]!)
  const textShares = firstShares(candidates, facts, (doc) => text[doc]!)
  const oursShares = firstShares(candidates, facts, (doc) => Math.max(0, ours.of(doc)) ** 2)
  const givenShares = firstShares(candidates, facts, (doc) => Math.max(0, given.of(doc)) ** 2)
  const seenOfLaw = new Map<number, number>()
  const bestFused = candidates[0]?.score ?? 1
  const unitText = bestText > 0 ? 1 / bestText : 0

  for (const [at, { doc, score }] of candidates.entries()) {
    const vote = votes.get(doc)
    const law = facts.lawOf(doc)
    const chapter = facts.chapterOf(doc)
    const textBeside = beside(text, doc, facts)
    const oursBeside = beside(likeOurs, doc, facts)
    const givenBeside = beside(likeGiven, doc, facts)
    const before = seenOfLaw.get(law) ?? 0
    seenOfLaw.set(law, before + 1)
    rows.set(
      [
        score / bestFused,
        Math.log2(at + 1),
        text[doc]! * unitText,
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
        shares.law(law),
        shares.chapter(chapter),
        textShares.law(law),
        textShares.chapter(chapter),
        oursShares.law(law),
        oursShares.chapter(chapter),
        givenShares.law(law),
        givenShares.chapter(chapter),
        Math.log2(before + 1),
        beside(fused, doc, facts).next / bestFused,
        textBeside.next * unitText,
        oursBeside.next,
        givenBeside.next,
        textBeside.around * unitText,
        oursBeside.around,
        givenBeside.around,
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

interface Shares {
  readonly law: (law: number) => number
  readonly chapter: (chapter: number) => number
}

/** Shares of laws and chapters in what some articles have of something. */
function sharesOf(
  articles: readonly Ranked[],
  facts: ArticleFacts,
  valueOf: (doc: number) => number,
): Shares {
  const laws = new Map<number, number>()
  const chapters = new Map<number, number>()
  let all = 1e-6
  for (const { doc } of articles) {
    const value = valueOf(doc)
    all += value
    add(laws, facts.lawOf(doc), value)
    add(chapters, facts.chapterOf(doc), value)
  }
  return {
    law: (law) => (laws.get(law) ?? 0) / all,
    chapter: (chapter) => (chapters.get(chapter) ?? 0) / all,
  }
}

/** The same for the candidates that have most of it. */
function firstShares(
  candidates: readonly Ranked[],
  facts: ArticleFacts,
  valueOf: (doc: number) => number,
): Shares {
  const values = new Map(candidates.map(({ doc }) => [doc, valueOf(doc)]))
  const first = candidates.toSorted((a, b) => values.get(b.doc)! - values.get(a.doc)!).slice(0, SHARE_OF.one)
  return sharesOf(first, facts, (doc) => values.get(doc)!)
}

/** The better neighbour in the same law, and the mean of the articles around. */
function beside(values: Float32Array, doc: number, facts: ArticleFacts): { next: number; around: number } {
  const law = facts.lawOf(doc)
  let next = 0
  let sum = 0
  for (let other = Math.max(0, doc - AROUND); other <= doc + AROUND; other++) {
    const value = values[other] ?? 0
    if (other === doc || value <= 0 || facts.lawOf(other) !== law) continue
    sum += value
    if (Math.abs(other - doc) === 1) next = Math.max(next, value)
  }
  return { next, around: sum / (2 * AROUND) }
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
