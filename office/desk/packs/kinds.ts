import { tOr } from '../words.ts'

/** What a file of a content pack is about, by where it stands. */
export const kindOf = (path: string): string =>
  path === 'office.yaml' ? 'profile' : path.includes('/') ? path.slice(0, path.indexOf('/')) : 'other'

export const kindName = (kind: string): string => tOr(`content.kind.${kind}`, 'content.kind.other')

/** In the order in which a person looks for them. */
const ORDER = [
  'profile',
  'figures',
  'guides',
  'answers',
  'services',
  'forms',
  'papers',
  'locales',
  'glossary',
  'campaigns',
  'calendar',
]

export function byKind<T extends { readonly path: string }>(files: readonly T[]): [string, T[]][] {
  const groups = Map.groupBy(files, ({ path }) => kindOf(path))
  const place = (kind: string) => (ORDER.includes(kind) ? ORDER.indexOf(kind) : ORDER.length)
  return [...groups].toSorted(([a], [b]) => place(a) - place(b))
}
