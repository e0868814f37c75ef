import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { linesOf, type YamlProblem } from '../../base/yaml.ts'
import { told, type Told } from '../faults.ts'
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
    const fault = (path: readonly (string | number)[], what: Told): YamlProblem => ({
      file,
      line: lineOf(path),
      field: path.join('.'),
      ...what,
    })
    const { service, guides: leads } = own[0]!
    return [
      ...(services.some(({ id }) => id === service)
        ? []
        : [
            fault(
              ['service'],
              told('no-such-service', { given: service, known: services.map(({ id }) => id) }),
            ),
          ]),
      ...leads.flatMap((guide, at) =>
        guides.has(guide)
          ? []
          : [fault(['guides', at], told('no-such-guide', { given: guide, known: [...guides.keys()] }))],
      ),
      ...own.flatMap(({ form }, at) =>
        form === undefined || forms.has(form)
          ? []
          : [fault(['answers', at, 'form'], told('no-such-form', { given: form, known: [...forms.keys()] }))],
      ),
    ]
  })
}
