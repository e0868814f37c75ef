import { join } from 'node:path'
import { existsSync, readFileSync } from 'node:fs'
import { linesOf } from '../../base/yaml.ts'
import type { Content } from '../load.ts'
import type { LawContent } from '../laws/content.ts'
import { addMonths } from '../rules/days.ts'

/** Something that somebody must look up again. */
export interface StaleCheck {
  readonly file: string
  readonly line: number
  readonly field: string
  /** Last checked on. */
  readonly checkedOn: string
  readonly what: string
}

/**
 * Everything that was checked more than `months` before `today`, and the holidays of next year where they are announced
 * and not written down: the State Council's office tells them in November.
 */
export function staleChecks(input: {
  readonly directory: string
  readonly content: Content
  readonly lawContent: LawContent
  readonly officeFile: string
  readonly today: string
  readonly months: number
}): StaleCheck[] {
  const { directory, content, lawContent, officeFile, today, months } = input
  const { office, guides, values, localFigures, calendar } = content
  const limit = addMonths(today, -months)
  const found: StaleCheck[] = []
  function look(file: string, checks: readonly Check[]): void {
    const old = checks.filter(({ checkedOn }) => checkedOn < limit)
    if (old.length === 0) return
    const path = file === officeFile ? file : join(directory, file)
    const lineOf = linesOf(existsSync(path) ? readFileSync(path, 'utf8') : '')
    for (const { path: at, checkedOn, what } of old)
      found.push({ file, line: lineOf(at), field: at.join('.'), checkedOn, what })
  }
  for (const { code, id, checked, title } of guides.values())
    look(`guides/${code.toLowerCase()}-${id}.yaml`, [
      { path: ['checked', 'on'], checkedOn: checked.on, what: title['zh-CN'] },
    ])
  look(
    'values.yaml',
    values.map(({ id, checkedOn }, index) => ({ path: [index, 'checkedOn'], checkedOn, what: id })),
  )
  look(
    'laws/changes.yaml',
    lawContent.changes.map(({ law, checked }, index) => ({
      path: [index, 'checked'],
      checkedOn: checked,
      what: law,
    })),
  )
  for (const { id, values: set } of localFigures) {
    const newest = set.at(-1)!
    look(`figures/${id}.yaml`, [
      { path: ['values', set.length - 1, 'checkedOn'], checkedOn: newest.checkedOn, what: newest.source },
    ])
  }
  const rule = office.hardshipRule
  look(officeFile, [
    ...(rule
      ? [{ path: ['hardshipRule', 'checkedOn'], checkedOn: rule.checkedOn, what: rule.document }]
      : []),
    ...office.bodies.map(({ name, checkedOn }, index) => ({
      path: ['bodies', index, 'checkedOn'],
      checkedOn,
      what: name['zh-CN'],
    })),
  ])
  const next = Number(today.slice(0, 4)) + 1
  if (today.slice(5) >= ANNOUNCED && !calendar.years.includes(next))
    found.push({
      file: `calendar/${next}.yaml`,
      line: 1,
      field: '',
      checkedOn: '',
      what: `the holidays of ${next} are not written down; copy them from the notice of 国务院办公厅`,
    })
  return found
}

interface Check {
  readonly path: readonly PropertyKey[]
  readonly checkedOn: string
  readonly what: string
}

/** The notices for 2024, 2025 and 2026 were given between 25 October and 12 November. */
const ANNOUNCED = '11-15'
