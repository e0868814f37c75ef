import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { z } from 'zod'
import { parseYaml } from '../../base/yaml.ts'
import { guideBlock, guideFile, type GuideBlock } from '../engine/guide-schema.ts'

/** A file of guides or shared blocks, with what it says itself. */
export interface GuideSource {
  readonly file: string
  /** Name of its quotes and stories. */
  readonly name: string
  readonly parts: readonly GuidePart[]
}

/** An outcome or a block, and where it stands in its file. */
export interface GuidePart {
  readonly path: readonly PropertyKey[]
  readonly part: GuideBlock
}

/** Guides and shared blocks as their files have them; files with faults are left to the loader. */
export function guideSources(directory: string): GuideSource[] {
  const list = (folder: string) =>
    existsSync(join(directory, folder))
      ? readdirSync(join(directory, folder))
          .filter((name) => name.endsWith('.yaml'))
          .toSorted()
      : []
  const load = <T>(file: string, schema: z.ZodType<T>): T[] => {
    const parsed = parseYaml({ schema, text: readFileSync(join(directory, file), 'utf8'), file })
    return parsed.ok ? [parsed.value] : []
  }
  return [
    ...list('guides').flatMap((name) => {
      const file = `guides/${name}`
      return load(file, guideFile).map(({ outcomes, blocks }) => ({
        file,
        name: basename(name, '.yaml'),
        parts: Object.entries({ outcomes, blocks }).flatMap(([kind, group]) =>
          Object.entries(group as Record<string, GuideBlock>).map(([id, part]) => ({
            path: [kind, id],
            part,
          })),
        ),
      }))
    }),
    ...list('guides/blocks').flatMap((name) => {
      const file = `guides/blocks/${name}`
      return load(file, guideBlock).map((part) => ({
        file,
        name: basename(name, '.yaml'),
        parts: [{ path: [], part }],
      }))
    }),
  ]
}
