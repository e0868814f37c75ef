/** JSON values, for schemas and canonical forms. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * Canonical JSON in the manner of RFC 8785: keys sorted by UTF-16 code units, no white space.
 * Two parties that hold the same value hold the same bytes, so it can be signed and hashed.
 * Numbers must be integers within the safe range, which avoids the number rules of that RFC.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw new Error(`not a safe integer: ${value}`)
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item as Json)).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value as { [key: string]: Json })
      .filter(([, v]) => v !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`).join(',')}}`
  }
  return JSON.stringify(value)
}

/** Parses JSON from outside; undefined where it is none (valid JSON is never undefined). */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
