import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { unreachable, unwrap } from '../../base/result.ts'
import { describeProblem } from '../../base/yaml.ts'
import { advise, answerRest, citesOf, walk } from '../engine/guide.ts'
import { UNKNOWN, type GuideAnswer, type GuideAnswers } from '../engine/guide-condition.ts'
import type { Guide, GuideQuestion } from '../engine/guide-schema.ts'
import { loadContent } from '../load.ts'
import { figuresOn } from '../rules/figures.ts'
import { checkGuides } from './check-guides.ts'
import { drawGuide } from './draw.ts'

const directory = fileURLToPath(new URL('..', import.meta.url))
const content = unwrap(loadContent(directory))
const today = '2026-11-26'
const facts = { today, calendar: content.calendar, values: figuresOn(content, today) }
const guides = [...content.guides.values()].map((guide) => [`${guide.code} ${guide.id}`, guide] as const)

test('every story comes out as told, and every citation is quoted', () => {
  expect(checkGuides(directory, content).problems.map(describeProblem)).toEqual([])
})

/** Answers that between them take every way out of a question. */
function answersTo(question: GuideQuestion): GuideAnswer[] {
  switch (question.kind) {
    case 'yes-no':
      return ['yes', 'no', UNKNOWN]
    case 'choice':
      return [...question.options.map(({ id }) => id), UNKNOWN]
    case 'choices':
      return [[], question.options.map(({ id }) => id), ...question.options.map(({ id }) => [id]), UNKNOWN]
    case 'date':
      return ['2010-01-01', '2025-06-30', today, UNKNOWN]
    case 'amount':
      return ['0', '3000', '50000', '9000000', UNKNOWN]
    case 'number':
      return [String(question.min), String(question.max), UNKNOWN]
    default:
      return unreachable(question)
  }
}

describe.each(guides)('%s', (_, guide) => {
  const asked = new Set<string>()

  test('every question is asked, and every end says what it must', () => {
    // Breadth first, each question, answer and where it led once: all edges of the graph, not all paths through it.
    const tried = new Set<string>()
    const lacking: string[] = []
    const queue: GuideAnswers[] = [{}]
    for (let answers = queue.shift(); answers; answers = queue.shift()) {
      const { node, kind } = walk(guide, answers, facts)
      if (kind === 'outcome') {
        lacking.push(...lacks(guide, answers))
        continue
      }
      asked.add(node)
      for (const answer of answersTo(guide.questions[node]!)) {
        const next = { ...answers, [node]: answer }
        const step = `${node}=${JSON.stringify(answer)} to ${walk(guide, next, facts).node}`
        if (tried.has(step)) {
          lacking.push(...lacks(guide, answerRest(guide, next, facts)))
          continue
        }
        tried.add(step)
        queue.push(next)
      }
    }
    expect(lacking).toEqual([])
    expect(Object.keys(guide.questions).filter((id) => !asked.has(id))).toEqual([])
  })

  test('who answers nothing more is told what to do too', () => {
    expect(lacks(guide, answerRest(guide, {}, facts))).toEqual([])
  })

  test('can be drawn', () => {
    const page = drawGuide(guide)
    for (const id of [...Object.keys(guide.questions), ...Object.keys(guide.outcomes)])
      expect(page).toContain(`<title>${id}</title>`)
  })
})

/** What the outcome of these answers lacks. */
function lacks(guide: Guide, answers: GuideAnswers): string[] {
  const advice = advise(guide, answers, facts)
  if (!advice) return [`${guide.id}: no outcome for ${JSON.stringify(answers)}`]
  const limits = advice.limits.map(({ id }) => id)
  const lacking = [
    ...(advice.rights.length === 0 ? ['right'] : []),
    ...(advice.steps.length === 0 ? ['step'] : []),
    ...(advice.places.length === 0 ? ['place'] : []),
    ...(citesOf(guide.outcomes[advice.id]!).length === 0 ? ['citation'] : []),
    ...(new Set(limits).size < limits.length ? ['limit of its own id'] : []),
  ]
  return lacking.map((part) => `${guide.id} ${advice.id}: no ${part} for ${JSON.stringify(answers)}`)
}
