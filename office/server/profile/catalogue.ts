import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { unwrap } from '../../../base/result.ts'
import { parseYaml } from '../../../base/yaml.ts'
import { pick } from '../../../content/engine/pick.ts'
import { CHINESE, language } from '../../../content/load.ts'
import { bodyKinds } from '../../../content/office/body-kinds.ts'
import { LICENSED, matter } from '../../../content/office/body-schema.ts'
import type { ProfileSurroundings } from '../../../content/services/check-profile.ts'
import { JUDICIAL_OFFICE, serviceItem } from '../../../content/services/service-schema.ts'
import type { ProfileView } from './api-types.ts'

const CONTENT = join(import.meta.dirname, '../../../content')

/** A fault there is found by `npm run content -- check`, so here it throws. */
const read = <T>(file: string, schema: z.ZodType<T>): T =>
  unwrap(parseYaml({ schema, text: readFileSync(join(CONTENT, file), 'utf8'), file: `content/${file}` }))

const services = readdirSync(join(CONTENT, 'services'))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => read(`services/${name}`, serviceItem))
  .toSorted((one, other) => one.order - other.order)
const kinds = read('office/body-kinds.yaml', bodyKinds)
const languages = read('locales/languages.yaml', z.array(language))

/** What a profile is judged against. */
export const SURROUNDINGS: ProfileSurroundings = {
  services,
  kinds: new Set(kinds.map(({ id }) => id)),
  languages: languages.map(({ tag }) => tag),
}

/** The same, for people to choose from. */
export const CATALOGUE: ProfileView['catalogue'] = {
  services: services.map(({ id, name, tier, routes }) => ({
    id,
    name: pick(name, CHINESE),
    basic: tier === 'basic',
    counter: routes.counter === JUDICIAL_OFFICE ? null : routes.counter,
  })),
  kinds: kinds.map(({ id, name }) => ({ id, name: pick(name, CHINESE), licensed: LICENSED.includes(id) })),
  matters: matter.options,
  languages: SURROUNDINGS.languages.filter((tag) => tag !== CHINESE),
}
