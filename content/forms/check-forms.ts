import type { YamlProblem } from '../../base/yaml.ts'
import type { FormDefinition } from '../engine/form-schema.ts'
import { told } from '../faults.ts'
import type { Content } from '../load.ts'

/** What a form says of other content: the bodies that it refers to are kinds of office/body-kinds.yaml. */
export function formProblems({ forms, bodyKinds }: Pick<Content, 'forms' | 'bodyKinds'>): YamlProblem[] {
  const kinds = bodyKinds.map(({ id }) => id)
  return [...forms.values()].flatMap((form) =>
    kindsOf(form)
      .filter((kind) => !kinds.includes(kind))
      .map((kind) => ({
        file: `forms: ${form.id}`,
        line: 1,
        field: 'refersTo',
        ...told('no-such-body-kind', { given: kind }),
      })),
  )
}

function kindsOf({ refersTo, steps }: FormDefinition): string[] {
  if (typeof refersTo !== 'object') return refersTo === undefined ? [] : [refersTo]
  const field = steps
    .flatMap((step) => (step.kind === 'fields' ? step.fields : []))
    .find(({ id }) => id === refersTo.field)
  // What is no choice between kinds refers to nothing that could be found.
  return field?.kind === 'choice' ? field.options.map(({ id }) => id) : [refersTo.field]
}
