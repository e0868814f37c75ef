import { describeProblem } from '../../base/yaml.ts'
import type { Content } from '../load.ts'
import { loadRecordings, noRecordings, textHash } from '../recordings.ts'
import { spokenTexts } from '../spoken-texts.ts'

/** For whoever records: what is still to be read, with the hash that goes into the manifest. Returns the exit code. */
export function listRecordings(
  content: Content,
  wish: { readonly packs: string | undefined; readonly language: string | undefined; readonly json: boolean },
  out: (line: string) => void,
  note: (line: string) => void,
): number {
  const tags = content.languages.map(({ tag }) => tag)
  if (wish.language !== undefined && !tags.includes(wish.language)) {
    note(`${wish.language} is not a language of this content; there are ${tags.join(', ')}`)
    return 2
  }
  const { packs, problems } =
    wish.packs === undefined ? { packs: noRecordings, problems: [] } : loadRecordings(wish.packs, content)
  for (const problem of problems) note(describeProblem(problem))
  const missing = tags
    .filter((tag) => wish.language === undefined || tag === wish.language)
    .flatMap((language) =>
      [...spokenTexts(content, language)]
        .filter(([id]) => !packs.has(language, id))
        .map(([id, text]) => ({ language, id, hash: textHash(text), text })),
    )
  if (wish.json) out(JSON.stringify({ missing }))
  else
    for (const { language, id, hash, text } of missing)
      out(`${language}  - { id: ${id}, file: ${id}.opus, hash: "${hash}" }  # ${text.replaceAll('\n', ' ')}`)
  note(`${missing.length} texts lack a recording`)
  return problems.length > 0 ? 1 : 0
}
