import { join } from 'node:path'
import type { LawContent } from './content.ts'
import type { LawStore } from './law-store.ts'
import { numbersIn } from './numbers.ts'
import { readManifest } from './store/open-store.ts'
import { fingerprint } from './store/write-store.ts'
import { articleId } from './titles.ts'

/** Compares every file of a store with the SHA-256 it was written with. */
export function checkStore(directory: string): string[] {
  const found = readManifest(directory)
  if (!found.ok) return [found.error]
  const { folder, manifest } = found.value
  return Object.entries(manifest.files).flatMap(([name, { sha256 }]) =>
    fingerprint(join(folder, name)).sha256 === sha256
      ? []
      : [`${join(folder, name)} is damaged; import the laws again`],
  )
}

export interface DigestReport {
  readonly checked: number
  readonly problems: string[]
  /** What an editor may want to look at: laws that the store does not hold, other dates of effect. */
  readonly notes: string[]
}

/**
 * Proves our digests against the statute texts of a store: the article exists in the version that the digest
 * names, this version is in force, and every number of the gist stands in the article. `imported` is the same
 * store opened without content: its dates of effect are those of the import.
 */
export function checkDigests(store: LawStore, imported: LawStore, content: LawContent): DigestReport {
  const problems: string[] = []
  const notes: string[] = []
  let checked = 0
  for (const file of content.digests) {
    const inForce = store.search(file.law, { top: 1, law: file.law })[0]
    if (!inForce) {
      notes.push(`${file.law}: not in the store, not checked`)
      continue
    }
    if (inForce.version !== file.version) {
      problems.push(`${file.law}: the digests are of ${file.version}, in force is ${inForce.version}`)
      continue
    }
    const said = imported.search(file.law, { top: 1, law: file.law })[0]?.effective
    if (said !== file.effective)
      notes.push(
        `${file.law}: in force since ${file.effective} by the digests, ${said ?? 'unknown'} by the store`,
      )
    for (const { article, gist } of file.articles) {
      const found = store.article(articleId(inForce.law, inForce.version, article))
      if (!found?.paragraphs) {
        problems.push(`${file.law} ${article}: no such article`)
        continue
      }
      checked++
      const known = numbersIn(found.paragraphs.join('\n'))
      const strange = [...numbersIn(gist)].filter((number) => !known.has(number))
      if (strange.length > 0)
        problems.push(`${file.law} ${article}: not in the article: ${strange.join('、')}`)
    }
  }
  return { checked, problems, notes }
}
