import type { Fault } from '../../base/yaml.ts'
import { told } from '../faults.ts'
import { UNKNOWN } from '../engine/guide-condition.ts'
import type { Branches, GuideFile, GuideQuestion } from '../engine/guide-schema.ts'

/** Where in the file and what is wrong, with what to do about it. */
export interface GuideFault {
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly fault?: Fault
}

interface Edge {
  readonly path: readonly PropertyKey[]
  readonly to: string
}

const RESERVED = ['any', 'all', 'not', UNKNOWN]

/** Where every answer of a question leads. */
export function edgesOf(id: string, question: GuideQuestion): Edge[] {
  const at = ['questions', id]
  const along = (branches: Branches | undefined, ...path: PropertyKey[]): Edge[] =>
    (branches ?? []).map(({ next }) => ({ path: [...at, ...path], to: next }))
  const unknown = along(question.unknown.next, 'unknown')
  switch (question.kind) {
    case 'yes-no':
      return [...along(question.yes, 'yes'), ...along(question.no, 'no'), ...unknown]
    case 'choice':
      return [
        ...question.options.flatMap(({ next }, index) => along(next, 'options', index, 'next')),
        ...along(question.next, 'next'),
        ...unknown,
      ]
    default:
      return [...along(question.next, 'next'), ...unknown]
  }
}

/** The questions of a guide as a graph: every answer leads on, no path comes back, nothing lies aside. */
export function graphFaults(guide: GuideFile): GuideFault[] {
  const faults: GuideFault[] = []
  const { questions, outcomes } = guide
  const start = questions[guide.start]
  if (!start)
    faults.push({
      path: ['start'],
      ...told('no-such-question', { given: guide.start, known: Object.keys(questions) }),
    })
  else if (guide.violence && !start.safety)
    faults.push({
      path: ['questions', guide.start],
      ...told('safety-first'),
    })

  for (const id of Object.keys(questions)) {
    if (RESERVED.includes(id)) faults.push({ path: ['questions', id], ...told('reserved-id', { given: id }) })
    if (Object.hasOwn(outcomes, id))
      faults.push({ path: ['outcomes', id], ...told('also-question', { given: id }) })
  }
  for (const [id, question] of Object.entries(questions)) faults.push(...questionFaults(id, question))

  const reached = new Set<string>()
  const open = new Set<string>()
  function visit(id: string): void {
    if (reached.has(id)) return
    reached.add(id)
    const question = questions[id]
    if (!question) return
    open.add(id)
    for (const { path, to } of edgesOf(id, question)) {
      if (!Object.hasOwn(questions, to) && !Object.hasOwn(outcomes, to))
        faults.push({
          path,
          ...told('leads-nowhere', { given: to }),
        })
      else if (open.has(to))
        faults.push({
          path,
          ...told('leads-back', { given: to }),
        })
      else visit(to)
    }
    open.delete(id)
  }
  visit(guide.start)
  for (const [kind, nodes] of Object.entries({ questions, outcomes }))
    for (const id of Object.keys(nodes))
      if (!reached.has(id) && start) faults.push({ path: [kind, id], ...told('unreached') })
  return faults
}

function questionFaults(id: string, question: GuideQuestion): GuideFault[] {
  const faults: GuideFault[] = []
  if (question.kind === 'number' && question.min > question.max)
    faults.push({ path: ['questions', id, 'min'], ...told('min-max') })
  if (question.kind !== 'choice' && question.kind !== 'choices') return faults
  for (const [index, option] of question.options.entries()) {
    const path = ['questions', id, 'options', index]
    if (question.options.findIndex((other) => other.id === option.id) !== index)
      faults.push({ path: [...path, 'id'], ...told('option-twice', { given: option.id }) })
    if (question.kind === 'choice' && !question.options[index]!.next && !question.next)
      faults.push({ path, ...told('option-leads-nowhere', { given: option.id }) })
  }
  return faults
}
