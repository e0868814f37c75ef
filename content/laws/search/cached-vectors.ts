import { createHash } from 'node:crypto'
import type { Cache } from '../cache.ts'
import { articleVectors, type Associations } from './associations.ts'
import type { ArticleVectors } from './evidence.ts'
import type { ImpactIndex } from './index-format.ts'
import type { LearnedAssociations } from './learned.ts'

/** Directions of all articles (articleVectors), kept between starts: working them out takes seconds. */
export const cachedVectors = (
  cache: Cache,
  { ours, given }: LearnedAssociations,
  index: ImpactIndex,
): ArticleVectors => ({
  ours: cachedOne(cache, 'vectors-ours.bin', ours, index),
  given: cachedOne(cache, 'vectors-given.bin', given, index),
})

function cachedOne(cache: Cache, name: string, associations: Associations, index: ImpactIndex): Int8Array {
  const hash = createHash('sha256')
  const { keys, scales, bytes } = associations.article
  hash.update(keys).update(scales).update(bytes)
  // Documents and weights of its tokens tell one index from another; hashing all postings would take as long.
  hash.update(index.keys).update(index.offsets).update(index.scales)
  const fingerprint = hash.digest('hex')
  const cached = cache.get(name, fingerprint)
  if (cached?.length === index.documents * associations.dims)
    return new Int8Array(cached.buffer, cached.byteOffset, cached.length)
  const vectors = articleVectors(associations, index)
  cache.put(name, fingerprint, new Uint8Array(vectors.buffer))
  return vectors
}
