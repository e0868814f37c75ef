import { composeGuide } from '../engine/guide-blocks.ts'
import type { Condition } from '../engine/guide-condition.ts'
import { UNKNOWN } from '../engine/guide-condition.ts'
import {
  inputsOf,
  type Guide,
  type GuideBlock,
  type GuideFile,
  type GuideQuestion,
} from '../engine/guide-schema.ts'
import type { GuideFault } from './graph-faults.ts'

type Path = readonly PropertyKey[]

/** What outcomes and blocks say, against the questions of the guide: nothing may speak of what is not asked. */
export function partFaults(file: GuideFile, shared: ReadonlyMap<string, GuideBlock>): GuideFault[] {
  const faults: GuideFault[] = []
  const at = (path: Path, found: readonly string[]) =>
    found.forEach((message) => faults.push({ path, message }))

  for (const [id, question] of Object.entries(file.questions))
    for (const { path, condition } of branchConditions(id, question))
      at(path, conditionFaults(condition, file.questions))

  const used = new Set<string>()
  for (const [id, outcome] of Object.entries(file.outcomes)) {
    const path = ['outcomes', id]
    for (const [index, { block, with: names, when }] of outcome.use.entries()) {
      const here = [...path, 'use', index]
      used.add(block)
      if (!Object.hasOwn(file.blocks, block) && !shared.has(block))
        at(here, [`there is no block ${block}; it stands neither in this guide nor in content/guides/blocks`])
      if (when) at(here, conditionFaults(when, file.questions))
      for (const question of Object.values(names))
        if (!Object.hasOwn(file.questions, question))
          at(here, [`"with" names ${question}, which is no question of this guide; correct it`])
    }
    faults.push(...ownFaults(path, outcome, file.questions))
  }
  for (const [id, block] of Object.entries(file.blocks)) {
    faults.push(...ownFaults(['blocks', id], block, file.questions))
    if (!used.has(id)) at(['blocks', id], ['no outcome uses this block; remove it, or name it under "use"'])
    if (shared.has(id)) at(['blocks', id], ['a shared block has this name too; choose another'])
  }
  if (faults.length === 0) faults.push(...composedFaults(composeGuide(file, shared)))
  return faults
}

/** Of outcomes with their blocks in them. */
function composedFaults(guide: Guide): GuideFault[] {
  return Object.entries(guide.outcomes).flatMap(([id, outcome]) => {
    const path = ['outcomes', id]
    const told: string[] = ownFaults(path, outcome, guide.questions).map(
      ({ message }) => `a shared block it uses: ${message}`,
    )
    if (outcome.rights.length === 0)
      told.push('says no right; add "rights" with a citation, or "use" a block that has some')
    if (outcome.steps.length === 0) told.push('says no step; add "steps": what to do first, and then')
    if (outcome.places.length === 0) told.push('says nowhere to go; add "places" with a "body"')
    const limits = outcome.limits.map((limit) => limit.id)
    if (new Set(limits).size < limits.length) told.push('has two limits with one id; rename one')
    return told.map((message) => ({ path, message }))
  })
}

