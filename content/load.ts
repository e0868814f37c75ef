import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { z } from 'zod'
import { err, ok, type Result } from '../base/result.ts'
import { lineIn, parseYaml, type YamlProblem } from '../base/yaml.ts'
import { publicity, quizQuestion, type Publicity, type QuizQuestion } from './campaigns/campaign-schema.ts'
import type { FormDefinition } from './engine/form-schema.ts'
import type { Guide, GuideTopic } from './engine/guide-schema.ts'
import { issueOf, told } from './faults.ts'
import { readForms } from './forms/read-forms.ts'
import { readGuides } from './guides/read-guides.ts'
import { glossary, type GlossaryTerm } from './glossary/glossary-schema.ts'
import { bodyKinds, type BodyKind } from './office/body-kinds.ts'
import { officeProfile, type OfficeProfile } from './office/profile-schema.ts'
import { paperLayout, type PaperLayout } from './papers/paper-schema.ts'
import { serviceItem, type ServiceItem } from './services/service-schema.ts'
import type { Calendar } from './rules/days.ts'
import { calendarOf, datedValues, holidayYear, type DatedValue } from './rules/dated.ts'
import { localFigureFile, type LocalFigureFile } from './rules/local-figure-schema.ts'

/** A language that the pages can speak; `content/locales/languages.yaml`. */
export const language = z.strictObject({
  tag: z.string().regex(/^[a-z]{2,3}(-[A-Za-z]{2,8})*$/),
  /** In its own script. */
  name: z.string().min(1),
  direction: z.enum(['ltr', 'rtl']).default('ltr'),
  writing: z.enum(['horizontal', 'vertical']).default('horizontal'),
  /** `draft` texts are shown beside Chinese and labelled 「机器初译，仅供参考」. */
  review: z.enum(['authoritative', 'reviewed', 'draft']),
  /** Who checked the texts, for `reviewed`. */
  reviewedBy: z.string().optional(),
})
export type Language = z.infer<typeof language>

const wordsFile = z.record(z.string(), z.string()).superRefine((words, context) => {
  for (const id of Object.keys(words))
    if (!/^[a-zA-Z0-9][a-zA-Z0-9.-]*$/.test(id))
      context.addIssue({
        code: 'custom',
        path: [id],
        ...issueOf('word-id'),
      })
})
export type Words = Readonly<Record<string, string>>

export interface Content {
  /** Date of the newest form and a short hash of all content files: travels in every envelope. */
  readonly version: string
  /** The same of all but the office's profile. */
  readonly restVersion: string
  readonly languages: readonly Language[]
  readonly office: OfficeProfile
  /** The kinds of bodies that a person may be sent to. */
  readonly bodyKinds: readonly BodyKind[]
  readonly forms: ReadonlyMap<string, FormDefinition>
  /** How forms are laid out on A4, by form. */
  readonly papers: ReadonlyMap<string, PaperLayout>
  readonly guides: ReadonlyMap<string, Guide>
  /** What the guides are about, as the home screen shows it. */
  readonly guideTopics: readonly GuideTopic[]
  /** Announced holidays. */
  readonly calendar: Calendar
  /** Figures set by a time: rates, averages. */
  readonly values: readonly DatedValue[]
  /** Figures of the place that a content pack brings. */
  readonly localFigures: readonly LocalFigureFile[]
  /** The 3+X catalogue, in the order of its list. */
  readonly services: readonly ServiceItem[]
  readonly publicity: Publicity
  readonly quiz: readonly QuizQuestion[]
  /** Legal terms in plain words. */
  readonly glossary: readonly GlossaryTerm[]
  /** Lay questions that people often ask, to tap instead of typing. */
  readonly commonQuestions: readonly string[]
  /** Text by id; what a language lacks is filled from Chinese. */
  readonly words: (tag: string) => Words
}

/** All content as data alone, which a thread can hand over. */
export interface ContentData extends Omit<Content, 'words'> {
  /** Of each language what it has itself. */
  readonly ownWords: ReadonlyMap<string, Words>
}

export function contentOf({ ownWords, ...data }: ContentData): Content {
  const chinese = ownWords.get(CHINESE) ?? {}
  return { ...data, words: (tag) => ({ ...chinese, ...ownWords.get(tag) }) }
}

/** The reference language: authoritative, complete, always offered. */
export const CHINESE = 'zh-CN'

/**
 * Whether a file of words is for citizens. The desk carries its own in its page and the technician's wizard
 * (kiosk/technician) reads its own; their ids may differ in meaning from those citizens read.
 */
export const isForCitizens = (file: string): boolean =>
  !/(?:^|\/)(?:office-)?(?:desk|setup)\.json$/.test(file)

/**
 * Reads and checks all content but the laws. `directory` is the content room; `officeProfileFile` replaces the
 * demonstration office. Every problem is reported, by file, line and field.
 */
export function loadContent(directory: string, officeProfileFile?: string): Result<Content, YamlProblem[]> {
  const data = readContent(directory, officeProfileFile)
  return data.ok ? ok(contentOf(data.value)) : data
}

