import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { err, ok, type Result } from '../../../base/result.ts'
import { forEngine } from './engine.ts'

/** Spoken words as a WAV file in memory. */
export interface SpeechEngine {
  readonly name: string
  readonly say: (request: SayRequest) => Promise<Result<Uint8Array, SayFailure>>
}
export interface SayRequest {
  readonly language: string
  readonly text: string
  /** 1 is the usual pace. */
  readonly rate: number
  readonly signal: AbortSignal
}
/** `cancelled` is no fault; `voice`: none for this language or text; `engine`: it failed, or took too long. */
export type SayFailure = 'voice' | 'cancelled' | 'engine'

const USUAL_WORDS_PER_MINUTE = 150
/** The engine takes about 80 ms for 16 s of speech; what takes a hundred times as long hangs. */
const LIMIT_MS = 8_000
/** Two minutes at 22050 Hz, 16 bit: more than any sentence. */
const LARGEST_WAV = 6_000_000
const HEADER_BYTES = 44

/** espeak-ng: as configured, or the first on PATH. */
export function findEspeak(
  configured: string | undefined,
  path = process.env['PATH'] ?? '',
): string | undefined {
  const candidates =
    configured === undefined ? path.split(delimiter).map((d) => join(d, 'espeak-ng')) : [configured]
  return candidates.find(isExecutable)
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * espeak-ng (GPL-3) as a process of its own for each sentence, never linked in. The text goes through stdin, so no
 * process list shows what somebody wrote; the sound stays in memory; cancelling kills the process.
 */
export function createEspeak(program: string): SpeechEngine {
  return {
    name: 'espeak-ng',
    say: ({ language, text, rate, signal }) => {
      const speech = forEngine(language, text)
      if (!speech) return Promise.resolve(err('voice'))
      if (signal.aborted) return Promise.resolve(err('cancelled'))
      const pace = Math.round(USUAL_WORDS_PER_MINUTE * rate)
      return new Promise((resolve) => {
        const child = spawn(
          program,
          ['--stdin', '--stdout', '-b', '1', '-v', speech.voice, '-s', String(pace)],
          {
            stdio: ['pipe', 'pipe', 'ignore'],
          },
        )
        const chunks: Buffer[] = []
        let size = 0
        let failure: SayFailure = 'engine'
        const kill = (why: SayFailure) => {
          failure = why
          child.kill('SIGKILL')
        }
        const cancel = () => kill('cancelled')
        const timer = setTimeout(() => kill('engine'), LIMIT_MS)
        signal.addEventListener('abort', cancel, { once: true })
        child.stdout.on('data', (chunk: Buffer) => {
          size += chunk.length
          if (size > LARGEST_WAV) kill('engine')
          else chunks.push(chunk)
        })
        const finish = (code: number | null) => {
          clearTimeout(timer)
          signal.removeEventListener('abort', cancel)
          resolve(code === 0 && size > HEADER_BYTES ? ok(withLengths(Buffer.concat(chunks))) : err(failure))
        }
        child.once('error', () => finish(-1))
        child.once('close', finish)
        // A process that ended early has closed its stdin: that shows in its exit code.
        child.stdin.on('error', () => undefined)
        child.stdin.end(speech.text)
      })
    },
  }
}

/** On a pipe espeak-ng cannot know how long the sound will be and writes 2 GB: put the true lengths in. */
function withLengths(wav: Buffer): Uint8Array {
  wav.writeUInt32LE(wav.length - 8, 4)
  wav.writeUInt32LE(wav.length - HEADER_BYTES, 40)
  return wav
}
