import { execFileSync } from 'node:child_process'
import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { parseJson } from '../../../base/json.ts'
import { unwrap } from '../../../base/result.ts'
import { importLaws } from '../../../content/laws/importer/import-laws.ts'
import { openLawStore } from '../../../content/laws/law-store.ts'

export interface Built {
  readonly directory: string
  readonly articles: number
  readonly seconds: number
  /** Of both indexes. */
  readonly indexMb: number
}

/** Imports files into a store and opens it once, as `npm run laws -- import` does. */
export async function buildStore(directory: string, sources: readonly string[]): Promise<Built> {
  const started = performance.now()
  const imported = await importLaws(sources, directory, { now: new Date(), aliases: [], progress: () => {} })
  if (!imported.ok) throw new Error(imported.error.message)
  unwrap(openLawStore(directory)).close()
  const seconds = (performance.now() - started) / 1000
  const folder = readdirSync(directory).find((name) => /^store-.*-\d+$/.test(name))!
  const bytes = (name: string) => statSync(join(directory, folder, name)).size
  return {
    directory,
    articles: imported.value.articles,
    seconds,
    indexMb: (bytes('national.index') + bytes('local.index')) / 2 ** 20,
  }
}

const served = z.object({
  readyMs: z.number(),
  firstMs: z.number(),
  residentMb: z.number(),
  p50: z.number(),
  p95: z.number(),
  p99: z.number(),
})
export type Served = z.infer<typeof served>

/**
 * Serves a store in a process of its own (serve.ts), after a first time: as at every start of a kiosk but its first.
 * Of three starts the middle one by the time until it was ready.
 */
export function serveStore(store: Built, questions: readonly string[]): Served {
  const file = join(store.directory, '..', 'questions.json')
  writeFileSync(file, JSON.stringify(questions))
  const script = fileURLToPath(new URL('serve.ts', import.meta.url))
  // Compiled code is kept between starts, as kiosk/start.mjs has it.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(store.directory, '../compiled') }
  const serve = () =>
    execFileSync(process.execPath, [script, store.directory, file], { encoding: 'utf8', env })
  serve()
  const starts = [serve(), serve(), serve()].map((line) => served.parse(parseJson(line)))
  return starts.toSorted((a, b) => a.readyMs - b.readyMs)[1]!
}
