import type { PackFile } from '../../../exchange/schemas/pack.ts'
import type { Office } from '../context.ts'
import { newestManifests } from './issue.ts'

/** The newest pack's manifest as JSON; undefined before the first. */
export async function servedManifest({ store }: Office): Promise<string | undefined> {
  const [newest] = await newestManifests(store, 1)
  return newest
}

/** The newest, and the one before: who began to take that in shall end it. */
export const SERVED_PACKS = 2
const SHA256 = /^[0-9a-f]{64}$/

/** A file of a pack that is served. */
export async function servedFile({ store }: Office, sha256: string): Promise<PackFile | undefined> {
  if (!SHA256.test(sha256)) return undefined
  // As text, since a hash stands nowhere in it but as one; to read a large manifest for each file would take longer.
  const stands = (await newestManifests(store, SERVED_PACKS)).some((manifest) =>
    manifest.includes(`"${sha256}"`),
  )
  if (!stands) return undefined
  const file = await store
    .selectFrom('contentFile')
    .select('text')
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  return file && { sha256, text: file.text }
}
