import type { LawContents } from '../../../api.ts'

/** A line of the contents: a part, chapter or section to open, or an article to read. */
export type ContentsEntry =
  | {
      readonly kind: 'chapter'
      readonly path: readonly string[]
      readonly first: string
      readonly last: string
    }
  | { readonly kind: 'article'; readonly article: string; readonly opening: string }

const isWithin = (path: readonly string[], outer: readonly string[]): boolean =>
  outer.every((name, at) => path[at] === name)

/** What stands directly under a chapter, in order of the text; [] is the whole law. */
export function entriesOf(chapters: LawContents['chapters'], outer: readonly string[]): ContentsEntry[] {
  const entries: ContentsEntry[] = []
  for (const { path, articles } of chapters.filter((chapter) => isWithin(chapter.path, outer))) {
    if (path.length === outer.length) {
      entries.push(...articles.map((article) => ({ kind: 'article' as const, ...article })))
      continue
    }
    const inner = path.slice(0, outer.length + 1)
    const before = entries.at(-1)
    const last = articles.at(-1)?.article ?? ''
    if (before?.kind === 'chapter' && isWithin(before.path, inner)) entries.splice(-1, 1, { ...before, last })
    else entries.push({ kind: 'chapter', path: inner, first: articles[0]?.article ?? '', last })
  }
  return entries
}
