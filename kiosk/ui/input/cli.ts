// oxlint-disable no-restricted-imports -- a command for people, never part of the page
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { Candidate } from './composer.ts'
import { PinyinEngine } from './pinyin/engine.ts'
import { StrokeEngine } from './strokes/engine.ts'

/** `npm run input`: an input method over a file of inputs, for measuring it. Every query stands for itself. */
const USAGE = `npm run input -- pinyin|strokes --queries FILE --out FILE

Reads lines {"query_id": "1", "input": "tuoqiangongzi"} and writes for each a line
{"query_id": "1", "ms": 0.8, "candidates": ["拖欠工资", …]}: in the order of the screen, best first, at most 60.

pinyin   letters, the apostrophe (xi'an) and v for ü; whole syllables, initials (tqgz) or both (laodht)
strokes  one sign for each stroke in writing order: 1 or h 横 (and 提), 2 or s 竖, 3 or p 撇, 4 or n or d 点 (and 捺),
         5 or z 折, * or 6 or x for one that may be any

Nothing is learned from one query to the next. Exit code 1: wrong arguments, or a line that cannot be read.
`
const WRITTEN = 60

const queryLine = z.object({ query_id: z.union([z.string(), z.number()]), input: z.string() })

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')

/** What a person at the screen would see, by method. */
const methods: Record<string, () => (input: string) => readonly Candidate[]> = {
  pinyin: () => {
    const engine = new PinyinEngine(read('pinyin/dictionary.txt'), read('pinyin/pairs.txt'))
    return (input) => engine.compose(input).candidates
  },
  strokes: () => {
    const engine = new StrokeEngine(read('strokes/strokes.txt'))
    return (input) => engine.candidates(input)
  },
}

function answered(line: string, number: number, candidates: (input: string) => readonly Candidate[]): string {
  let query: z.infer<typeof queryLine>
  try {
    query = queryLine.parse(JSON.parse(line))
  } catch (error) {
    throw new Error(`line ${number}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
  const start = performance.now()
  const found = candidates(query.input)
  const ms = Number((performance.now() - start).toFixed(3))
  return JSON.stringify({
    query_id: query.query_id,
    ms,
    candidates: found.slice(0, WRITTEN).map(({ text }) => text),
  })
}

function run(): number {
  const { values, positionals } = parseArgs({
    options: {
      queries: { type: 'string' },
      out: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  })
  if (values.help) {
    process.stdout.write(USAGE)
    return 0
  }
  const start = methods[positionals[0] ?? '']
  if (!start || !values.queries || !values.out) {
    process.stderr.write(USAGE)
    return 1
  }
  const lines = readFileSync(values.queries, 'utf8').split('\n')
  const candidates = start()
  // The first query would pay for compiling, which the screen does before anybody types.
  candidates('h')
  const answers = lines.flatMap((line, i) => (line.trim() === '' ? [] : [answered(line, i + 1, candidates)]))
  writeFileSync(values.out, answers.map((answer) => `${answer}\n`).join(''))
  process.stderr.write(`${answers.length} queries answered\n`)
  return 0
}

try {
  process.exitCode = run()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
