import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { z } from 'zod'
import { lineIn, parseYaml, type YamlProblem } from '../../base/yaml.ts'
import { citesOf } from '../engine/guide.ts'
import {
  guideBlock,
  guideFile,
  guideQuotes,
  guideStories,
  type GuideAction,
  type GuideBlock,
} from '../engine/guide-schema.ts'
import type { Content } from '../load.ts'
import { figuresOn } from '../rules/figures.ts'
import { calculators } from '../rules/calculators.ts'
import type { GuideFault } from './graph-faults.ts'
import { storyFaults } from './story.ts'

interface GuideFindings {
  readonly problems: readonly YamlProblem[]
  readonly remarks: readonly string[]
}

/** A file of guides or shared blocks, with what it says itself. */
interface Source {
  readonly file: string
  /** Name of its quotes and stories. */
  readonly name: string
  readonly parts: readonly { readonly path: readonly PropertyKey[]; readonly part: GuideBlock }[]
}

/** What guides say against the rest of content: quotes, stories, bodies, forms and other guides. */
export function checkGuides(directory: string, content: Content): GuideFindings {
  const problems: YamlProblem[] = []
  const remarks: string[] = []
  const read = <T>(file: string, schema: z.ZodType<T>): T | undefined => {
    const text = readFileSync(join(directory, file), 'utf8')
    const parsed = parseYaml({ schema, text, file })
    if (parsed.ok) return parsed.value
    problems.push(...parsed.error)
    return undefined
  }
  const report = (file: string, faults: readonly GuideFault[]) => {
    if (faults.length === 0) return
    const text = readFileSync(join(directory, file), 'utf8')
    for (const { path, message } of faults)
      problems.push({ file, line: lineIn(text, path), field: path.join('.'), message })
  }
  const missing = (file: string, message: string) => problems.push({ file, line: 1, field: '', message })

  const sources = guideSources(directory)
  for (const { file, name, parts } of sources) {
    report(
      file,
      parts.flatMap(({ path, part }) => [
        ...part.places.flatMap(({ body }, index) =>
          bodyFaults([...path, 'places', index, 'body'], body, content),
        ),
        ...part.actions.flatMap((action, index) =>
          actionFaults([...path, 'actions', index], action, content, (remark) =>
            remarks.push(`${file}: ${remark}`),
          ),
        ),
      ]),
    )
    const cites = new Set(parts.flatMap(({ part }) => citesOf(part)))
    checkQuotes(name, cites)
  }
  checkQuotes('calculators', new Set(Object.values(calculators).flatMap(({ cites }) => cites)))

  for (const guide of content.guides.values()) {
    const file = `guides/stories/${guide.code.toLowerCase()}-${guide.id}.yaml`
    if (!existsSync(join(directory, file))) {
      missing(file, 'is missing; write at least three stories: answers and what must come out')
      continue
    }
    const stories = read(file, guideStories) ?? []
    report(
      file,
      stories.flatMap((story, index) =>
        storyFaults(guide, story, {
          calendar: content.calendar,
          values: figuresOn(content, story.on),
        }).map(({ path, message }) => ({ path: [index, ...path], message })),
      ),
    )
    const told = new Set(stories.map(({ outcome }) => outcome))
    for (const id of Object.keys(guide.outcomes))
      if (stories.length > 0 && !told.has(id)) missing(file, `no story leads to ${id}; write one`)
  }
  return { problems, remarks }

  function checkQuotes(name: string, cites: ReadonlySet<string>): void {
    const file = `guides/quotes/${name}.yaml`
    if (!existsSync(join(directory, file))) {
      if (cites.size > 0)
        missing(file, `is missing; it quotes at least 8 characters of each of ${cites.size} articles`)
      return
    }
    const quotes = read(file, guideQuotes)
    if (!quotes) return
    for (const cite of cites)
      if (!Object.hasOwn(quotes, cite))
        missing(file, `${cite} is cited and not quoted; add it with its words`)
    report(
      file,
      Object.keys(quotes).flatMap((cite) =>
        cites.has(cite) ? [] : [{ path: [cite], message: 'is quoted and not cited; remove it' }],
      ),
    )
  }
}

/** Guides and shared blocks as their files have them; files with faults are left to the loader. */
export function guideSources(directory: string): Source[] {
  const list = (folder: string) =>
    existsSync(join(directory, folder))
      ? readdirSync(join(directory, folder))
          .filter((name) => name.endsWith('.yaml'))
          .toSorted()
      : []
  const load = <T>(file: string, schema: z.ZodType<T>): T[] => {
    const parsed = parseYaml({ schema, text: readFileSync(join(directory, file), 'utf8'), file })
    return parsed.ok ? [parsed.value] : []
  }
  return [
    ...list('guides').flatMap((name) => {
      const file = `guides/${name}`
      return load(file, guideFile).map(({ outcomes, blocks }) => ({
        file,
        name: basename(name, '.yaml'),
        parts: Object.entries({ outcomes, blocks }).flatMap(([kind, group]) =>
          Object.entries(group as Record<string, GuideBlock>).map(([id, part]) => ({
            path: [kind, id],
            part,
          })),
        ),
      }))
    }),
    ...list('guides/blocks').flatMap((name) => {
      const file = `guides/blocks/${name}`
      return load(file, guideBlock).map((part) => ({
        file,
        name: basename(name, '.yaml'),
        parts: [{ path: [], part }],
      }))
    }),
  ]
}

function bodyFaults(path: readonly PropertyKey[], body: string, { bodyKinds }: Content): GuideFault[] {
  if (bodyKinds.some(({ id }) => id === body)) return []
  return [{ path, message: `${body} is no kind of body; see office/body-kinds.yaml, or add it there` }]
}

function actionFaults(
  path: readonly PropertyKey[],
  action: GuideAction,
  content: Content,
  remark: (text: string) => void,
): GuideFault[] {
  if ('refer' in action) return bodyFaults([...path, 'refer'], action.refer, content)
  if ('guide' in action && !content.guides.has(action.guide)) remark(`guide ${action.guide} is not there yet`)
  if ('book' in action && !content.services.some(({ id }) => id === action.book))
    return [
      {
        path: [...path, 'book'],
        message: `${action.book} is no service; there are ${content.services.map(({ id }) => id).join(', ')}`,
      },
    ]
  if (!('apply' in action)) return []
  const form = content.forms.get(action.apply)
  if (!form) {
    remark(`form ${action.apply} is not there yet`)
    return []
  }
  const fields = form.steps.flatMap((step) => (step.kind === 'fields' ? step.fields : []))
  return Object.entries(action.fill).flatMap(([id, value]): GuideFault[] => {
    const here = [...path, 'fill', id]
    const field = fields.find((one) => one.id === id)
    if (!field) return [{ path: here, message: `form ${action.apply} has no field ${id}; correct the id` }]
    if (field.kind !== 'choice' && field.kind !== 'choices') return []
    const given = typeof value === 'object' ? Object.values(value.as ?? {}) : [value]
    const options = field.options.map((option) => option.id)
    return given
      .filter((one) => typeof one !== 'string' || !options.includes(one))
      .map((one) => ({
        path: here,
        message: `${String(one)} is no option of ${id}; it has ${options.join(', ')}`,
      }))
  })
}
