import type { Context } from 'hono'
import type { z } from 'zod'
import { parseJson } from '../../base/json.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { refuse } from './guard.ts'

/** The request's body by its schema; the error is the finished 400 answer. It names fields, never values. */
export async function readBody<T>(c: Context, schema: z.ZodType<T>): Promise<Result<T, Response>> {
  const parsed = schema.safeParse(parseJson(await c.req.text()))
  if (parsed.success) return ok(parsed.data)
  const fields = parsed.error.issues.map((issue) => `${issue.path.join('.') || '(body)'}: ${issue.code}`)
  return err(refuse(c, 'schema', fields.join('; ')))
}
