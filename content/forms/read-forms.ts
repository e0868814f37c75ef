import { basename } from 'node:path'
import { z } from 'zod'
import { formDefinition, type FormDefinition } from '../engine/form-schema.ts'
import { withParts } from '../engine/form-parts.ts'
import { issueOf } from '../faults.ts'

/** How content is read: faults are reported by it, with file and line. */
interface FormReader {
  readonly yaml: <T>(file: string, schema: z.ZodType<T>) => T | undefined
  /** Files of a folder of the content room, in order of their names. */
  readonly filesIn: (folder: string, ending: string) => string[]
}

/** What citizens come for most stands first; the others follow by name. */
const FIRST = ['legal-aid', 'mediation']

/** All forms with their shared parts put in. A form lies in the file of its name. */
export function readForms({ yaml, filesIn }: FormReader): Map<string, FormDefinition> {
  const parts = new Map<string, readonly unknown[]>()
  for (const file of filesIn('forms/parts', '.yaml'))
    parts.set(basename(file, '.yaml'), yaml(file, z.array(z.json()).min(1)) ?? [])

  const form = (file: string) =>
    z
      .unknown()
      .transform((value, context) =>
        withParts(value, parts, (name, path) =>
          context.addIssue({
            code: 'custom',
            path: [...path],
            ...issueOf('form-part', { given: name, known: [...parts.keys()] }),
          }),
        ),
      )
      .pipe(formDefinition)
      .refine(({ id }) => id === basename(file, '.yaml'), {
        path: ['id'],
        message: `the file of a form is named as its id; rename ${basename(file)} or correct the id`,
      })
  const forms = filesIn('forms', '.yaml').flatMap((file) => yaml(file, form(file)) ?? [])
  const place = ({ id }: FormDefinition) => (FIRST.includes(id) ? FIRST.indexOf(id) : FIRST.length)
  return new Map(forms.toSorted((a, b) => place(a) - place(b)).map((one) => [one.id, one]))
}
