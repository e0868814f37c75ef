import { unreachable } from '../../base/result.ts'
import { idInItem, type Answers, type AskedField } from './form-asked.ts'
import { holds, renameFields, type Circumstances } from './form-condition.ts'
import type { AnswerProblem } from './form-field.ts'
import type { FormField, FormRule, FormStep } from './form-schema.ts'
import type { Localized } from './localized.ts'

/** Fields that a rule is about; `group.field` for all items of a group. */
export const namedBy = (rule: FormRule): readonly string[] =>
  rule.kind === 'sum' ? [...rule.parts, rule.total] : rule.fields

/** The field at which the message of a rule is shown. */
export const placeOfRule = (rule: FormRule): string => rule.at ?? namedBy(rule).at(-1)!.split('.')[0]!

/**
 * What the rules of a page find, by the field at which it is told. `asked` are the fields of the page as they are
 * asked, `answers` those of the whole form, clean. A field that is wrong by itself is judged by no rule.
 */
export function ruleProblems({
  rules,
  fields,
  asked,
  answers,
  known,
  wrong,
}: {
  rules: readonly FormRule[]
  fields: readonly FormField[]
  asked: readonly AskedField[]
  answers: Answers
  known: Circumstances
  wrong: readonly string[]
}): Record<string, AnswerProblem> {
  const problems: Record<string, AnswerProblem> = {}
  const judge = (rule: FormRule, rename: (id: string) => string) => {
    const at = rename(placeOfRule(rule))
    if (at in problems || !asked.some(({ id }) => id === at)) return
    if ([at, ...namedBy(rule).map(rename)].some((id) => wrong.includes(id))) return
    if (rule.when && !holds(renameFields(rule.when, rename), answers, known)) return
    if (!isKept(rule, (reference) => valuesOf(rename(reference), answers))) problems[at] = `rule:${rule.id}`
  }
  for (const rule of rules) judge(rule, (id) => id)
  for (const group of fields)
    if (group.kind === 'group' && group.rules)
      for (const at of new Set(
        asked.flatMap(({ within }) => (within?.group === group.id ? [within.at] : [])),
      ))
        for (const rule of group.rules)
          judge(rule, (id) => (group.fields.some((one) => one.id === id) ? idInItem(group.id, at, id) : id))
  return problems
}

/** What a form says of a problem that one of its rules found; undefined for any other. */
export function messageOf(
  step: FormStep | undefined,
  problem: AnswerProblem | undefined,
): Localized | undefined {
  if (step?.kind !== 'fields' || !problem?.startsWith('rule:')) return undefined
  const rules = [
    ...(step.rules ?? []),
    ...step.fields.flatMap((field) => (field.kind === 'group' ? (field.rules ?? []) : [])),
  ]
  return rules.find(({ id }) => problem === `rule:${id}`)?.message
}

/** The answers that a reference names: one, none, or of `group.field` those of all items. */
function valuesOf(reference: string, answers: Answers): string[] {
  const [group, part, ...more] = reference.split('.')
  const ofAll = part !== undefined && more.length === 0
  const pattern = ofAll ? new RegExp(`^${group}\\.\\d+\\.${part}$`) : undefined
  return Object.entries(answers).flatMap(([id, value]) => {
    if (!(pattern ? pattern.test(id) : id === reference)) return []
    if (typeof value === 'string') return [value]
    // A plain no is an answer too.
    return Array.isArray(value) && value.length === 0 ? [] : [String(value)]
  })
}

/** Whether a rule is kept; one whose fields are not answered is silent. */
function isKept(rule: FormRule, values: (reference: string) => string[]): boolean {
  switch (rule.kind) {
    case 'any-given':
      return rule.fields.some((id) => values(id).length > 0)
    case 'different': {
      const all = rule.fields.flatMap(values)
      return new Set(all).size === all.length
    }
    case 'order': {
      const all = rule.fields.flatMap(values)
      return all.every((value, i) => i === 0 || !isLess(value, all[i - 1]!))
    }
    case 'sum': {
      const total = values(rule.total)[0]
      const parts = rule.parts.flatMap(values).map(Number)
      if (total === undefined || parts.length === 0) return true
      const sum = parts.reduce((all, part) => all + part, 0)
      return rule.compare === 'equal' ? sum === Number(total) : sum <= Number(total)
    }
    default:
      return unreachable(rule)
  }
}

/** Days as they are written, amounts as figures. */
const isLess = (one: string, other: string): boolean =>
  /^\d+$/.test(one) && /^\d+$/.test(other) ? Number(one) < Number(other) : one < other
