import type { z } from 'zod'
import { ok } from '../base/result.ts'
import type * as yaml from '../base/yaml.ts'

/**
 * For tests that read nearly the same content many times: what was sound is parsed once. Stands in for
 * `base/yaml.ts` by `vi.mock`.
 */
export function parsingOnce(real: typeof yaml): typeof yaml {
  const sound = new Map<unknown, Map<string, unknown>>()
  return {
    ...real,
    parseYaml<T>(input: { schema: z.ZodType<T>; text: string; file: string }) {
      const known = sound.get(input.schema) ?? new Map<string, unknown>()
      sound.set(input.schema, known)
      if (known.has(input.text)) return ok(known.get(input.text) as T)
      const parsed = real.parseYaml(input)
      if (parsed.ok) known.set(input.text, parsed.value)
      return parsed
    },
  }
}
