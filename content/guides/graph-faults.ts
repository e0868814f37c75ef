import { UNKNOWN } from '../engine/guide-condition.ts'
import type { Branches, GuideFile, GuideQuestion } from '../engine/guide-schema.ts'

/** Where in the file and what is wrong, with what to do about it. */
export interface GuideFault {
  readonly path: readonly PropertyKey[]
  readonly message: string
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
      message: `there is no question ${guide.start}; name one of ${Object.keys(questions).join(', ')}`,
    })
  else if (guide.violence && !start.safety)
    faults.push({
      path: ['questions', guide.start],
      message: 'a guide on violence asks for safety first; add "safety: true" to its first question',
    })

  for (const id of Object.keys(questions)) {
    if (RESERVED.includes(id))
      faults.push({ path: ['questions', id], message: `${id} has a meaning of its own; choose another id` })
    if (Object.hasOwn(outcomes, id))
      faults.push({ path: ['outcomes', id], message: `${id} is also a question; choose another id` })
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
          message: `leads to ${to}, which is no question and no outcome; correct the id or add it`,
        })
      else if (open.has(to))
        faults.push({
          path,
          message: `leads back to ${to}; a path may ask each question once, lead it forward`,
        })
      else visit(to)
    }
    open.delete(id)
  }
  visit(guide.start)
  for (const [kind, nodes] of Object.entries({ questions, outcomes }))
    for (const id of Object.keys(nodes))
      if (!reached.has(id) && start)
        faults.push({ path: [kind, id], message: 'no answer leads here; remove it, or lead an answer to it' })
  return faults
}

function questionFaults(id: string, question: GuideQuestion): GuideFault[] {
  const faults: GuideFault[] = []
  if (question.kind === 'number' && question.min > question.max)
    faults.push({ path: ['questions', id, 'min'], message: 'min is more than max; exchange them' })
  if (question.kind !== 'choice' && question.kind !== 'choices') return faults
  for (const [index, option] of question.options.entries()) {
    const path = ['questions', id, 'options', index]
    if (question.options.findIndex((other) => other.id === option.id) !== index)
      faults.push({ path: [...path, 'id'], message: `option ${option.id} stands twice; rename one` })
    if (question.kind === 'choice' && !question.options[index]!.next && !question.next)
      faults.push({ path, message: `option ${option.id} leads nowhere; add "next" to it or to the question` })
  }
  return faults
}
