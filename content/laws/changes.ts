import type { LawContent } from './content.ts'
import type { Corpus, CorpusVersion } from './corpus.ts'
import type { ChangeEntry } from './digest-schema.ts'
import { titleKey } from './titles.ts'

/**
 * The versions of a corpus with what an editor knows better than its sources: dates of effect stated in a digest go
 * before those of the import, and the change register (changes.yaml) goes before both.
 */
export function withChanges(
  corpus: Corpus,
  { digests, changes }: Pick<LawContent, 'digests' | 'changes'>,
): Corpus {
  const stated = new Map(digests.map((file) => [`${titleKey(file.law)}@${file.version}`, file.effective]))
  const registered = Map.groupBy(changes, ({ law }) => titleKey(law))
  const versions = corpus.versions.map((version) => {
    const dated = {
      ...version,
      effective: stated.get(`${version.law}@${version.version}`) ?? version.effective,
    }
    return (registered.get(version.law) ?? []).reduce(withChange, dated)
  })
  return { ...corpus, versions }
}

function withChange(version: CorpusVersion, change: ChangeEntry): CorpusVersion {
  if (change.kind === 'effective')
    return version.version === change.version ? { ...version, effective: change.from } : version
  if (change.through !== undefined && version.version > change.through) return version
  return change.kind === 'repealed'
    ? { ...version, repealed: change.from }
    : { ...version, replaced: change.from }
}

/** The entry of the register that a reader of a version should know: its text, or what is in force, has changed. */
export function changeOf(
  version: CorpusVersion,
  changes: readonly ChangeEntry[],
  day: string,
): ChangeEntry | undefined {
  return changes.findLast(
    (change) =>
      titleKey(change.law) === version.law &&
      change.from <= day &&
      (change.kind === 'effective'
        ? version.version < change.version
        : change.through === undefined || version.version <= change.through),
  )
}

/** Entries that contradict each other or a digest. */
export function changeFaults({ digests, changes }: Pick<LawContent, 'digests' | 'changes'>): string[] {
  const faults: string[] = []
  const seen = new Set<string>()
  for (const change of changes) {
    const of = change.kind === 'effective' ? change.version : (change.through ?? 'all')
    const key = `${titleKey(change.law)} ${change.kind} ${of}`
    if (seen.has(key)) faults.push(`changes.yaml: ${change.law}: ${change.kind} of ${of} stands twice`)
    seen.add(key)
    for (const file of digests) {
      if (titleKey(file.law) !== titleKey(change.law)) continue
      if (change.kind === 'effective' && file.version === change.version && file.effective !== change.from)
        faults.push(
          `changes.yaml: ${change.law} ${change.version} is in force since ${change.from}, by its digests since ${file.effective}`,
        )
      if (change.kind !== 'effective' && (change.through === undefined || file.version <= change.through))
        faults.push(
          `changes.yaml: ${change.law} is ${change.kind} since ${change.from}, but has digests of ${file.version}`,
        )
    }
  }
  return faults
}
