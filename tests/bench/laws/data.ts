import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { parseJson } from '../../../base/json.ts'

/** Where the benchmark of law search lies: LAWS_BENCH, or a folder `shared` beside the repository or above. */
const root = join(import.meta.dirname, '../../..')
const shared = [process.env['LAWS_BENCH'], join(root, '../shared'), join(root, '../../shared')].find(
  (folder) => folder !== undefined && existsSync(join(folder, 'bench/statutes/corpus-files.txt')),
)

const reference = z.object({ law: z.string(), article: z.string() })
const line = z.object({
  query_id: z.union([z.string(), z.number()]),
  query: z.string(),
  primary: reference.optional(),
  relevant: z.array(reference),
})
export type BenchQuestion = z.infer<typeof line>

export interface BenchData {
  /** The files of the benchmark corpus. */
  readonly corpus: readonly string[]
  /** Files of local rules, for growth. */
  readonly local: readonly string[]
  readonly statutes: string
  readonly kiosk: string
}

/** Paths of the benchmark, or undefined where it is not on this machine. */
export function benchData(): BenchData | undefined {
  if (shared === undefined) return undefined
  const laws = join(shared, 'laws/lawrefbook')
  const files = readFileSync(join(shared, 'bench/statutes/corpus-files.txt'), 'utf8')
  return {
    corpus: files
      .split('\n')
      .filter(Boolean)
      .map((file) => join(laws, file)),
    local: readdirSync(join(laws, 'DLC'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md'))
      .toSorted()
      .map((file) => join(laws, 'DLC', file)),
    statutes: join(shared, 'bench/statutes/dev.jsonl'),
    kiosk: join(shared, 'bench/kiosk/dev.jsonl'),
  }
}

export const readQuestions = (file: string): BenchQuestion[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((text) => text.trim() !== '')
    .map((text) => line.parse(parseJson(text)))
