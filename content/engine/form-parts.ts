/**
 * Parts that many forms have in common: forms/parts/<name>.yaml, each a list. In a list `{ use: contact }` stands for
 * everything that the part lists, elsewhere for its first; `with` adds keys to each of it, such as `when`.
 */
export function withParts(
  value: unknown,
  parts: ReadonlyMap<string, readonly unknown[]>,
  missing: (name: string, path: readonly PropertyKey[]) => void,
  path: readonly PropertyKey[] = [],
): unknown {
  const itemsOf = (use: Use, at: readonly PropertyKey[]): readonly unknown[] => {
    const part = parts.get(use.use)
    if (!part) missing(use.use, at)
    return (part ?? []).flatMap((item): unknown[] => {
      const composed = withParts([item], parts, missing, at)
      return (Array.isArray(composed) ? composed : []).map((one: unknown) =>
        use.with && isTable(one) ? { ...one, ...use.with } : one,
      )
    })
  }
  if (Array.isArray(value))
    return value.flatMap((one: unknown, index): unknown[] => {
      const here = [...path, index]
      return isUse(one) ? [...itemsOf(one, here)] : [withParts(one, parts, missing, here)]
    })
  if (isUse(value)) return itemsOf(value, path)[0]
  if (!isTable(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withParts(inner, parts, missing, [...path, key])]),
  )
}

interface Use {
  readonly use: string
  readonly with?: Record<string, unknown>
}

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isUse = (value: unknown): value is Use =>
  isTable(value) &&
  typeof value['use'] === 'string' &&
  Object.keys(value).every((key) => key === 'use' || key === 'with')