/** The same, as data alone. */
export function readContent(
  directory: string,
  officeProfileFile?: string,
): Result<ContentData, YamlProblem[]> {
  const officeFile = officeProfileFile ?? join(directory, 'office/demo.yaml')
  const problems: YamlProblem[] = []
  const hash = createHash('sha256')
  let newest = ''
  const named = (file: string) => relative(process.cwd(), file) || file

  function read(file: string): string | undefined {
    if (!existsSync(file)) {
      problems.push({ file: named(file), line: 1, field: '', ...told('no-such-file') })
      return undefined
    }
    const text = readFileSync(file, 'utf8')
    if (file !== officeFile) hash.update(`${relative(directory, file)}\n${text}\n`)
    return text
  }
  function yaml<T>(file: string, schema: z.ZodType<T>): T | undefined {
    const text = read(file)
    if (text === undefined) return undefined
    const parsed = parseYaml({ schema, text, file: named(file) })
    if (parsed.ok) return parsed.value
    problems.push(...parsed.error)
    return undefined
  }
  const filesIn = (folder: string, ending: string): string[] =>
    existsSync(join(directory, folder))
      ? readdirSync(join(directory, folder))
          .filter((name) => name.endsWith(ending))
          .toSorted()
          .map((name) => join(directory, folder, name))
      : []

  const languages = yaml(join(directory, 'locales/languages.yaml'), z.array(language).min(1)) ?? []
  if (languages.length > 0 && languages[0]?.tag !== CHINESE)
    problems.push({
      file: named(join(directory, 'locales/languages.yaml')),
      line: 1,
      field: '0.tag',
      ...told('first-language', { tag: CHINESE }),
    })

  const own = new Map<string, Record<string, string>>()
  for (const { tag } of languages) {
    const words: Record<string, string> = {}
    // JSON is YAML, so the same reader gives the line of a fault.
    for (const file of filesIn(`locales/${tag}`, '.json')) {
      const read = yaml(file, wordsFile)
      if (isForCitizens(file)) Object.assign(words, read)
    }
    own.set(tag, words)
  }

  const forms = readForms({ yaml, filesIn })
  for (const { version } of forms.values()) if (version > newest) newest = version
  const papers = new Map(
    filesIn('papers', '.yaml').flatMap((file): [string, PaperLayout][] => {
      const layout = yaml(file, paperLayout)
      return layout ? [[layout.form, layout]] : []
    }),
  )
  const years = filesIn('calendar', '.yaml').flatMap((file) => yaml(file, holidayYear) ?? [])
  const values = yaml(join(directory, 'values.yaml'), datedValues) ?? []
  const localFigures = filesIn('figures', '.yaml').flatMap((file) => {
    const figure = yaml(file, localFigureFile)
    if (figure && basename(file) !== `${figure.id}.yaml`)
      problems.push({
        file: named(file),
        line: 1,
        field: 'id',
        ...told('file-name', { id: figure.id, name: `${figure.id}.yaml` }),
      })
    return figure ?? []
  })
  const { guides, topics } = readGuides({
    yaml,
    filesIn,
    fault: (file, { path, ...what }) =>
      problems.push({
        file: named(file),
        line: lineIn(readFileSync(file, 'utf8'), path),
        field: path.join('.'),
        ...what,
      }),
  })
  for (const { version } of guides.values()) if (version > newest) newest = version
  const services: ServiceItem[] = []
  for (const file of filesIn('services', '.yaml')) {
    const item = yaml(file, serviceItem)
    if (!item) continue
    for (const field of ['id', 'code', 'order'] as const)
      if (services.some((other) => other[field] === item[field]))
        problems.push({
          file: named(file),
          line: 1,
          field,
          ...told('service-taken', { field, given: item[field] }),
        })
    if (basename(file) !== `${item.id}.yaml`)
      problems.push({
        file: named(file),
        line: 1,
        field: 'id',
        ...told('file-name', { id: item.id, name: `${item.id}.yaml` }),
      })
    services.push(item)
  }
  services.sort((a, b) => a.order - b.order)
  const shown = yaml(join(directory, 'campaigns/publicity.yaml'), publicity)
  const quiz = yaml(join(directory, 'campaigns/quiz.yaml'), z.array(quizQuestion).min(1)) ?? []
  const office = yaml(officeFile, officeProfile)
  const kinds = yaml(join(directory, 'office/body-kinds.yaml'), bodyKinds) ?? []
  const terms = yaml(join(directory, 'glossary/glossary.yaml'), glossary) ?? []
  const commonQuestions =
    yaml(join(directory, 'common-questions.yaml'), z.array(z.string().min(2).max(40))) ?? []
  // What we say about laws, answers included, is read by the law room; here it only counts for the version.
  for (const folder of ['laws', 'laws/digests', 'laws/questions', 'answers'])
    filesIn(folder, '.yaml').forEach(read)

  if (problems.length > 0 || !office || !shown) return err(problems)
  const restVersion = `${newest || '0000-00-00'}+${hash.digest('hex').slice(0, SHORT)}`
  return ok({
    version: versionOf(restVersion, office),
    restVersion,
    languages,
    office,
    bodyKinds: kinds,
    forms,
    papers,
    guides,
    guideTopics: topics,
    calendar: calendarOf(years),
    values,
    localFigures,
    services,
    publicity: shown,
    quiz,
    glossary: terms,
    commonQuestions,
    ownWords: own,
  })
}

/** Characters of a hash that tell one content from another. */
const SHORT = 8

/** By what the profile says: where an office keeps it, and how it is written down, does not change the version. */
function versionOf(restVersion: string, office: OfficeProfile): string {
  const [newest] = restVersion.split('+')
  const hash = createHash('sha256').update(`${restVersion}\n${JSON.stringify(office)}`)
  return `${newest}+${hash.digest('hex').slice(0, SHORT)}`
}

/** The same content with another profile, without reading all of it again. */
export const withOffice = (content: Content, office: OfficeProfile): Content => ({
  ...content,
  office,
  version: versionOf(content.restVersion, office),
})
