import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { unwrap } from '../../../base/result.ts'
import { parseYaml } from '../../../base/yaml.ts'
import { localized } from '../../../content/engine/localized.ts'
import { readForms } from '../intake/forms.ts'

const CHINESE = 'zh-CN'
const GUIDES = new URL('../../../content/guides/', import.meta.url)
const named = z.looseObject({ id: z.string(), title: localized })

/** Chinese names of what kiosks count by id: forms with their steps, and guides. An id of older content stays an id. */
export interface SubjectNames {
  readonly form: (id: string) => string
  readonly step: (form: string, step: string) => string | undefined
  readonly guide: (id: string) => string
}

let read: SubjectNames | undefined

export function subjectNames(): SubjectNames {
  read ??= readNames()
  return read
}

function readNames(): SubjectNames {
  const forms = readForms()
  const guides = new Map(
    readdirSync(GUIDES)
      .filter((name) => /^[a-z]\d+-.+\.yaml$/.test(name))
      .map((name) => {
        const text = readFileSync(new URL(name, GUIDES), 'utf8')
        const { id, title } = unwrap(parseYaml({ schema: named, text, file: name }))
        return [id, title[CHINESE]]
      }),
  )
  return {
    form: (id) => forms.get(id)?.title[CHINESE] ?? id,
    step: (form, step) => forms.get(form)?.steps.find(({ id }) => id === step)?.title[CHINESE],
    guide: (id) => guides.get(id) ?? id,
  }
}
