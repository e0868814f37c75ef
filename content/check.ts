import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { YamlProblem } from '../base/yaml.ts'
import type { FormField } from './engine/form-schema.ts'
import { told } from './faults.ts'
import { CHINESE, type Content, isForCitizens } from './load.ts'
import { unknownSources } from './papers/paper-schema.ts'
import { formProblems } from './forms/check-forms.ts'
import { serviceProblems } from './services/check-services.ts'
import { reviewFindings } from './translation/reviews.ts'
import { unitsByLanguage } from './translation/units.ts'
import { translationFault } from './translation-faults.ts'

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
  const problems = [...serviceProblems(directory, content, officeFile), ...formProblems(content)]
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
        ...told('word-twice', { where: `${earlier.file}:${earlier.line}` }),
      })
    chinese.set(entry.id, entry)
  }
  const translated = new Map(
    tags.filter((tag) => tag !== CHINESE).map((tag) => [tag, wordsOf(directory, tag)]),
  )
  const english = new Map(translated.get('en')?.map(({ id, text }) => [id, text]))
  const wanted = wantedIds(chinese, translated)
  for (const [tag, entries] of translated) {
    for (const entry of entries) {
      const original = chinese.get(entry.id)?.text
      const problem =
        original === undefined
          ? told('no-such-word')
          : translationFault({ tag, text: entry.text, chinese: original, english: english.get(entry.id) })
      if (problem) problems.push({ file: entry.file, line: entry.line, field: entry.id, ...problem })
    }
    const missing = wanted.difference(new Set(entries.map(({ id }) => id))).size
    if (missing > 0) remarks.push(`${tag}: ${missing} of ${wanted.size} words are shown in Chinese`)
  }

  let units: ReturnType<typeof unitsByLanguage> | undefined
  for (const language of content.languages) {
    if (language.tag === CHINESE) continue
    const found = reviewFindings(directory, language, (tag) => (units ??= unitsByLanguage(directory))(tag))
    problems.push(...found.problems)
    remarks.push(...found.remarks)
  }

  for (const [id, form] of content.forms)
    for (const step of form.steps)
      for (const field of step.kind === 'fields' ? plainFields(step.fields) : [])
        if (field.kind === 'text' && field.presets.length === 0)
          problems.push({
            file: `forms: ${id}`,
            line: 1,
            field: `${step.id}.${field.id}`,
            ...told('free-text'),
          })

  for (const [id, layout] of content.papers) {
    const form = content.forms.get(id)
    const unknown = form
      ? unknownSources(layout, form).map((given) => told('paper-field', { form: id, given }))
      : [told('paper-form', { form: id })]
    for (const what of unknown) problems.push({ file: `papers: ${id}`, line: 1, field: 'form', ...what })
  }

  const documents: [string, unknown][] = [['office', content.office]]
  for (const [id, form] of content.forms) documents.push([`forms: ${id}`, form])
  for (const [id, layout] of content.papers) documents.push([`papers: ${id}`, layout])
  documents.push(['glossary', content.glossary], ['figures', content.localFigures])
  documents.push(['services', content.services], ['campaigns', [content.publicity, content.quiz]])
  for (const [name, document] of documents) {
    const texts = localizedTexts(document)
    const strange = new Set(texts.flatMap((text) => Object.keys(text)).filter((tag) => !tags.includes(tag)))
    for (const tag of strange)
      problems.push({
        file: name,
        line: 1,
        field: tag,
        ...told('no-such-language', { given: tag, known: tags }),
      })
    for (const tag of tags) {
      const missing = texts.filter((text) => !Object.hasOwn(text, tag)).length
      // A language that a document does not have at all is left to Chinese on purpose.
      if (missing > 0 && missing < texts.length)
        remarks.push(`${name}: ${missing} of ${texts.length} texts lack ${tag}`)
    }
  }
  return { problems, remarks }
}

/** Fields of a page, those within its groups instead of the groups. */
const plainFields = (fields: readonly FormField[]): FormField[] =>
  fields.flatMap((field) => (field.kind === 'group' ? field.fields : [field]))

/** Every `{zh-CN: …, ug: …}` in a document, however deep. */
export function localizedTexts(value: unknown): Readonly<Record<string, string>>[] {
  if (Array.isArray(value)) return value.flatMap(localizedTexts)
  if (typeof value !== 'object' || value === null) return []
  if (Object.hasOwn(value, CHINESE)) return [value as Record<string, string>]
  // A short name stands on papers and lists, which are Chinese; it needs no other language.
  return Object.entries(value).flatMap(([key, part]) => (key === 'short' ? [] : localizedTexts(part)))
}

/** Ids that every language should have: files for staff are Chinese only, and so are the questions put to the law search. */
function wantedIds(
  chinese: ReadonlyMap<string, WordEntry>,
  translated: ReadonlyMap<string, readonly WordEntry[]>,
): Set<string> {
  const fileName = ({ file }: WordEntry) => file.split('/').at(-1)
  const files = new Set([...translated.values()].flatMap((entries) => entries.map(fileName)))
  return new Set(
    [...chinese.values()]
      .filter((entry) => files.has(fileName(entry)) && !entry.id.endsWith('.question'))
      .map(({ id }) => id),
  )
}

function wordsOf(directory: string, tag: string): WordEntry[] {
  const folder = join(directory, 'locales', tag)
  if (!existsSync(folder)) return []
  const files = readdirSync(folder).filter((name) => name.endsWith('.json') && isForCitizens(name))
  return files.toSorted().flatMap((name) => {
    const json = readFileSync(join(folder, name), 'utf8')
    return Object.entries(JSON.parse(json) as Record<string, string>).map(([id, text]) => ({
      id,
      text,
      file: `locales/${tag}/${name}`,
      // Asked for where there is a fault alone.
      get line() {
        return json.slice(0, Math.max(0, json.indexOf(`"${id}":`))).split('\n').length
      },
    }))
  })
}
