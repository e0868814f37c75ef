import { parseArgs } from 'node:util'
import { commands } from './commands.ts'
import { DEFAULT_STORE, wrongUse } from './flags.ts'

const HELP = `npm run laws -- COMMAND

  import SOURCE… [--from URL [--sha256 HEX]] --out DIR [--json]
                                        builds a law store (default DIR: ${DEFAULT_STORE}) from files (.md, .docx), folders
                                        and archives (.zip, .tar.gz); --from downloads one, and goes on where
                                        it broke off
  search "QUESTION" [--db DIR] [--top N] [--law TITLE] [--on YYYY-MM-DD] [--region 省]
         [--category law|regulation|interpretation|rule|local] [--json]
                                        articles that answer a question; without a store, the embedded digests
  rank --db DIR --queries FILE.jsonl --top N [--out FILE] [--no-questions]
                                        ranks many questions, for measuring: lines {"query_id", "query"} in,
                                        lines {"query_id", "ms", "results"} out
  info [--db DIR] [--json]              what a store holds
  check [--db DIR] [--json]             proves a store undamaged, and our digests against its texts
  learn [--db DIR] [--queries FILE.jsonl] [--out DIR] [--json]
                                        learns word associations and the reranker from our questions and given
                                        ones: lines {"query", "relevant": [{"law", "article"}]} (default: learned/)

--json prints exactly one line on stdout; everything else goes to stderr.
Exit codes: 0 done, 1 failed (nothing imported, no store, problems found), 2 wrong call.
`

const options = {
  out: { type: 'string' },
  from: { type: 'string' },
  sha256: { type: 'string' },
  db: { type: 'string' },
  queries: { type: 'string' },
  top: { type: 'string' },
  law: { type: 'string' },
  on: { type: 'string' },
  region: { type: 'string' },
  category: { type: 'string' },
  json: { type: 'boolean', default: false },
  'no-questions': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** Runs one command line (without `node` and script); the exit code. */
export async function runLaws(args: readonly string[]): Promise<number> {
  let parsed
  try {
    parsed = parseArgs({ args: [...args], allowPositionals: true, options })
  } catch (error) {
    return wrongUse(`${error instanceof Error ? error.message : String(error)} (--help shows all)`)
  }
  const [command, ...rest] = parsed.positionals
  if (parsed.values.help) {
    process.stdout.write(HELP)
    return 0
  }
  if (command === undefined) return wrongUse(`a command is needed\n\n${HELP}`)
  const run = Object.hasOwn(commands, command) ? commands[command] : undefined
  if (!run)
    return wrongUse(
      `unknown command: ${command}; known: ${Object.keys(commands).join(', ')} (--help explains them)`,
    )
  return run(rest, parsed.values)
}
