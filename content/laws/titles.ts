/**
 * The key under which a title is compared: without 中华人民共和国, book-title marks, white space and
 * differences of brackets. `《中华人民共和国劳动法》` and `劳动法` have one key.
 */
export const titleKey = (title: string): string =>
  title
    .replace(/[\s\u3000《》〈〉<>“”"]/g, '')
    .replaceAll('(', '（')
    .replaceAll(')', '）')
    .replaceAll('中华人民共和国', '')

/** A title as it is shown: white space collapsed, Markdown comments gone. */
export const cleanTitle = (text: string): string =>
  text
    .replace(/<!--.*?-->/g, '')
    .replace(/[\s\u3000]+/g, ' ')
    .trim()

/** `<law>@<version>` */
export const versionId = (law: string, version: string): string => `${law}@${version}`

/** `<law>@<version>#<article>` (design.md §6). */
export const articleId = (law: string, version: string, article: string): string =>
  `${versionId(law, version)}#${article}`

/** Version of a text whose date is nowhere stated. */
export const UNDATED = 'undated'
