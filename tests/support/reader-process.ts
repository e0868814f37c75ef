import { spawn } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { waitFor } from './kiosk-process.ts'

/** The desk's card reader program (`npm run reader`) with its simulated reader, as a clerk's machine runs it. */
export interface ReaderProcess {
  /** The pairing code in its window now. */
  readonly code: () => string
  readonly output: () => string
  /** A card, `lift`, or a situation of the reader. */
  readonly put: (word: string) => void
  readonly stop: () => Promise<void>
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Free a moment ago: the office has to know it before the program, which has to know the office, can listen. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const taken = createServer().listen(0, '127.0.0.1', () => {
      const { port } = taken.address() as AddressInfo
      taken.close(() => resolve(port))
    })
  })

export async function startReader({
  desk,
  port,
}: {
  readonly desk: string
  readonly port: number
}): Promise<ReaderProcess> {
  const child = spawn(
    process.execPath,
    ['kiosk/reader/main.ts', '--desk', desk, '--driver', 'simulated', '--port', String(port)],
    { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] },
  )
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const code = () => output.match(/\b[0-9A-Z]{3}-[0-9A-Z]{3}\b/g)?.at(-1) ?? ''
  await waitFor('the reader', () => code() && output.includes('idCard ready'))
  return {
    code,
    output: () => output,
    put: (word) => void child.stdin.write(`${word}\n`),
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
