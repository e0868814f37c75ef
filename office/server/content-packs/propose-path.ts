import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { packPath } from '../../../exchange/schemas/pack.ts'

const SHIPPED = fileURLToPath(new URL('../../../content', import.meta.url))

/** Every file that came with the software and may stand in a pack, by its path there. */
export const shippedPaths = (): string[] =>
  readdirSync(SHIPPED, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(SHIPPED.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => packPath.safeParse(path).success)
    .toSorted()

/**
 * Where a file belongs, by what it says: a guide stands in `guides/`, under the name of the one with its id that it
 * corrects. What says nothing of that kind goes by the file's own name, where only one place has that. `known`: paths
 * that are there. Undefined where a person has to say it.
 */
export function proposedPath(name: string, text: string, known: readonly string[]): string | undefined {
  const own = basename(name.replaceAll('\\', '/'))
  const folder = folderOf(text)
  if (folder === undefined) {
    const places = known.filter((path) => basename(path) === own)
    return places.length === 1 ? places[0] : undefined
  }
  const { within, id } = folder
  const path = known.find(
    (one) => one === `${within}/${basename(one)}` && id !== undefined && shippedId(one) === id,
  )
  return (
    path ?? valid(`${within}/${id ?? own.replace(/\.(yml|json)$/i, '.yaml')}`) ?? valid(`${within}/${own}`)
  )
}

const valid = (path: string): string | undefined => (packPath.safeParse(path).success ? path : undefined)

/** Kinds of files by the keys that only they have. */
const KINDS: readonly { readonly within: string; readonly keys: readonly string[]; readonly id?: string }[] =
  [
    { within: 'guides', keys: ['id', 'topic', 'start', 'questions'], id: 'id' },
    { within: 'services', keys: ['id', 'code', 'tier'], id: 'id' },
    { within: 'papers', keys: ['form', 'sheets'], id: 'form' },
    { within: 'calendar', keys: ['year', 'holidays'], id: 'year' },
    { within: 'figures', keys: ['id', 'place', 'values'], id: 'id' },
    { within: 'answers', keys: ['answers', 'service'] },
    { within: 'forms', keys: ['id', 'version', 'steps'], id: 'id' },
  ]

function folderOf(text: string): { readonly within: string; readonly id: string | undefined } | undefined {
  const document = parsed(text)
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return undefined
  const kind = KINDS.find(({ keys }) => keys.every((key) => Object.hasOwn(document, key)))
  if (!kind) return undefined
  const id: unknown = kind.id === undefined ? undefined : (document as Record<string, unknown>)[kind.id]
  return {
    within: kind.within,
    id: typeof id === 'string' || typeof id === 'number' ? String(id) : undefined,
  }
}

function parsed(text: string): unknown {
  try {
    return parse(text) as unknown
  } catch {
    // What is wrong with it the check tells, by line.
    return undefined
  }
}

function shippedId(path: string): string | undefined {
  try {
    return /^(?:id|form|year): *['"]?([\w-]+)/m.exec(readFileSync(join(SHIPPED, path), 'utf8'))?.[1]
  } catch {
    return undefined
  }
}
