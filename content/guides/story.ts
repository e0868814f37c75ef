import type { RuleFacts } from '../rules/calculator.ts'
import { advise, isAnswer, walk, type GuideAdvice } from '../engine/guide.ts'
import type { Guide, GuideStory } from '../engine/guide-schema.ts'
import type { GuideFault } from './graph-faults.ts'

/** What a story expects and the guide does not say. */
export function storyFaults(guide: Guide, story: GuideStory, facts: Omit<RuleFacts, 'today'>): GuideFault[] {
  const faults: GuideFault[] = []
  const fault = (path: readonly PropertyKey[], message: string) => faults.push({ path, message })
  const now = { ...facts, today: story.on }
  const { answers } = story

  for (const [id, answer] of Object.entries(answers)) {
    const question = guide.questions[id]
    if (!question) fault(['answers', id], `${guide.id} has no question ${id}; correct the id`)
    else if (!isAnswer(question, answer, story.on))
      fault(['answers', id], `${String(answer)} is no answer to a ${question.kind} question; correct it`)
  }
  const { trail, node, kind } = walk(guide, answers, now)
  for (const id of Object.keys(answers))
    if (guide.questions[id] && !trail.includes(id) && id !== node)
      fault(['answers', id], `${id} is not asked on this path; remove the answer`)
  const advice = advise(guide, answers, now)
  if (kind === 'question' || !advice) {
    if (faults.length === 0)
      fault(['answers'], `then ${node} is asked; answer it, or write "${node}: unknown"`)
    return faults
  }
  if (node !== story.outcome) {
    fault(['outcome'], `these answers lead to ${node}, not to ${story.outcome}`)
    return faults
  }
  const said = Object.fromEntries(
    advice.limits.map(({ id, state, deadline }) => [id, deadline?.date ?? state]),
  )
  for (const id of new Set([...Object.keys(said), ...Object.keys(story.limits)]))
    if (said[id] !== story.limits[id])
      fault(
        ['limits', id],
        `the guide says ${said[id] ?? 'nothing'}, the story ${story.limits[id] ?? 'nothing'}; reckon by hand who is right`,
      )
  for (const [name, amount] of Object.entries(story.amounts)) {
    const found = amountsOf(advice).get(name)
    if (JSON.stringify(found) !== JSON.stringify(amount))
      fault(
        ['amounts', name],
        `the guide says ${JSON.stringify(found) ?? 'nothing'}; reckon by hand who is right`,
      )
  }
  const text = textsOf(advice).join('\n')
  for (const [index, piece] of story.shows.entries())
    if (!text.includes(piece)) fault(['shows', index], `「${piece}」 is not shown`)
  for (const [index, piece] of story.hides.entries())
    if (text.includes(piece)) fault(['hides', index], `「${piece}」 is shown`)
  return faults
}

function amountsOf({ calculations }: GuideAdvice): Map<string, number | readonly [number, number]> {
  const lines = calculations.flatMap(({ rule, result }) =>
    (result?.lines ?? []).map((line) => ({ rule, line })),
  )
  return new Map(
    lines.map(({ rule, line }) => [
      `${rule}.${line.id}`,
      line.to === undefined || line.to === line.from ? line.from : [line.from, line.to],
    ]),
  )
}

/** Every Chinese sentence of an advice. */
function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) =>
    key === 'zh-CN' && typeof part === 'string' ? [part] : textsOf(part),
  )
}
