import { createHash } from 'node:crypto'
import type { Cache } from '../cache.ts'
import type { Associations } from './associations.ts'
import { scanOf, type ArticleScans } from './evidence.ts'
import type { ImpactIndex } from './index-format.ts'
import type { LearnedAssociations } from './learned.ts'
import { LikenessScan } from './likeness.ts'

/** Scans of all articles' directions; these are kept between starts, for working them out takes seconds. */
export function cachedScans(
  cache: Cache,
  { ours, given }: LearnedAssociations,
  index: ImpactIndex,
): ArticleScans {
  // Documents and weights of its tokens tell one index from another; hashing all postings would take as long.
  const indexHash = createHash('sha256')
    .update(index.keys)
    .update(index.offsets)
    .update(index.scales)
    .digest()
  const cached = (name: string, associations: Associations): LikenessScan => {
    const { keys, scales, bytes } = associations.article
    const hash = createHash('sha256').update(indexHash).update(keys).update(scales).update(bytes)
    const fingerprint = hash.digest('hex')
    // Read to where they are needed: memory that is used for a moment is not given back.
    const scan = new LikenessScan(index.documents, associations.dims)
    const { buffer, byteOffset, length } = scan.vectors
    if (cache.fill(name, fingerprint, new Uint8Array(buffer, byteOffset, length))) return scan
    const made = scanOf(associations, index)
    cache.put(name, fingerprint, new Uint8Array(made.vectors.buffer, made.vectors.byteOffset, length))
    return made
  }
  return { ours: cached('vectors-ours.bin', ours), given: cached('vectors-given.bin', given) }
}
