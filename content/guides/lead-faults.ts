import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { linesOf, type YamlProblem } from '../../base/yaml.ts'
import type { GuideAction } from '../engine/guide-schema.ts'
import { told } from '../faults.ts'
import type { Content } from '../load.ts'
import type { GuideFault } from './graph-faults.ts'
import { guideSources, type GuidePart } from './guide-sources.ts'

/** Where all guides lead that is not there: kinds of bodies, services, fields of forms. */
export function guideLeadProblems(directory: string, content: Content): YamlProblem[] {
  return guideSources(directory).flatMap(({ file, parts }) => {
    const faults = parts.flatMap((one) => leadFaults(one, content, () => undefined))
    if (faults.length === 0) return []
    const lineOf = linesOf(readFileSync(join(directory, file), 'utf8'))
    return faults.map(({ path, ...what }) => ({ file, line: lineOf(path), field: path.join('.'), ...what }))
  })
}

/** The same of one part; `remark` is told of guides and forms that are still to come. */
export const leadFaults = (
  { path, part }: GuidePart,
  content: Content,
  remark: (text: string) => void,
): GuideFault[] => [
  ...part.places.flatMap(({ body }, index) => bodyFaults([...path, 'places', index, 'body'], body, content)),
  ...part.actions.flatMap((action, index) =>
    actionFaults([...path, 'actions', index], action, content, remark),
  ),
]

function bodyFaults(path: readonly PropertyKey[], body: string, { bodyKinds }: Content): GuideFault[] {
  if (bodyKinds.some(({ id }) => id === body)) return []
  return [{ path, ...told('no-such-body-kind', { given: body }) }]
}

function actionFaults(
  path: readonly PropertyKey[],
  action: GuideAction,
  content: Content,
  remark: (text: string) => void,
): GuideFault[] {
  if ('refer' in action) return bodyFaults([...path, 'refer'], action.refer, content)
  if ('guide' in action && !content.guides.has(action.guide)) remark(`guide ${action.guide} is not there yet`)
  if ('book' in action && !content.services.some(({ id }) => id === action.book))
    return [
      {
        path: [...path, 'book'],
        ...told('no-such-service', { given: action.book, known: content.services.map(({ id }) => id) }),
      },
    ]
  if (!('apply' in action)) return []
  const form = content.forms.get(action.apply)
  if (!form) {
    remark(`form ${action.apply} is not there yet`)
    return []
  }
  const fields = form.steps.flatMap((step) => (step.kind === 'fields' ? step.fields : []))
  return Object.entries(action.fill).flatMap(([id, value]): GuideFault[] => {
    const here = [...path, 'fill', id]
    const field = fields.find((one) => one.id === id)
    if (!field) return [{ path: here, ...told('no-such-field', { form: action.apply, given: id }) }]
    if (field.kind !== 'choice' && field.kind !== 'choices') return []
    const given = typeof value === 'object' ? Object.values(value.as ?? {}) : [value]
    const options = field.options.map((option) => option.id)
    return given
      .filter((one) => typeof one !== 'string' || !options.includes(one))
      .map((one) => ({
        path: here,
        ...told('no-such-option', { field: id, given: String(one), known: options }),
      }))
  })
}
