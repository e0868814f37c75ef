import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { lineIn, parseYaml, type YamlProblem } from '../../base/yaml.ts'
import { citesOf } from '../engine/guide.ts'
import { guideQuotes, guideStories } from '../engine/guide-schema.ts'
import type { Content } from '../load.ts'
import { figuresOn } from '../rules/figures.ts'
import { calculators } from '../rules/calculators.ts'
import type { GuideFault } from './graph-faults.ts'
import { guideSources } from './guide-sources.ts'
import { leadFaults } from './lead-faults.ts'
import { storyFaults } from './story.ts'

interface GuideFindings {
  readonly problems: readonly YamlProblem[]
  readonly remarks: readonly string[]
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
    for (const { path, ...what } of faults)
      problems.push({ file, line: lineIn(text, path), field: path.join('.'), ...what })
  }
  const missing = (file: string, message: string) => problems.push({ file, line: 1, field: '', message })

  for (const { file, name, parts } of guideSources(directory)) {
    report(
      file,
      parts.flatMap((one) => leadFaults(one, content, (remark) => remarks.push(`${file}: ${remark}`))),
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
