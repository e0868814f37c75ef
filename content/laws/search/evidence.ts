import { articleVectors, likenessToAll, questionVector, type Associations } from './associations.ts'
import { idfOf, type ImpactIndex } from './index-format.ts'
import type { QuestionIndex, Vote } from './question-index.ts'
import { Ranker, type QueryTerms } from './ranker.ts'

/** Kinds of evidence that a measurement can leave out. */
export type EvidenceKind = 'text' | 'lexicon' | 'associations' | 'questions' | 'reranker'
export type Without = ReadonlySet<EvidenceKind>

/** Weights of the fused score by which candidates are chosen; text counts 1 for the best article by text. */
const fusion = { associations: 1.2, vote: 1.5 } as const
/** Rarity of a word that no article has. */
const UNSEEN = 9

/** All that speaks for the articles of one corpus, for one question. Arrays are valid until the next question. */
export interface Evidence {
  readonly text: Float32Array
  readonly bestText: number
  /** A text score that no article can pass by much: the rarity of all tokens. */
  readonly mostText: number
  readonly likeness: Float32Array | undefined
  readonly votes: ReadonlyMap<number, Vote>
  readonly fused: Float32Array
  /** Place of the version of a law that the question names. */
  readonly namedLaw: number | undefined
  /** Authored questions per article and per law: what people ask about at all. */
  readonly authored: ReadonlyMap<number, number>
  readonly authoredInLaw: ReadonlyMap<number, number>
  readonly questionLength: number
}

/** Tokens with their rarity in the index: what the associations take. */
export function weighByRarity(index: ImpactIndex, terms: QueryTerms): Map<number, number> {
  const weighed = new Map<number, number>()
  for (const [key, weight] of terms) weighed.set(key, weight * (idfOf(index, key) || UNSEEN))
  return weighed
}

export interface EvidenceSource {
  readonly index: ImpactIndex
  readonly questions: QuestionIndex
  readonly authored: ReadonlyMap<number, number>
  readonly authoredInLaw: ReadonlyMap<number, number>
  readonly associations: Associations | undefined
  /** Directions of all articles by these associations, where they are already computed. */
  readonly vectors?: Int8Array | undefined
}

/** Gathers evidence; owns its arrays, so one question at a time. */
export class EvidenceGatherer {
  readonly #source: EvidenceSource
  readonly #ranker: Ranker
  readonly #vectors: Int8Array | undefined
  readonly #likeness: Float32Array
  readonly #fused: Float32Array

  constructor(source: EvidenceSource) {
    this.#source = source
    this.#ranker = new Ranker(source.index)
    this.#vectors =
      source.associations && (source.vectors ?? articleVectors(source.associations, source.index))
    this.#likeness = new Float32Array(source.associations ? source.index.documents : 0)
    this.#fused = new Float32Array(source.index.documents)
  }

  gather(
    terms: QueryTerms,
    options: {
      /** Documents of a law that the question names, and how much more they count by text. */
      named: { version: number; from: number; to: number; factor: number } | undefined
      bestOf: (scores: Float32Array) => number
      without: Without
      /** The text of authored questions that do not vote (learning). */
      withoutQuestion?: string | undefined
    },
  ): Evidence {
    const { named, without } = options
    const { index, associations, questions } = this.#source
    const text = this.#ranker.score(without.has('text') ? new Map() : terms)
    if (named) for (let doc = named.from; doc < named.to; doc++) text[doc]! *= named.factor
    const bestText = options.bestOf(text)
    const rarity = weighByRarity(index, terms)
    const vector =
      associations && !without.has('associations') ? questionVector(associations, rarity) : undefined
    const likeness = vector && likenessToAll(vector, this.#vectors!, this.#likeness)
    const votes = without.has('questions')
      ? new Map<number, Vote>()
      : questions.votes(terms, options.withoutQuestion)

    const fused = this.#fused
    const unit = bestText > 0 ? 1 / bestText : 0
    for (let doc = 0; doc < fused.length; doc++) {
      const like = likeness?.[doc] ?? 0
      fused[doc] = text[doc]! * unit + (like > 0 ? fusion.associations * like : 0)
    }
    for (const [doc, { sum }] of votes) if (doc < fused.length) fused[doc]! += fusion.vote * sum
    let mostText = 1e-6
    for (const value of rarity.values()) mostText += value
    return {
      text,
      bestText,
      mostText,
      likeness,
      votes,
      fused,
      namedLaw: named?.version,
      authored: this.#source.authored,
      authoredInLaw: this.#source.authoredInLaw,
      questionLength: terms.size,
    }
  }
}
