import { describeProblem } from '../../base/yaml.ts'
import { answerLeadProblems } from '../answers/check-leads.ts'
import { checkAcross } from '../check.ts'
import { checkGuides } from '../guides/check-guides.ts'
import { countsOf } from './info.ts'
import type { Command } from './command.ts'
import { checkAgainstLaws } from './check-against-laws.ts'

export const check: Command = (input) => {
  const { directory, content, lawContent, flags, note } = input
  const found = [checkAcross(directory, content, flags.office), checkGuides(directory, content)]
  const problems = [
    ...found.flatMap((one) => one.problems),
    ...answerLeadProblems(directory, content, lawContent.answers),
  ]
  for (const remark of found.flatMap((one) => one.remarks)) note(`remark: ${remark}`)
  if (flags.laws !== undefined) problems.push(...checkAgainstLaws(directory, flags.laws, note))
  for (const problem of problems) note(describeProblem(problem))
  if (problems.length > 0) {
    note(`${problems.length} faults`)
    return 1
  }
  const { guides, forms, digests, laws, answers } = countsOf(input)
  input.out(
    `content ${content.version}: ${forms} forms, ${guides} guides, ${digests} digests of ${laws} laws, ${answers} answers, all right`,
  )
  return 0
}
