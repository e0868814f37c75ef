import { findTerm, type ImpactIndex } from './index-format.ts'

export interface Ranked {
  readonly doc: number
  readonly score: number
}

/** Tokens of a query with their weights: 1 for the asker's own words, less for what the lexicon adds. */
export type QueryTerms = ReadonlyMap<number, number>

/**
 * Scores every document of one index exactly and keeps the best. It owns one array of scores, so that a query
 * allocates nothing of the index's size; not for use by two queries at once.
 */
export class Ranker {
  readonly index: ImpactIndex
  readonly #scores: Float32Array

  constructor(index: ImpactIndex) {
    this.index = index
    this.#scores = new Float32Array(index.documents)
  }

  /** Scores of all documents for these terms; the array is the ranker's own and valid until the next call. */
  score(terms: QueryTerms): Float32Array {
    const { blocks, offsets, scales, docs, impacts } = this.index
    const scores = this.#scores.fill(0)
    for (const [key, weight] of terms) {
      const term = findTerm(this.index, key)
      if (term < 0) continue
      const scale = scales[term]! * weight
      for (let block = 0; block < blocks; block++) {
        const base = block << 16
        const end = offsets[term * blocks + block + 1]!
        for (let i = offsets[term * blocks + block]!; i < end; i++)
          scores[base + docs[i]!]! += scale * impacts[i]!
      }
    }
    return scores
  }
}

/** The `top` best documents that `admits`, best first; equal scores in document order. */
export function best(scores: Float32Array, top: number, admits: (doc: number) => boolean): Ranked[] {
  const heap: Ranked[] = []
  const below = (a: Ranked, b: Ranked) => a.score < b.score || (a.score === b.score && a.doc > b.doc)
  for (let doc = 0; doc < scores.length; doc++) {
    const score = scores[doc]!
    if (score <= 0 || (heap.length === top && score <= heap[0]!.score) || !admits(doc)) continue
    if (heap.length === top) {
      heap[0] = { doc, score }
      sink(heap, below)
    } else {
      heap.push({ doc, score })
      rise(heap, below)
    }
  }
  return heap.toSorted((a, b) => (below(a, b) ? 1 : -1))
}

type Below = (a: Ranked, b: Ranked) => boolean

function rise(heap: Ranked[], below: Below): void {
  let at = heap.length - 1
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (!below(heap[at]!, heap[parent]!)) return
    ;[heap[at], heap[parent]] = [heap[parent]!, heap[at]!]
    at = parent
  }
}

function sink(heap: Ranked[], below: Below): void {
  let at = 0
  for (;;) {
    let least = at
    for (const child of [2 * at + 1, 2 * at + 2])
      if (child < heap.length && below(heap[child]!, heap[least]!)) least = child
    if (least === at) return
    ;[heap[at], heap[least]] = [heap[least]!, heap[at]!]
    at = least
  }
}
