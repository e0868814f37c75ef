import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { z } from 'zod'
import { parseJson } from '../../../base/json.ts'
import { topOf, wrongUse, type Flags } from './flags.ts'
import { openFor } from './store.ts'

const line = z.object({ query_id: z.union([z.string(), z.number()]), query: z.string() })

/** `rank --db DIR --queries FILE.jsonl --top N [--out FILE] [--no-questions]` */
export function rank(_args: readonly string[], flags: Flags): number {
  if (flags.queries === undefined)
    return wrongUse('rank needs --queries FILE.jsonl with lines {"query_id": …, "query": "…"}')
  const top = topOf(flags, 100)
  if (top === undefined) return wrongUse(`--top ${flags.top}: a whole number from 1 to 10000 is needed`)
  let text: string
  try {
    text = readFileSync(flags.queries, 'utf8')
  } catch {
    return wrongUse(`--queries ${flags.queries}: no such file`)
  }
  const queries: z.infer<typeof line>[] = []
  for (const [index, raw] of text.split('\n').entries()) {
    if (raw.trim() === '') continue
    const parsed = line.safeParse(parseJson(raw))
    if (!parsed.success)
      return wrongUse(`${flags.queries}:${index + 1}: a line {"query_id": …, "query": "…"} is needed`)
    queries.push(parsed.data)
  }

  const store = openFor(flags)
  if (typeof store === 'number') return store
  // To a file descriptor, not a stream: results are many, and nothing may be lost at the end of the process.
  const output = flags.out === undefined ? 1 : openSync(flags.out, 'w')
  for (const { query_id, query } of queries) {
    const started = performance.now()
    const results = store.rank(query, {
      top,
      without: new Set(flags['no-questions'] ? ['questions' as const] : []),
    })
    const ms = Math.round((performance.now() - started) * 1000) / 1000
    writeAll(output, `${JSON.stringify({ query_id, ms, results })}\n`)
  }
  if (flags.out !== undefined) closeSync(output)
  store.close()
  return 0
}

/** A pipe may take less than it is given, or nothing for the moment. */
function writeAll(output: number, text: string): void {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(output, bytes, at)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error
    }
  }
}
