import { readFileSync } from 'node:fs'
import { unwrap } from '../../base/result.ts'
import { parseYaml } from '../../base/yaml.ts'
import { publicity, type Publicity } from '../../content/campaigns/campaign-schema.ts'
import { campaignsOn } from '../../content/office/today.ts'

const FILE = new URL('../../content/campaigns/publicity.yaml', import.meta.url)
let read: Publicity | undefined

/** Ids of the campaigns (专项) of a day, YYYY-MM-DD in Asia/Shanghai. */
export function campaignsOf(day: string): string[] {
  read ??= unwrap(
    parseYaml({
      schema: publicity,
      text: readFileSync(FILE, 'utf8'),
      file: 'content/campaigns/publicity.yaml',
    }),
  )
  return campaignsOn(read, day).map(({ id }) => id)
}
