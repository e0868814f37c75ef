import { articleVectors, questionVector, type Associations } from './associations.ts'
import type { LearnedAssociations } from './learned.ts'
import { idfOf, type ImpactIndex } from './index-format.ts'
import { LikenessScan } from './likeness.ts'
import type { QuestionIndex, Vote } from './question-index.ts'
import { Ranker, type QueryTerms } from './ranker.ts'

/** Kinds of evidence that a measurement can leave out. */
export type EvidenceKind = 'text' | 'lexicon' | 'associations' | 'questions' | 'reranker'
export type Without = ReadonlySet<EvidenceKind>

/** Weights of the fused score by which candidates are chosen; text counts 1 for the best article by text. */
const fusion = { ours: 0.8, given: 0.8, vote: 1 } as const
/** Rarity of a word that no article has. */
const UNSEEN = 9

/** All that speaks for the articles of one corpus, for one question. Arrays are valid until the next question. */
export interface Evidence {
  readonly text: Float32Array
  readonly bestText: number
  /** A text score that no article can pass by much: the rarity of all tokens. */
  readonly mostText: number
  /** Cosines by the associations learned from our questions, and from given ones. */
  readonly ours: Float32Array | undefined
  readonly given: Float32Array | undefined
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

/** Scans of all articles' directions, where those are already worked out. */
export type ArticleScans = Readonly<Record<keyof LearnedAssociations, LikenessScan>>

/** A scan of the directions that associations give the articles of an index. */
export function scanOf(associations: Associations, index: ImpactIndex): LikenessScan {
  const scan = new LikenessScan(index.documents, associations.dims)
  scan.vectors.set(articleVectors(associations, index))
  return scan
}

export interface EvidenceSource {
  readonly index: ImpactIndex
  readonly questions: QuestionIndex
  readonly authored: ReadonlyMap<number, number>
  readonly authoredInLaw: ReadonlyMap<number, number>
  readonly associations: LearnedAssociations | undefined
  readonly scans: ArticleScans | undefined
}

/** Gathers evidence; owns its arrays, so one question at a time. */
export class EvidenceGatherer {
  readonly #source: EvidenceSource
  readonly #ranker: Ranker
  readonly #ours: Likeness | undefined
  readonly #given: Likeness | undefined
  readonly #fused: Float32Array

  constructor(source: EvidenceSource) {
    const { associations, scans, index } = source
    this.#source = source
    this.#ranker = new Ranker(index)
    this.#ours =
      associations && new Likeness(associations.ours, scans?.ours ?? scanOf(associations.ours, index))
    this.#given =
      associations && new Likeness(associations.given, scans?.given ?? scanOf(associations.given, index))
    this.#fused = new Float32Array(source.index.documents)
  }

  gather(
    terms: QueryTerms,
    options: {
      /** Documents of a law that the question names, and how much more they count by text. */
      named: { version: number; from: number; to: number; factor: number } | undefined
      bestOf: (scores: Float32Array) => number
      without: Without
      /** Authored questions (by place) that do not vote (learning). */
      silent?: readonly number[] | undefined
    },
  ): Evidence {
    const { named, without } = options
    const { index, questions } = this.#source
    const text = this.#ranker.score(without.has('text') ? new Map() : terms)
    if (named) for (let doc = named.from; doc < named.to; doc++) text[doc]! *= named.factor
    const bestText = options.bestOf(text)
    const rarity = weighByRarity(index, terms)
    const associated = !without.has('associations')
    const ours = associated ? this.#ours?.of(rarity) : undefined
    const given = associated ? this.#given?.of(rarity) : undefined
    const votes = without.has('questions') ? new Map<number, Vote>() : questions.votes(terms, options.silent)

    const fused = this.#fused
    const unit = bestText > 0 ? 1 / bestText : 0
    for (let doc = 0; doc < fused.length; doc++) fused[doc] = text[doc]! * unit
    if (ours) addLikeness(fused, ours, fusion.ours)
    if (given) addLikeness(fused, given, fusion.given)
    for (const [doc, { sum }] of votes) if (doc < fused.length) fused[doc]! += fusion.vote * sum
    let mostText = 1e-6
    for (const value of rarity.values()) mostText += value
    return {
      text,
      bestText,
      mostText,
      ours,
      given,
      votes,
      fused,
      namedLaw: named?.version,
      authored: this.#source.authored,
      authoredInLaw: this.#source.authoredInLaw,
      questionLength: terms.size,
    }
  }
}

/** Adds what is alike; unlike is no worse than strange. */
function addLikeness(fused: Float32Array, likeness: Float32Array, weight: number): void {
  for (let doc = 0; doc < fused.length; doc++) {
    const value = likeness[doc]!
    if (value > 0) fused[doc]! += weight * value
  }
}

/** Likeness of all articles to a question. */
class Likeness {
  readonly #associations: Associations
  readonly #scan: LikenessScan

  constructor(associations: Associations, scan: LikenessScan) {
    this.#associations = associations
    this.#scan = scan
  }

  /** Undefined where no token of the question is known. */
  of(rarity: QueryTerms): Float32Array | undefined {
    const vector = questionVector(this.#associations, rarity)
    return vector && this.#scan.of(vector)
  }
}
