import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { linesOf, type YamlProblem } from '../../base/yaml.ts'
import type { Content } from '../load.ts'
import type { Answer } from './answer-schema.ts'

/**
 * Where answers lead must be there: no answer without an online route and a counter with address and hours, which are
 * those of its service item.
 */
export function answerLeadProblems(
  directory: string,
  content: Content,
  answers: readonly Answer[],
): YamlProblem[] {
  const { services, guides, forms } = content
  return [...Map.groupBy(answers, ({ topic }) => topic)].flatMap(([topic, own]) => {
    const file = `answers/${topic}.yaml`
    const lineOf = linesOf(readFileSync(join(directory, file), 'utf8'))
    const fault = (path: readonly (string | number)[], message: string): YamlProblem => ({
      file,
      line: lineOf(path),
      field: path.join('.'),
      message,
    })
    const { service, guides: leads } = own[0]!
    return [
      ...(services.some(({ id }) => id === service)
        ? []
        : [
            fault(
              ['service'],
              `there is no service ${service}; name one of ${services.map(({ id }) => id).join(', ')}`,
            ),
          ]),
      ...leads.flatMap((guide, at) =>
        guides.has(guide)
          ? []
          : [fault(['guides', at], `there is no guide ${guide}; name one of content/guides, or remove it`)],
      ),
      ...own.flatMap(({ form }, at) =>
        form === undefined || forms.has(form)
          ? []
          : [
              fault(
                ['answers', at, 'form'],
                `there is no form ${form}; name one of ${[...forms.keys()].join(', ')}, or none`,
              ),
            ],
      ),
    ]
  })
}
