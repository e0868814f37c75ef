import { isNode, LineCounter, parseDocument, type Document } from 'yaml'
import type { z } from 'zod'
import { err, ok, type Result } from './result.ts'
import { faultOf } from './yaml-fault.ts'

/** What is wrong in a YAML file, and where: printed as `file:line: field: message`. */
export interface YamlProblem {
  readonly file: string
  readonly line: number
  readonly field: string
  readonly message: string
  /** The same as data, to be said in another language than the message's English. */
  readonly fault?: Fault
}

/** What is wrong, by its kind, with what a sentence about it needs; without a place, which stands beside it. */
export interface Fault {
  readonly kind: string
  readonly values: Readonly<Record<string, string | number>>
}

export const describeProblem = (p: YamlProblem): string =>
  `${p.file}:${p.line}: ${p.field === '' ? '' : `${p.field}: `}${p.message}`

/** Parses YAML text by a schema; every problem names the line of the value it is about. */
export function parseYaml<T>(input: {
  schema: z.ZodType<T>
  text: string
  file: string
}): Result<T, YamlProblem[]> {
  const lines = new LineCounter()
  const document = parseDocument(input.text, { lineCounter: lines, prettyErrors: false })
  const lineAt = (offset: number) => lines.linePos(offset).line
  if (document.errors.length > 0)
    return err(
      document.errors.map((e) => ({
        file: input.file,
        line: lineAt(e.pos[0]),
        field: '',
        message: e.message,
        fault: { kind: 'syntax', values: {} },
      })),
    )

  const parsed = input.schema.safeParse(document.toJS() ?? {}, { reportInput: true })
  if (parsed.success) return ok(parsed.data)

  const lineOf = (path: readonly PropertyKey[]) => lineAt(offsetOf(document, path))
  return err(
    parsed.error.issues.flatMap((issue) => {
      if (issue.code === 'unrecognized_keys')
        return issue.keys.map((key) => ({
          file: input.file,
          line: lineOf([...issue.path, key]),
          field: [...issue.path, key].join('.'),
          message: 'unknown key',
          fault: { kind: 'unknown-key', values: { key } },
        }))
      return [
        {
          file: input.file,
          line: lineOf(issue.path),
          field: issue.path.join('.'),
          message: explain(issue),
          fault: faultOf(issue),
        },
      ]
    }),
  )
}

/** Where the value at `path` stands in YAML text; what is not there is told at the deepest part of the path that is. */
export const lineIn = (text: string, path: readonly PropertyKey[]): number => linesOf(text)(path)

/** The same for many places of one text, which is read once. */
export function linesOf(text: string): (path: readonly PropertyKey[]) => number {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  return (path) => lines.linePos(offsetOf(document, path)).line
}

/** A missing key is reported at its parent. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}

function explain(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_union' && issue.discriminator !== undefined) return explainKind(issue)
  // A whole table would bury the remedy; its line is told anyway.
  const input = 'input' in issue && typeof issue.input !== 'object' ? issue.input : undefined
  const given = input === undefined ? '' : `${JSON.stringify(input)} given; `
  // What a schema says in its own words names the remedy; what zod says by itself is said plainer below.
  if (!/^(?:Invalid|Too (?:small|big)|Unrecognized)/.test(issue.message)) return `${given}${issue.message}`
  if (issue.code === 'invalid_value') return `${given}allowed: ${issue.values.map(String).join(', ')}`
  if (issue.code === 'too_small') return `${given}at least ${issue.minimum}`
  if (issue.code === 'too_big') return `${given}at most ${issue.maximum}`
  if (issue.code === 'invalid_type') return `${given}${issue.expected} expected`
  if (issue.code === 'invalid_union') {
    const options = issue.errors.flat().map(explain)
    return options.length > 0 ? `${given}${[...new Set(options)].join('; or ')}` : `${given}${issue.message}`
  }
  return issue.message
}

/** One key says which of several forms a value has; zod knows them and tells them in its message alone. */
function explainKind({
  discriminator = '',
  input,
  message,
}: {
  discriminator?: string | undefined
  input?: unknown
  message: string
}): string {
  const given = (input as Record<string, unknown> | undefined)?.[discriminator]
  const allowed = [...message.matchAll(/'([^']+)'/g)].map(([, one]) => one)
  return `${given === undefined ? '' : `${JSON.stringify(given)} given; `}allowed: ${allowed.join(', ')}`
}
