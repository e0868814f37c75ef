import type { AliasEntry } from '../digest-schema.ts'
import { titleKey } from '../titles.ts'

/** Key of a law (`CorpusVersion.law`) by the key of its title or of another name for it. */
export type LawNames = ReadonlyMap<string, string>

/** Names by which texts cite laws; of equal names national law goes before local rules. */
export function citedNames(
  versions: readonly { readonly title: string; readonly law: string; readonly category: string }[],
  aliases: readonly AliasEntry[],
): LawNames {
  const names = new Map<string, string>()
  const add = (name: string, law: string) => {
    if (!names.has(name)) names.set(name, law)
  }
  for (const local of [false, true])
    for (const { title, law, category } of versions)
      if ((category === 'local') === local) add(titleKey(title), law)
  for (const { law, aliases: others } of aliases) {
    const key = names.get(titleKey(law))
    if (key !== undefined) for (const other of others) add(titleKey(other), key)
  }
  return names
}

const AMENDING = /关于修(?:改|订|正)《(.+)》(?:.{0,12})的决定$/
const AMENDMENT = /^(.+[法法典])修正案/

/** The law that a text amends: its 「第三条修改为」 speaks of that law and not of itself. Undefined for other texts. */
export function amendedLaw(title: string): string | undefined {
  const name = (AMENDING.exec(title) ?? AMENDMENT.exec(title.replaceAll('《', '').replaceAll('》', '')))?.[1]
  return name === undefined ? undefined : titleKey(name)
}

const SHORT =
  /《([^《》]+(?:《[^《》]*》[^《》]*)*)》[（(](?:以下|下)(?:统称|简称|称)为?[“"《〈]?([^”"》〉）)，,、。]{2,30})[”"》〉]?[）)]/g

/** The short names that a text gives to other laws: 「《…若干问题的解释》（以下简称《解释一》）」. */
export function shortNames(texts: Iterable<string>, names: LawNames): LawNames {
  const found = new Map<string, string>()
  for (const text of texts) {
    if (!text.includes('称')) continue
    for (const [, title, short] of text.matchAll(SHORT)) {
      const law = names.get(titleKey(title!))
      if (law !== undefined) found.set(titleKey(short!), law)
    }
  }
  return found
}
