import { readdirSync, readFileSync } from 'node:fs'
import { unwrap } from '../../../base/result.ts'
import { parseYaml } from '../../../base/yaml.ts'
import { formDefinition, type FormDefinition } from '../../../content/engine/form-schema.ts'

const FOLDER = new URL('../../../content/forms/', import.meta.url)

/** The forms of the kiosk, for the desk's intake; a fault there is found by `npm run content -- check`, so here it throws. */
export const readForms = (): ReadonlyMap<string, FormDefinition> =>
  new Map(
    readdirSync(FOLDER)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => {
        const file = `content/forms/${name}`
        const text = readFileSync(new URL(name, FOLDER), 'utf8')
        const form = unwrap(parseYaml({ schema: formDefinition, text, file }))
        return [form.id, form] as const
      }),
  )
