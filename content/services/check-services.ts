import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lineIn, type YamlProblem } from '../../base/yaml.ts'
import { told, type Told } from '../faults.ts'
import type { Content } from '../load.ts'
import { profileFaults } from './check-profile.ts'
import { BASIC_SERVICES, JUDICIAL_OFFICE } from './service-schema.ts'

/**
 * What the catalogue, the office profile, the kinds of bodies and the forms say of each other: every service leads to
 * a counter with address and hours, every name that is used is defined. Told by file, line, field and remedy.
 */
export function serviceProblems(directory: string, content: Content, officeFile: string): YamlProblem[] {
  const { services, office, forms } = content
  const problems: YamlProblem[] = []
  const kinds = new Set(content.bodyKinds.map(({ id }) => id))
  const tell = (file: string, path: readonly (string | number)[], { message, fault }: Told) =>
    problems.push({
      file,
      line: lineIn(readFileSync(file, 'utf8'), path),
      field: path.join('.'),
      message,
      fault,
    })

  for (const basic of BASIC_SERVICES)
    if (!services.some(({ id }) => id === basic))
      problems.push({
        file: join(directory, 'services'),
        line: 1,
        field: '',
        ...told('basic-service-missing', { service: basic }),
      })

  for (const service of services) {
    const file = join(directory, 'services', `${service.id}.yaml`)
    const { counter } = service.routes
    if (counter !== JUDICIAL_OFFICE && !kinds.has(counter))
      tell(file, ['routes', 'counter'], told('no-such-body-kind', { given: counter }))
    for (const [at, kind] of service.leads.bodies.entries())
      if (!kinds.has(kind)) tell(file, ['leads', 'bodies', at], told('no-such-body-kind', { given: kind }))
    for (const [at, guide] of service.leads.guides.entries())
      if (!content.guides.has(guide))
        tell(
          file,
          ['leads', 'guides', at],
          told('no-such-guide', { given: guide, known: [...content.guides.keys()] }),
        )
    for (const [at, form] of service.leads.forms.entries())
      if (!forms.has(form))
        tell(file, ['leads', 'forms', at], told('no-such-form', { given: form, known: [...forms.keys()] }))
  }

  const languages = content.languages.map(({ tag }) => tag)
  for (const { path, ...fault } of profileFaults(office, { services, kinds, languages }))
    tell(officeFile, path, fault)
  return problems
}
