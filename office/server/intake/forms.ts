import { readdirSync, readFileSync } from 'node:fs'
import { unwrap } from '../../../base/result.ts'
import { parseYaml } from '../../../base/yaml.ts'
import type { FormDefinition } from '../../../content/engine/form-schema.ts'
import { readForms as readFormsBy } from '../../../content/forms/read-forms.ts'

const CONTENT = new URL('../../../content/', import.meta.url)

/** The forms of the kiosk, for the desk's intake; a fault there is found by `npm run content -- check`, so here it throws. */
export const readForms = (): ReadonlyMap<string, FormDefinition> =>
  readFormsBy({
    filesIn: (folder, ending) =>
      readdirSync(new URL(`${folder}/`, CONTENT))
        .filter((name) => name.endsWith(ending))
        .toSorted()
        .map((name) => `${folder}/${name}`),
    yaml: (file, schema) =>
      unwrap(
        parseYaml({ schema, text: readFileSync(new URL(file, CONTENT), 'utf8'), file: `content/${file}` }),
      ),
  })
