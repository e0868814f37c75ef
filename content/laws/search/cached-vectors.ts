import { createHash } from 'node:crypto'
import type { Cache } from '../cache.ts'
import { articleVectors, type Associations } from './associations.ts'
import type { ArticleVectors } from './evidence.ts'
import type { ImpactIndex } from './index-format.ts'
import type { LearnedAssociations } from './learned.ts'

/** Directions of all articles (articleVectors), kept between starts: working them out takes seconds. */
export function cachedVectors(
  cache: Cache,
  { ours, given }: LearnedAssociations,
  index: ImpactIndex,
): ArticleVectors {
  // Documents and weights of its tokens tell one index from another; hashing all postings would take as long.
  const indexHash = createHash('sha256')
    .update(index.keys)
    .update(index.offsets)
    .update(index.scales)
    .digest()
  const cached = (name: string, associations: Associations): Int8Array => {
    const { keys, scales, bytes } = associations.article
    const hash = createHash('sha256').update(indexHash).update(keys).update(scales).update(bytes)
    const fingerprint = hash.digest('hex')
    const known = cache.get(name, fingerprint)
    if (known?.length === index.documents * associations.dims)
      return new Int8Array(known.buffer, known.byteOffset, known.length)
    const vectors = articleVectors(associations, index)
    cache.put(name, fingerprint, new Uint8Array(vectors.buffer))
    return vectors
  }
  return { ours: cached('vectors-ours.bin', ours), given: cached('vectors-given.bin', given) }
}
