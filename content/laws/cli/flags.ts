/** Values of the command line as `cli.ts` parses them. */
export interface Flags {
  readonly out?: string | undefined
  readonly from?: string | undefined
  readonly sha256?: string | undefined
  readonly db?: string | undefined
  readonly queries?: string | undefined
  readonly top?: string | undefined
  readonly law?: string | undefined
  readonly on?: string | undefined
  readonly region?: string | undefined
  readonly category?: string | undefined
  readonly json: boolean
  readonly 'no-questions': boolean
}

export const DEFAULT_STORE = './data/laws'

/** What a person should know, on stderr: stdout is for the result alone. */
export const tell = (message: string): void => void process.stderr.write(`${message}\n`)
/** A wrong call of the command; the exit code. */
export const wrongUse = (message: string): number => {
  tell(`laws: ${message}`)
  return 2
}
export const printJson = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`)

/** `--top`: a whole number from 1 to 10000. */
export function topOf(flags: Flags, fallback: number): number | undefined {
  if (flags.top === undefined) return fallback
  const top = Number(flags.top)
  return Number.isInteger(top) && top >= 1 && top <= 10_000 ? top : undefined
}
