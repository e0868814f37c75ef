import { parseArgs } from 'node:util'
import { commands } from './cli/commands.ts'
import { DEFAULT_STORE } from './cli/flags.ts'

const HELP = `npm run laws -- COMMAND

  import SOURCE… --out DIR [--json]     builds a law store from Markdown files or folders (default DIR: ${DEFAULT_STORE})
  search "QUESTION" [--db DIR] [--top N] [--law TITLE] [--on YYYY-MM-DD] [--region 省] [--json]
                                        articles that answer a question; without a store, the embedded digests
  rank --db DIR --queries FILE.jsonl --top N [--out FILE] [--no-questions]
                                        ranks many questions, for measuring: lines {"query_id", "query"} in,
                                        lines {"query_id", "ms", "results"} out
  info [--db DIR] [--json]              what a store holds
  check [--db DIR] [--json]             proves a store undamaged, and our digests against its texts

--json prints exactly one line on stdout; everything else goes to stderr.`

const { values, positionals } = parse()
const [command, ...rest] = positionals
if (values.help || command === undefined) {
  console.log(HELP)
  process.exitCode = command === undefined && !values.help ? 2 : 0
} else {
  const run = commands[command]
  if (run) process.exitCode = run(rest, values)
  else fail(`unknown command: ${command}; known: ${Object.keys(commands).join(', ')} (--help explains them)`)
}

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        db: { type: 'string' },
        queries: { type: 'string' },
        top: { type: 'string' },
        law: { type: 'string' },
        on: { type: 'string' },
        region: { type: 'string' },
        json: { type: 'boolean', default: false },
        'no-questions': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
  } catch (error) {
    fail(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`)
    process.exit(2)
  }
}

function fail(message: string): void {
  console.error(`laws: ${message}`)
  process.exitCode = 2
}
