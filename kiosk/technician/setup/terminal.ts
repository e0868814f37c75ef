import type { Interface } from 'node:readline/promises'
import type { z } from 'zod'
import type { Words } from './words.ts'

/** Who is asked: lines out, lines in. */
export interface Terminal {
  readonly say: (line: string) => void
  /** One line, without its end; the prompt stays on the line. */
  readonly read: (prompt: string) => Promise<string>
}

export const terminalOf = (lines: Interface): Terminal => ({
  say: (line) => void process.stdout.write(`${line}\n`),
  read: (prompt) => lines.question(prompt),
})

export interface Asker {
  readonly say: (line: string) => void
  /** A value of the schema; an empty line is `otherwise`. Asks again, with what is wrong, until it is one. */
  readonly value: <T>(question: string, schema: z.ZodType<T>, otherwise: string) => Promise<T>
  /** One of several, by number. */
  readonly choice: <T extends string>(
    question: string,
    options: readonly (readonly [id: T, label: string])[],
    otherwise: T,
  ) => Promise<T>
  readonly yes: (question: string, otherwise: boolean) => Promise<boolean>
}

export function createAsker({ say, read }: Terminal, words: Words): Asker {
  async function value<T>(question: string, schema: z.ZodType<T>, otherwise: string): Promise<T> {
    for (;;) {
      const line = (await read(`${question} [${otherwise}] `)).trim() || otherwise
      const parsed = schema.safeParse(line)
      if (parsed.success) return parsed.data
      say(words('setup.wrong', { problem: parsed.error.issues.map(({ message }) => message).join('; ') }))
    }
  }

  async function choice<T extends string>(
    question: string,
    options: readonly (readonly [id: T, label: string])[],
    otherwise: T,
  ): Promise<T> {
    say(`\n${question}`)
    for (const [at, [, label]] of options.entries()) say(`  ${at + 1}  ${label}`)
    const usual = options.findIndex(([id]) => id === otherwise) + 1
    for (;;) {
      const line = (await read(`${words('setup.choose')} [${usual}] `)).trim() || String(usual)
      const chosen = /^\d+$/.test(line) ? options[Number(line) - 1] : undefined
      if (chosen) return chosen[0]
      say(words('setup.wrong', { problem: line }))
    }
  }

  return {
    say,
    value,
    choice,
    yes: async (question, otherwise) =>
      (await choice(
        question,
        [
          ['yes', words('setup.yes')],
          ['no', words('setup.no')],
        ],
        otherwise ? 'yes' : 'no',
      )) === 'yes',
  }
}