function ownFaults(at: Path, parts: GuideBlock, questions: GuideFile['questions']): GuideFault[] {
  const faults: GuideFault[] = []
  const add = (path: Path, message: string) => faults.push({ path: [...at, ...path], message })
  for (const [kind, items] of Object.entries(parts)) {
    if (!Array.isArray(items)) continue
    for (const [index, { when }] of (items as { when?: Condition }[]).entries())
      if (when && kind !== 'use')
        for (const message of conditionFaults(when, questions)) add([kind, index, 'when'], message)
  }
  for (const [index, { from, after, period }] of parts.limits.entries()) {
    if (from !== undefined && questions[from]?.kind !== 'date')
      add(
        ['limits', index, 'from'],
        `${from} is no date question of this guide; name one, or write "after" in words`,
      )
    if (period === 'none' && from !== undefined)
      add(['limits', index, 'from'], 'what has no limit runs from no day; remove "from"')
    if (period !== 'none' && from === undefined && after === undefined)
      add(['limits', index], 'says not from when it runs; add "from" (a date question) or "after" (in words)')
  }
  for (const [index, { rule, inputs }] of parts.calculations.entries()) {
    const known = inputsOf(rule)
    for (const [name, { optional }] of Object.entries(known))
      if (!optional && !Object.hasOwn(inputs, name))
        add(['calculations', index, 'inputs'], `${rule} needs ${name}; name the question that gives it`)
    for (const [name, input] of Object.entries(inputs)) {
      const path = ['calculations', index, 'inputs', name]
      const wanted = known[name]
      if (!wanted) add(path, `${rule} has no input ${name}; it has ${Object.keys(known).join(', ')}`)
      else if (typeof input !== 'string') {
        if (wanted.options && !wanted.options.includes(input.value))
          add(path, `${input.value} is not allowed; allowed: ${wanted.options.join(', ')}`)
      } else {
        const question = questions[input]
        const given = question?.kind === 'number' && wanted.kind === 'amount' ? 'amount' : question?.kind
        if (given !== wanted.kind)
          add(path, `needs a ${wanted.kind} question of this guide; ${input} is ${question?.kind ?? 'none'}`)
        else if (wanted.options && question?.kind === 'choice')
          for (const { id } of question.options)
            if (!wanted.options.includes(id))
              add(
                path,
                `option ${id} of ${input} means nothing to ${rule}; allowed: ${wanted.options.join(', ')}`,
              )
      }
    }
  }
  for (const [index, action] of parts.actions.entries())
    if ('apply' in action)
      for (const [field, value] of Object.entries(action.fill))
        if (typeof value === 'object') {
          const path = ['actions', index, 'fill', field]
          const question = questions[value.answer]
          if (!question) add(path, `${value.answer} is no question of this guide; correct it`)
          else
            for (const option of Object.keys(value.as ?? {}))
              if (!answersOf(question)?.includes(option))
                add(path, `${option} is no answer to ${value.answer}; correct it`)
        }
  return faults
}

/** What can be answered, where it can be counted. */
function answersOf(question: GuideQuestion): string[] | undefined {
  if (question.kind === 'yes-no') return ['yes', 'no', UNKNOWN]
  if (question.kind === 'choice' || question.kind === 'choices')
    return [...question.options.map(({ id }) => id), UNKNOWN]
  return undefined
}

function conditionFaults(condition: Condition, questions: GuideFile['questions']): string[] {
  if ('all' in condition) return condition.all.flatMap((one) => conditionFaults(one, questions))
  if ('any' in condition) return condition.any.flatMap((one) => conditionFaults(one, questions))
  if ('not' in condition) return conditionFaults(condition.not, questions)
  const { question: id } = condition
  const question = questions[id]
  if (!question) return [`${id} is no question of this guide; correct it`]
  if ('is' in condition) {
    const answers = answersOf(question) ?? [UNKNOWN]
    return condition.is
      .filter((answer) => !answers.includes(answer))
      .map((answer) => `${answer} is no answer to ${id}; it has ${answers.join(', ')}`)
  }
  const fits = 'than' in condition ? ['amount', 'number'].includes(question.kind) : question.kind === 'date'
  return fits ? [] : [`${id} asks a ${question.kind}, which cannot be compared like this`]
}

function branchConditions(id: string, question: GuideQuestion): { path: Path; condition: Condition }[] {
  const at = ['questions', id]
  const of = (branches: { when?: Condition | undefined }[] | undefined, ...path: PropertyKey[]) =>
    (branches ?? []).flatMap(({ when }) => (when ? [{ path: [...at, ...path], condition: when }] : []))
  const unknown = of(question.unknown.next, 'unknown')
  if (question.kind === 'yes-no') return [...of(question.yes, 'yes'), ...of(question.no, 'no'), ...unknown]
  if (question.kind !== 'choice') return [...of(question.next, 'next'), ...unknown]
  const options = question.options.flatMap(({ next }, index) => of(next, 'options', index, 'next'))
  return [...options, ...of(question.next, 'next'), ...unknown]
}
