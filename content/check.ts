import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LineCounter, parseDocument } from 'yaml'
import type { YamlProblem } from '../base/yaml.ts'
import { CHINESE, type Content, DESK_WORDS } from './load.ts'
import { serviceProblems } from './services/check-services.ts'

/** What the schemas cannot see: between files and between languages. */
export interface Findings {
  /** Wrong: must be mended. */
  readonly problems: readonly YamlProblem[]
  /** Worth knowing, not wrong: a language that lacks texts falls back to Chinese. */
  readonly remarks: readonly string[]
}

interface WordEntry {
  readonly id: string
  readonly text: string
  readonly file: string
  readonly line: number
}

/** Checks the words of all languages against Chinese, and the languages that forms and office profile name. */
export function checkAcross(
  directory: string,
  content: Content,
  officeFile = join(directory, 'office/demo.yaml'),
): Findings {
  const problems = serviceProblems(directory, content, officeFile)
  const remarks: string[] = []
  const tags = content.languages.map(({ tag }) => tag)

  const chinese = new Map<string, WordEntry>()
  for (const entry of wordsOf(directory, CHINESE)) {
    const earlier = chinese.get(entry.id)
    if (earlier && earlier.text !== entry.text)
      problems.push({
        file: entry.file,
        line: entry.line,
        field: entry.id,
        message: `${earlier.file}:${earlier.line} gives this id another text; rename one of the two`,
      })
    chinese.set(entry.id, entry)
  }
  for (const tag of tags) {
    if (tag === CHINESE) continue
    const entries = wordsOf(directory, tag)
    for (const entry of entries) {
      const problem = wordProblem(entry, chinese.get(entry.id)?.text)
      if (problem) problems.push({ file: entry.file, line: entry.line, field: entry.id, message: problem })
    }
    const missing = chinese.size - new Set(entries.map(({ id }) => id)).size
    if (missing > 0) remarks.push(`${tag}: ${missing} of ${chinese.size} words are shown in Chinese`)
  }

  for (const [id, form] of content.forms)
    for (const step of form.steps)
      for (const field of step.kind === 'fields' ? step.fields : [])
        if (field.kind === 'text' && field.presets.length === 0)
          problems.push({
            file: `forms: ${id}`,
            line: 1,
            field: `${step.id}.${field.id}`,
            message: 'asks for free text and has no presets: who cannot write must be able to tap an answer',
          })

  const documents: [string, unknown][] = [['office', content.office]]
  for (const [id, form] of content.forms) documents.push([`forms: ${id}`, form])
  documents.push(['services', content.services], ['campaigns', [content.publicity, content.quiz]])
  for (const [name, document] of documents) {
    const texts = localizedTexts(document)
    const strange = new Set(texts.flatMap((text) => Object.keys(text)).filter((tag) => !tags.includes(tag)))
    for (const tag of strange)
      problems.push({
        file: name,
        line: 1,
        field: tag,
        message: `is not a language of locales/languages.yaml; those are ${tags.join(', ')}`,
      })
    for (const tag of tags) {
      const missing = texts.filter((text) => !Object.hasOwn(text, tag)).length
      if (missing > 0) remarks.push(`${name}: ${missing} of ${texts.length} texts lack ${tag}`)
    }
  }
  return { problems, remarks }
}

/** Every `{zh-CN: …, ug: …}` in a document, however deep. */
export function localizedTexts(value: unknown): Readonly<Record<string, string>>[] {
  if (Array.isArray(value)) return value.flatMap(localizedTexts)
  if (typeof value !== 'object' || value === null) return []
  if (Object.hasOwn(value, CHINESE)) return [value as Record<string, string>]
  // A short name stands on papers and lists, which are Chinese; it needs no other language.
  return Object.entries(value).flatMap(([key, part]) => (key === 'short' ? [] : localizedTexts(part)))
}

/** A translation must be of an id that Chinese has and keep its `{{places}}`. */
function wordProblem(entry: WordEntry, original: string | undefined): string | undefined {
  if (original === undefined) return 'Chinese has no such id; correct the id or remove the line'
  const lost = places(original).filter((place) => !places(entry.text).includes(place))
  const added = places(entry.text).filter((place) => !places(original).includes(place))
  if (lost.length > 0) return `lacks ${lost.join(', ')} of the Chinese text`
  if (added.length > 0) return `has ${added.join(', ')}, which the Chinese text has not`
  return undefined
}

const places = (text: string): string[] => [...text.matchAll(/\{\{\s*\w+\s*\}\}/g)].map(([place]) => place)

function wordsOf(directory: string, tag: string): WordEntry[] {
  const folder = join(directory, 'locales', tag)
  if (!existsSync(folder)) return []
  const files = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== DESK_WORDS)
  return files.toSorted().flatMap((name) => {
    const lines = new LineCounter()
    const document = parseDocument(readFileSync(join(folder, name), 'utf8'), { lineCounter: lines })
    return Object.entries((document.toJS() ?? {}) as Record<string, string>).map(([id, text]) => {
      const node = document.getIn([id], true) as { range?: [number, number, number] } | undefined
      const line = node?.range ? lines.linePos(node.range[0]).line : 1
      return { id, text, file: `locales/${tag}/${name}`, line }
    })
  })
}
