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
import { standingFiles } from '../content-packs/standing.ts'
import type { Store } from '../store/open.ts'
import type { ProfileView } from './api-types.ts'

const CONTENT = join(import.meta.dirname, '../../../content')
const SERVICES = 'services/'
const KINDS = 'office/body-kinds.yaml'
const LANGUAGES = 'locales/languages.yaml'

/** What kiosks are shown beside the profile, as far as a profile may name it. */
interface Surroundings {
  /** What a profile is judged against. */
  readonly judging: ProfileSurroundings
  /** The same, for people to choose from. */
  readonly catalogue: ProfileView['catalogue']
}

/** `put`: texts that stand in the place of what came with the software, by their path. */
function surroundings(put: ReadonlyMap<string, string>): Surroundings {
  // A fault in what came with the software is found by `npm run content -- check`, in what was put in when it was; so here it throws.
  const read = <T>(file: string, schema: z.ZodType<T>): T =>
    unwrap(
      parseYaml({
        schema,
        text: put.get(file) ?? readFileSync(join(CONTENT, file), 'utf8'),
        file: `content/${file}`,
      }),
    )
  const shipped = readdirSync(join(CONTENT, SERVICES))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${SERVICES}${name}`)
  const services = [...new Set([...shipped, ...put.keys()])]
    .filter((path) => path.startsWith(SERVICES))
    .map((path) => read(path, serviceItem))
    .toSorted((one, other) => one.order - other.order)
  const kinds = read(KINDS, bodyKinds)
  const languages = read(LANGUAGES, z.array(language)).map(({ tag }) => tag)
  return {
    judging: { services, kinds: new Set(kinds.map(({ id }) => id)), languages },
    catalogue: {
      services: services.map(({ id, name, tier, routes }) => ({
        id,
        name: pick(name, CHINESE),
        basic: tier === 'basic',
        counter: routes.counter === JUDICIAL_OFFICE ? null : routes.counter,
      })),
      kinds: kinds.map(({ id, name }) => ({
        id,
        name: pick(name, CHINESE),
        licensed: LICENSED.includes(id),
      })),
      matters: matter.options,
      languages: languages.filter((tag) => tag !== CHINESE),
    },
  }
}

/** Of the content that came with the software. */
export const SHIPPED = surroundings(new Map())

/** The last ones that were read, by the hashes of their texts: they are asked for at each look at the profile. */
let last = { hashes: '', value: SHIPPED }

/** Of the content that stands now: what was put in here, or came from above, counts as what came with the software. */
export async function surroundingsIn(store: Store, officeCode: string): Promise<Surroundings> {
  const standing = [...(await standingFiles(store, officeCode)).values()].filter(
    ({ path }) => path === KINDS || path === LANGUAGES || path.startsWith(SERVICES),
  )
  const hashes = standing
    .map(({ path, sha256 }) => `${path} ${sha256}`)
    .toSorted()
    .join('\n')
  if (hashes === '') return SHIPPED
  if (hashes !== last.hashes) {
    const texts = await store
      .selectFrom('contentFile')
      .select(['sha256', 'text'])
      .where(
        'sha256',
        'in',
        standing.map(({ sha256 }) => sha256),
      )
      .execute()
    const textOf = new Map(texts.map(({ sha256, text }) => [sha256, text]))
    const put = new Map(standing.map(({ path, sha256 }) => [path, textOf.get(sha256)!]))
    last = { hashes, value: surroundings(put) }
  }
  return last.value
}
